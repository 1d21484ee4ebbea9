package io.voltgate.simulator.station;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something a station has to say: the action, and how its payload is written once it is sent. A value. The payload is written at
 * the first sending, when a transaction id of OCPP 1.6 is known, and never again.
 */
record Said(String action, MessageRecord.Kind kind, int seqNo, Content content) {
    /** What a payload is made as. */
    sealed interface Content {
        /** The payload as JSON; offline says whether it had to wait for a connection. */
        default String write(boolean offline) {
            return switch (this) {
                case Tree tree -> tree.grow(offline).toString();
                case Text text -> text.say(offline);
            };
        }
    }

    /** A tree, to which others may add before it is written. */
    @FunctionalInterface
    non-sealed interface Tree extends Content {
        ObjectNode grow(boolean offline);
    }

    /** A text, for what is said so often that a tree costs too much. */
    @FunctionalInterface
    non-sealed interface Text extends Content {
        String say(boolean offline);
    }

    static Said plain(String action, ObjectNode payload) {
        return of(action, MessageRecord.Kind.OTHER, -1, _ -> payload);
    }

    static Said of(String action, MessageRecord.Kind kind, int seqNo, Tree tree) {
        return new Said(action, kind, seqNo, tree);
    }

    /** The meter's values within a transaction. */
    static Said metered(String action, int seqNo, Text text) {
        return new Said(action, MessageRecord.Kind.METER, seqNo, text);
    }
}
