package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;

/**
 * The truth of one station: what it measured, said and was promised. An immutable snapshot, so it may be read on any thread.
 *
 * @param booted whether a BootNotification was accepted
 * @param statuses the latest ones, at most {@link #MAX_STATUSES}
 * @param trouble why the latest connection ended or failed, empty where none has
 * @param queued transaction messages that still wait to be acknowledged
 */
public record StationRecord(
        String identity,
        OcppVersion version,
        boolean connected,
        boolean booted,
        List<PlugState> connectors,
        List<SessionRecord> sessions,
        List<StatusRecord> statuses,
        String trouble,
        int queued) {
    public static final int MAX_STATUSES = 10_000;
}
