package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What a station does by the clock: heartbeats, pings, and meter values at full intervals. Owned by its station. An interval that is
 * changed holds at once.
 */
final class Pulse {
    private static final long DAY_MS = 86_400_000L;

    private final Station station;
    private Timeline.Timer heartbeat = Timeline.Timer.NONE;
    private Timeline.Timer aligned = Timeline.Timer.NONE;
    private Timeline.Timer ping = Timeline.Timer.NONE;
    private @Nullable StationLink line;
    private long pings;
    private long answeredPing;

    Pulse(Station station) {
        this.station = station;
    }

    void changed(Variable variable) {
        if (variable.name().equals(Settings.HEARTBEAT) && station.isOnline()) {
            beatSoon();
        } else if (variable.name().equals(Settings.ALIGNED)) {
            readSoon();
        } else if (variable.name().equals(Settings.PING)) {
            pingSoon();
        }
    }

    /** A connection stands: it is pinged from now on, where that is wanted. */
    void opened(StationLink newest) {
        line = newest;
        pingSoon();
    }

    /** WebSocketPingInterval: seconds between pings, 0 for none (OCPP 1.6 9.1.34, 2.x Part 4, 5.3). */
    private void pingSoon() {
        ping.cancel();
        StationLink now = line;
        long intervalMs = 1000L * station.settings().number(Settings.PING);
        if (now != null && intervalMs > 0) {
            ping = station.timeline().after(intervalMs, () -> ping(now, intervalMs));
        }
    }

    /** A line without a pong by the time of the next ping is dead: nobody would hear a farewell on it. */
    private void ping(StationLink onto, long intervalMs) {
        long mine = ++pings;
        boolean sent = onto.ping(() -> station.timeline().execute(() -> answeredPing = Math.max(answeredPing, mine)));
        if (sent) {
            ping = station.timeline().after(intervalMs, () -> {
                if (answeredPing < mine) {
                    onto.cut();
                } else {
                    ping(onto, intervalMs);
                }
            });
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
        ping.cancel();
        line = null;
    }

    void stop() {
        pause();
        aligned.cancel();
    }
}
