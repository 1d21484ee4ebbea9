package io.voltgate.simulator.station;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something a station has to say: the action, and how its payload is written once it is sent. A value. The payload is written at
 * the first sending, when a transaction id of OCPP 1.6 is known, and never again.
 */
record Said(String action, MessageRecord.Kind kind, int seqNo, Content content) {
    /** Writes the payload; offline says whether it had to wait for a connection. */
    interface Content {
        ObjectNode write(boolean offline);
    }

    static Said plain(String action, ObjectNode payload) {
        return new Said(action, MessageRecord.Kind.OTHER, -1, offline -> payload);
    }
}
