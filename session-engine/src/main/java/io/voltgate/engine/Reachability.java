package io.voltgate.engine;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.FunctionFact;

/**
 * Stations that talk and don't listen (quirk 73), and stations that come and go all the time (quirk 14). Called by the shard's thread.
 * A deaf station is made to redial, now and then; a looping one is only named, slowing it is the handshake's part.
 */
final class Reachability {
    private static final long HOUR_MS = 3_600_000;
    private final FunctionLimits limits;

    Reachability(FunctionLimits limits) {
        this.limits = limits;
    }

    /** A call of ours was left unanswered; a station that said nothing meanwhile may be gone, and that is noticed elsewhere. */
    void unanswered(StationState station, OrderState order, Turn turn) {
        FunctionsState known = station.functions;
        int inRow = known.unanswered + 1;
        boolean talks = station.connected && station.lastHeardMs > order.sentAtMs;
        if (!talks || inRow < limits.deafAfter()) {
            return;
        }
        boolean redial = turn.nowMs() - known.redialedAtMs >= limits.redialEveryMs();
        if (redial || !known.deaf) {
            turn.emit(new FunctionFact.StationDeaf(station.id, station.epoch, inRow, redial));
        }
        if (redial) {
            turn.say(new Output.Hangup(station.id, station.epoch, CloseReason.DEAF));
        }
    }

    void answered(StationState station, Turn turn) {
        if (station.functions.deaf) {
            turn.emit(new FunctionFact.StationHears(station.id, station.epoch));
        }
    }

    void connected(StationState station, Turn turn) {
        FunctionsState known = station.functions;
        long sinceMs = turn.nowMs() - HOUR_MS;
        int connects =
                1 + (int) known.connects.stream().filter(at -> at > sinceMs).count();
        if (connects > limits.connectsPerHour() && known.loopingUntilMs <= turn.nowMs()) {
            turn.emit(new FunctionFact.StationLooping(station.id, connects, turn.nowMs() + HOUR_MS));
        }
    }

    void applyConnected(FunctionsState known, long atMs) {
        known.connects.addLast(atMs);
        if (known.connects.size() > limits.connectsPerHour()) {
            known.connects.removeFirst();
        }
    }

    void apply(FunctionsState known, FunctionFact.StationDeaf event, long atMs) {
        known.deaf = true;
        known.redialedAtMs = event.redial() ? atMs : known.redialedAtMs;
    }
}
