package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import java.util.Set;

/**
 * Firmware updates as stations tell of them, followed to their end. Called by the shard's thread. An update ends once: when the station
 * says so, or when it boots with another version though it never did.
 */
final class Firmware {
    private static final String INSTALLED = "Installed";
    private static final String IDLE = "Idle";
    private static final Set<String> FAILURES = Set.of(
            "DownloadFailed",
            "InstallationFailed",
            "InstallVerificationFailed",
            "InvalidSignature",
            "RevokedCertificate",
            "InvalidCertificate");

    Reply take(StationState station, Request.FirmwareStatus report, Turn turn) {
        turn.emit(new Event.FirmwareStatusReported(station.id, report.status(), report.requestId()));
        boolean installed = report.status().equals(INSTALLED);
        if (station.update != null && (installed || FAILURES.contains(report.status()))) {
            Integer requestId = report.requestId() == null ? station.update.requestId() : report.requestId();
            turn.emit(new Event.FirmwareUpdateEnded(station.id, requestId, installed, report.status(), false));
        }
        return new Reply.Acknowledged();
    }

    void booted(StationState station, Request.Boot boot, Turn turn) {
        String current = boot.info().firmware();
        if (current.isEmpty() || station.firmware.isEmpty() || current.equals(station.firmware)) {
            return;
        }
        turn.emit(new Event.FirmwareChanged(station.id, station.firmware, current));
        if (station.update != null) {
            turn.emit(new Event.FirmwareUpdateEnded(
                    station.id, station.update.requestId(), true, station.update.status(), true));
        }
    }

    static void apply(StationState station, Event.FirmwareStatusReported event) {
        String status = event.status();
        boolean ended = status.equals(INSTALLED) || status.equals(IDLE) || FAILURES.contains(status);
        if (!ended) {
            Integer known = station.update == null ? null : station.update.requestId();
            Integer told = event.requestId();
            station.update = new StationState.FirmwareUpdate(told == null ? known : told, status);
        }
    }

    static void apply(StationState station, Event.StationBooted event) {
        if (!event.info().firmware().isEmpty()) {
            station.firmware = event.info().firmware();
        }
    }
}
