package io.voltgate.domain;

/** Why a station's connection ended. Values; each is a metric label. Exactly one is recorded per connection. */
public enum CloseReason {
    /** The station closed the WebSocket. */
    STATION_CLOSED,
    /** The socket broke or was reset. */
    CONNECTION_LOST,
    /** A newer connection of the same station took over. */
    REPLACED,
    /** Nobody has entered the station, and it could not be taken in. */
    UNKNOWN_STATION,
    /** Nothing was heard, pings included, for longer than the liveness limit. */
    SILENT,
    /** A message was larger than the limit (WebSocket close 1009). */
    MESSAGE_TOO_BIG,
    /** A frame that OCPP doesn't allow, such as a binary one (WebSocket close 1003 or 1002). */
    PROTOCOL_VIOLATION,
    /** A station of OCPP 2.x booted with another serial number than its certificate has (WebSocket close 1008). */
    SERIAL_MISMATCH,
    /** The station didn't read what we sent for longer than the limit. */
    UNWRITABLE,
    /** The gateway is stopping (WebSocket close 1001). */
    GATEWAY_STOPPING,
    /** The gateway came back from a stop or crash; the connection had ended with it. */
    GATEWAY_RESTARTED,
    /** The backend asked for it. */
    ORDERED
}
