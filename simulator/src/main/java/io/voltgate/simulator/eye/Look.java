package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Frame;
import tools.jackson.databind.JsonNode;

/** One matter that the eye watches over time. Owned by its eye, told of one frame after another. It may remember, within bounds. */
interface Look {
    /** The station calls. */
    default void said(Exchange call) {}

    /** The server answers a call of the station. */
    default void answered(Exchange call, JsonNode answer, Notes notes) {}

    /** The server answers a call of the station with an error. */
    default void refused(Exchange call, Frame.CallError error, Notes notes) {}

    /** The server calls. */
    default void called(Exchange call, Notes notes) {}

    /** The station answers a call of the server. */
    default void obeyed(Exchange call, JsonNode answer) {}
}
