package io.voltgate.domain;

/**
 * A station's answer to an order, in the words of its OCPP version. A value. The payload is the whole answer, as JSON text.
 *
 * @param accepted whether the status means that the station will act
 * @param status the status as the station wrote it, such as Accepted, Rejected, NotSupported
 */
public record CommandResult(boolean accepted, String status, String payload) {}
