package io.voltgate.gateway.backend;

import io.voltgate.domain.Event;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;
import io.voltgate.domain.StationTime;
import java.util.UUID;

/** Facts for tests of the stream. Stateless. Each carries a text by which the test knows it again. */
final class Facts {
    private Facts() {}

    static Event status(String station, String reason) {
        return new Event.StationStatusChanged(
                new StationId(station), StationStatus.OFFLINE, StationStatus.ACTIVE, reason);
    }

    static Event security(String station, String info) {
        return new Event.SecurityEventReported(
                new StationId(station), "FirmwareUpdated", info, StationTime.receivedAt(0));
    }

    static Event provisioned(String station) {
        return new Event.StationProvisioned(new StationId(station), new UUID(0, 1));
    }
}
