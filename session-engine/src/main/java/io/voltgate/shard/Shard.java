package io.voltgate.shard;

import io.voltgate.engine.Decision;
import io.voltgate.engine.Input;
import io.voltgate.engine.Limits;
import io.voltgate.engine.Output;
import io.voltgate.engine.SessionEngine;

/**
 * One partition of the station population: decides, journals and answers, in that order. Owned by one shard thread; nothing here
 * blocks except {@link Journal#force}. No output leaves before the facts behind it, and all facts before them, are durable.
 */
public final class Shard {
    private final SessionEngine engine;
    private final Journal journal;
    private final Inputs inputs;
    private final Outlet outlet;
    private final Limits limits;
    private final Parked parked = new Parked();
    private long nowMs;

    /** Takes over an engine whose state is that of the journal's end. */
    public Shard(SessionEngine engine, Journal journal, Inputs inputs, Outlet outlet) {
        this.engine = engine;
        this.journal = journal;
        this.inputs = inputs;
        this.outlet = outlet;
        this.limits = engine.settings().limits();
        this.nowMs = engine.lastMs();
    }

    /** To be called once, before the first turn: takes up what a stop or crash has left. */
    public void resume(long wallMs) {
        nowMs = Math.max(nowMs, wallMs);
        engine.resume(nowMs).forEach(this::carryOut);
        forceAndRelease();
    }

    /** One turn; returns how much was done, 0 when there was nothing to do. Time never runs backwards, also across restarts. */
    public int doWork(long wallMs) {
        nowMs = Math.max(nowMs, wallMs);
        int work = engine.timers().poll(nowMs, this::handle, limits.timersPerTurn())
                + inputs.drain(this::handle, limits.inputsPerTurn());
        return work + forceAndRelease();
    }

    private void handle(Input input) {
        carryOut(engine.decide(input, nowMs));
    }

    private void carryOut(Decision decision) {
        if (!decision.events().isEmpty()) {
            journal.append(nowMs, decision.frame(), decision.events());
            decision.events().forEach(event -> engine.apply(event, nowMs));
        }
        for (Output output : decision.outputs()) {
            parked.park(journal.appended(), output);
        }
    }

    private int forceAndRelease() {
        if (journal.appended() > journal.durable()) {
            journal.force();
        }
        return parked.releaseUpTo(journal.durable(), outlet);
    }
}
