package io.voltgate.simulation;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import java.util.HashMap;
import java.util.Map;

/**
 * Each call on the newest connection is answered as often as it was made, and before the shard rests; nothing else is answered. Owned by
 * the test's thread.
 */
public final class OneOutcomePerRequest implements Invariant {
    private record Call(StationId station, long epoch, String messageId) {}

    private final Map<StationId, Long> newest = new HashMap<>();
    private final Map<Call, Integer> open = new HashMap<>();

    @Override
    public void offered(Input input, long nowMs) {
        switch (input) {
            case Input.Connected connected -> {
                newest.merge(connected.station(), connected.epoch(), Math::max);
                open.keySet().removeIf(call -> call.station.equals(connected.station()));
            }
            case Input.Disconnected gone
            when isNewest(gone.station(), gone.epoch()) -> {
                newest.remove(gone.station());
                open.keySet().removeIf(call -> call.station.equals(gone.station()));
            }
            case Input.Asked asked
            when isNewest(asked.station(), asked.epoch()) ->
                open.merge(new Call(asked.station(), asked.epoch(), asked.messageId()), 1, Integer::sum);
            default -> {
                // Nothing is owed to the station for anything else.
            }
        }
    }

    private boolean isNewest(StationId station, long epoch) {
        return newest.getOrDefault(station, -1L) == epoch;
    }

    @Override
    public void released(Output output, long nowMs) {
        if (output instanceof Output.Answer answer) {
            Call call = new Call(answer.station(), answer.epoch(), answer.messageId());
            Integer left = open.computeIfPresent(call, (_, count) -> count - 1);
            if (isNewest(answer.station(), answer.epoch()) && (left == null || left < 0)) {
                throw violation("nobody asked for " + answer);
            }
            open.remove(call, 0);
        }
    }

    @Override
    public void atRest() {
        if (!open.isEmpty()) {
            throw violation("nothing came of " + open.keySet());
        }
    }

    @Override
    public void crashed() {
        open.clear();
        newest.clear();
    }
}
