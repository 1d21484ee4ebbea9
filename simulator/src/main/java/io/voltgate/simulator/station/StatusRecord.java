package io.voltgate.simulator.station;

/**
 * A StatusNotification that was sent. An immutable snapshot.
 *
 * @param connector 0 is the station itself, which only OCPP 1.6 reports
 * @param status the word on the wire
 */
public record StatusRecord(int connector, String status, long atMs, boolean acknowledged) {}
