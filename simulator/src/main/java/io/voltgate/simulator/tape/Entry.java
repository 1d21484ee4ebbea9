package io.voltgate.simulator.tape;

import io.voltgate.simulator.link.FrameTap.Direction;

/** One thing that happened on a station's connection. Immutable values; the time is in milliseconds since 1970. */
public sealed interface Entry {
    long atMs();

    /** The station is connected; the subprotocol is empty where none was chosen or is known. */
    record Opened(long atMs, String identity, String subprotocol) implements Entry {}

    /** A text that passed, without the values of passwords. */
    record Said(long atMs, Direction direction, String text) implements Entry {}

    /** The connection ended; the reason is for people. */
    record Closed(long atMs, String reason) implements Entry {}
}
