package io.voltgate.simulation;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import java.util.HashMap;
import java.util.Map;

/** A station is not called while it still has time to answer the call before. Owned by the test's thread. */
public final class OneOutstandingCall implements Invariant {
    private record Open(String callId, long epoch, long untilMs) {}

    private final long timeoutMs;
    private final Map<StationId, Open> open = new HashMap<>();

    public OneOutstandingCall(long timeoutMs) {
        this.timeoutMs = timeoutMs;
    }

    @Override
    public void offered(Input input, long nowMs) {
        switch (input) {
            case Input.Connected connected -> open.remove(connected.station());
            case Input.Disconnected gone -> over(gone.station(), gone.epoch());
            case Input.Answered answered -> over(answered.station(), answered.epoch(), answered.callId());
            case Input.CallFailed failed -> over(failed.station(), failed.epoch(), failed.callId());
            case Input.CallUnsupported never -> over(never.station(), never.epoch(), never.callId());
            default -> {
                // The call stays open.
            }
        }
    }

    private void over(StationId station, long epoch) {
        open.computeIfPresent(station, (_, call) -> call.epoch == epoch ? null : call);
    }

    private void over(StationId station, long epoch, String callId) {
        open.computeIfPresent(station, (_, call) -> call.epoch == epoch && call.callId.equals(callId) ? null : call);
    }

    @Override
    public void released(Output output, long nowMs) {
        if (output instanceof Output.Call call) {
            Open before = open.put(call.station(), new Open(call.callId(), call.epoch(), nowMs + timeoutMs));
            if (before != null && before.epoch == call.epoch() && nowMs < before.untilMs) {
                throw violation(call + " while " + before + " is open");
            }
        }
    }

    @Override
    public void crashed() {
        open.clear();
    }
}
