package io.voltgate.simulator.station;

import tools.jackson.databind.JsonNode;

/** How a call of the station's ended. Values. Each call ends in exactly one. */
sealed interface Answer {
    /** CALLRESULT. */
    record Result(JsonNode payload) implements Answer {}

    /** CALLERROR, and the station doesn't try again. */
    record Failed(String code, String description) implements Answer {}

    /** Nothing came: the connection ended, or the time or the attempts ran out. */
    record None(String why) implements Answer {}
}
