package io.voltgate.benchmarks.echo;

/** How much an echo does with a call. */
public enum Kind {
    /** Netty's HTTP and WebSocket codecs; the message id is found among the bytes. */
    bare,
    /** The same, with the text read to a tree and the answer written by Jackson. */
    jackson,
    /** The gateway's own way to its shard and back: handshake, pipeline, dialect, inbox; all that the engine would do is left out. */
    gateway
}
