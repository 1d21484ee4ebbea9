package io.voltgate.simulator.station;

/**
 * Whether the gateway takes a station: it asks with a BootNotification, and asks again when it is told to wait (OCPP 1.6 4.2, 2.x B01 to
 * B03). Owned by the station. Once accepted it stays so over lost connections, until the station starts anew.
 */
final class Registration {
    private static final long RETRY_MS = 10_000;

    private final Station station;
    private boolean accepted;
    private boolean everAccepted;
    private String reason = "PowerUp";

    Registration(Station station) {
        this.station = station;
    }

    boolean isAccepted() {
        return accepted;
    }

    boolean wasEverAccepted() {
        return everAccepted;
    }

    /** The station starts anew, for this reason (a word of OCPP 2.x). */
    void lose(String why) {
        accepted = false;
        reason = why;
    }

    void ask() {
        StationProtocol protocol = station.protocol();
        StationProtocol.Nameplate plate = new StationProtocol.Nameplate(
                Station.VENDOR,
                Station.MODEL,
                station.serial(),
                station.known(Firmware.KIND).map(Firmware::version).orElse(Firmware.FIRST_VERSION));
        station.outbox().sayFirst(new Outgoing(protocol.boot(plate, reason), answer -> {
            switch (answer) {
                case Answer.Result(var payload) -> heard(protocol.readBoot(payload));
                case Answer.Failed _ -> askLater(RETRY_MS);
                case Answer.None _ -> askLater(RETRY_MS);
            }
        }));
    }

    private void askLater(long waitMs) {
        long mine = station.line().epoch();
        Timeline.Timer _ = station.timeline().after(waitMs, () -> {
            if (mine == station.line().epoch() && station.line().isOpen() && !accepted) {
                ask();
            }
        });
    }

    private void heard(StationProtocol.BootAnswer answer) {
        if (!answer.accepted()) {
            askLater(answer.intervalSeconds() > 0 ? 1000L * answer.intervalSeconds() : RETRY_MS);
            return;
        }
        boolean firstTime = !everAccepted;
        accepted = true;
        everAccepted = true;
        station.accepted(answer.intervalSeconds(), firstTime);
    }
}
