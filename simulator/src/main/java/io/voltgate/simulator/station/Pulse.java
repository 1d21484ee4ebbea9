package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;

/**
 * What a station does by the clock: heartbeats, and meter values at full intervals. Owned by its station. An interval that is changed holds
 * at once.
 */
final class Pulse {
    private static final long DAY_MS = 86_400_000L;

    private final Station station;
    private Timeline.Timer heartbeat = Timeline.Timer.NONE;
    private Timeline.Timer aligned = Timeline.Timer.NONE;

    Pulse(Station station) {
        this.station = station;
    }

    void changed(Variable variable) {
        if (variable.name().equals(Settings.HEARTBEAT) && station.isOnline()) {
            beatSoon();
        } else if (variable.name().equals(Settings.ALIGNED)) {
            readSoon();
        }
    }

    void beatSoon() {
        heartbeat.cancel();
        long intervalMs = 1000L * Math.max(1, station.settings().number(Settings.HEARTBEAT));
        heartbeat = station.timeline().after(intervalMs, () -> {
            station.sayHeartbeat();
            beatSoon();
        });
    }

    /** Meter values at the clock's full intervals, counted from midnight UTC. */
    private void readSoon() {
        aligned.cancel();
        long intervalMs = 1000L * station.settings().number(Settings.ALIGNED);
        if (intervalMs > 0) {
            long sinceMidnight = Math.floorMod(station.timeline().nowMs(), DAY_MS);
            long waitMs = Math.min(intervalMs - sinceMidnight % intervalMs, DAY_MS - sinceMidnight);
            aligned = station.timeline().after(waitMs, () -> {
                station.connectors().forEach(this::read);
                readSoon();
            });
        }
    }

    /** In OCPP 1.6 each connector tells, in 2.x those without a transaction only if they are to. */
    private void read(Connector connector) {
        boolean told = connector.readAtTheClock();
        boolean idleTells =
                station.version() == OcppVersion.V16 || station.settings().flag("AlignedDataCtrlr.SendDuringIdle");
        boolean tells = station.protocol().metering().tells(Metering.Occasion.CLOCK);
        if (!told && idleTells && tells && station.isOnline()) {
            station.say(station.protocol().meterValues(connector.number(), connector.read(), Metering.Occasion.CLOCK));
        }
    }

    /** The connection is gone: nothing beats until the next. */
    void pause() {
        heartbeat.cancel();
    }

    void stop() {
        heartbeat.cancel();
        aligned.cancel();
    }
}
