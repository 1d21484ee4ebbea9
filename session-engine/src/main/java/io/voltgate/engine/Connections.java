package io.voltgate.engine;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;

/**
 * Who is connected, has booted, and in what state. Called by the shard's thread. The newest connection of a station is the only one
 * that counts; whatever an older one still says or closes changes nothing.
 */
final class Connections {
    /** Heartbeat intervals of silence after which a station counts as silent: one may be late. */
    private static final int INTERVALS = 2;

    private static final long MS = 1000;
    private final EngineState state;
    private final EngineSettings settings;
    private final Directory directory;
    private final Commands commands;
    private final Timers timers;

    Connections(EngineState state, EngineSettings settings, Directory directory, Commands commands, Timers timers) {
        this.state = state;
        this.settings = settings;
        this.directory = directory;
        this.commands = commands;
        this.timers = timers;
    }

    void connected(Input.Connected input, Turn turn) {
        StationId id = input.station();
        StationState known = state.find(id);
        StationState station = known == null ? new StationState(id.value()) : known;
        if (input.epoch() <= station.epoch) {
            turn.say(new Output.Hangup(id, input.epoch(), CloseReason.REPLACED));
            return;
        }
        if (station.provisionedAs == null && directory.station(id).isEmpty()) {
            if (!input.provision() || state.stations.size() >= settings.limits().stations()) {
                turn.say(new Output.Hangup(id, input.epoch(), CloseReason.UNKNOWN_STATION));
                return;
            }
            turn.emit(new Event.StationProvisioned(id, turn.newId(Ids.Kind.STATION)));
        }
        if (station.connected) {
            turn.emit(new Event.StationDisconnected(id, station.epoch, CloseReason.REPLACED));
            turn.say(new Output.Hangup(id, station.epoch, CloseReason.REPLACED));
            commands.connectionEnded(station, turn);
        }
        turn.emit(new Event.StationConnected(
                id, input.epoch(), input.protocol(), input.remoteAddress(), input.security()));
        changeStatus(station, maintenance(id) ? StationStatus.MAINTENANCE : StationStatus.ACTIVE, "Connected", turn);
    }

    void disconnected(StationState station, long epoch, CloseReason reason, Turn turn) {
        if (!station.connected || epoch != station.epoch) {
            return;
        }
        turn.emit(new Event.StationDisconnected(station.id, epoch, reason));
        commands.connectionEnded(station, turn);
        if (station.status != StationStatus.MAINTENANCE) {
            changeStatus(station, StationStatus.OFFLINE, reason.name(), turn);
        }
    }

    private static void changeStatus(StationState station, StationStatus next, String reason, Turn turn) {
        if (station.status != next) {
            turn.emit(new Event.StationStatusChanged(station.id, station.status, next, reason));
        }
    }

    private boolean maintenance(StationId id) {
        return directory.station(id).map(StationProfile::maintenance).orElse(false);
    }

    Reply boot(StationState station, Request.Boot boot, Turn turn) {
        boolean wanted =
                station.provisionedAs != null || directory.station(station.id).isPresent();
        BootStatus status = wanted ? BootStatus.ACCEPTED : BootStatus.REJECTED;
        turn.emit(new Event.StationBooted(station.id, boot.info(), boot.reason(), status));
        return new Reply.Booted(status, turn.nowMs(), settings.heartbeatSeconds());
    }

    /** A heartbeat is also when an operator's change of the station's status is noticed. */
    Reply heartbeat(StationState station, Turn turn) {
        boolean maintenance = maintenance(station.id);
        if (maintenance != (station.status == StationStatus.MAINTENANCE)) {
            changeStatus(station, maintenance ? StationStatus.MAINTENANCE : StationStatus.ACTIVE, "Operator", turn);
        }
        return new Reply.Clock(turn.nowMs());
    }

    /** What a status tells is a hint; what is older than what we know changes nothing. */
    Reply status(StationState station, Request.StatusReport report, Turn turn) {
        ConnectorId place = placeOf(report.connector());
        ConnectorState known = station.connectors.get(place.toString());
        if (known == null && station.connectors.size() >= settings.limits().connectorsPerStation()) {
            return new Reply.Acknowledged();
        }
        if (known != null && known.isNewerThan(report.at(), station.epoch)) {
            turn.emit(new Event.LateStatusReported(
                    station.id,
                    place,
                    report.status(),
                    report.errorCode(),
                    report.info(),
                    report.vendorErrorCode(),
                    report.at()));
        } else if (known == null || known.isChangedBy(report)) {
            turn.emit(new Event.ConnectorStatusChanged(
                    station.id,
                    place,
                    known == null ? ConnectorStatus.UNKNOWN : known.status,
                    report.status(),
                    known == null ? report.errorCode() : known.errorWith(report),
                    report.info(),
                    known == null ? report.vendorErrorCode() : known.vendorErrorWith(report),
                    report.at(),
                    report.vendorId()));
        }
        return new Reply.Acknowledged();
    }

    /** Connector 0 of any EVSE is the station as a whole; there is no such connector. */
    private static ConnectorId placeOf(ConnectorId sent) {
        return sent.isStation() || sent.connector() == 0 ? ConnectorId.STATION : sent;
    }

    /** The timer of silence is due: told once, and set again when something was heard meanwhile. */
    void silent(StationState station, Turn turn) {
        if (!station.connected || station.silent) {
            return;
        }
        long dueMs = station.lastHeardMs + silenceMs();
        if (dueMs > turn.nowMs()) {
            timers.set(station.id, Input.Timer.SILENCE, dueMs);
        } else {
            turn.emit(new Event.StationSilent(station.id, station.epoch));
        }
    }

    /** Notes that the station lives. Not a fact: it is gone with the connection, and no part of the state. */
    void heard(StationState station, long nowMs) {
        station.lastHeardMs = nowMs;
        if (station.silent) {
            station.silent = false;
            timers.set(station.id, Input.Timer.SILENCE, nowMs + silenceMs());
        }
    }

    private long silenceMs() {
        return MS * INTERVALS * settings.heartbeatSeconds();
    }

    void apply(StationState station, Event.StationConnected event, long atMs) {
        station.connected = true;
        station.epoch = event.epoch();
        state.lastEpoch = Math.max(state.lastEpoch, event.epoch());
        station.lastHeardMs = atMs;
        station.silent = false;
        timers.set(station.id, Input.Timer.SILENCE, atMs + silenceMs());
    }

    void apply(StationState station, Event.StationDisconnected event) {
        station.connected = false;
        timers.cancel(station.id, Input.Timer.SILENCE);
    }

    void apply(StationState station, Event.ConnectorStatusChanged event, long atMs) {
        station.connectors
                .computeIfAbsent(event.connector().toString(), place -> new ConnectorState())
                .become(event, station.epoch, atMs);
    }

    /** A station that boots may set its clock, so what it tells then is not compared with what it told before. */
    void apply(StationState station, Event.StationBooted event) {
        station.bootStatus = event.status();
        station.connectors.values().forEach(connector -> connector.toldEpoch = 0);
    }
}
