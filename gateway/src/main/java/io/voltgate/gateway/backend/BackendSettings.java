package io.voltgate.gateway.backend;

import java.time.Duration;

/**
 * What the operator decides about the backend's plane. An immutable value, fixed at start. Each limit's outcome stands
 * with it.
 *
 * @param host address to listen on
 * @param port 0 takes a free one
 * @param shard whose journal is streamed, 0 to 255
 */
public record BackendSettings(String host, int port, int shard, ApiKeys apiKeys, Limits limits) {
    /**
     * The limits of the plane.
     *
     * @param connections TCP connections; one more waits in the kernel's queue
     * @param bodyBytes largest body of a request; a larger one is answered with 413
     * @param orderWait how long a request waits for its order to be durable; then 503, and the same key asks again
     * @param rowsWait how long a request waits for the rows to catch up with its command; then 503
     * @param streams event streams; one more is answered with 503
     * @param keepAlive silence on a stream after which a comment is sent
     * @param stalled time for which a consumer may take nothing; then its stream may be ended for the sake of another's
     * @param batches of stations
     */
    public record Limits(
            int connections,
            long bodyBytes,
            Duration orderWait,
            Duration rowsWait,
            int streams,
            Duration keepAlive,
            Duration stalled,
            Batches batches) {
        public static final Limits DEFAULT = new Limits(
                1024,
                1L << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                64,
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                new Batches(1_000, 2));
    }

    /**
     * The limits of entering many stations at once. 1,000 stations in a body of 1 MiB may take 1 KiB each, five times what they usually
     * do; read into memory they are 20 MiB at the most, and one of two batches is hashed while the other is written.
     *
     * @param stations in one request; with more it is answered with 413, and none is entered
     * @param atOnce requests that are carried out; others wait for their turn, as long as orders do, then 503
     */
    public record Batches(int stations, int atOnce) {}
}
