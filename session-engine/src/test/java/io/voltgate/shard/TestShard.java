package io.voltgate.shard;

import io.voltgate.domain.Event;
import io.voltgate.engine.Decision;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.SessionEngine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A whole shard on a memory journal and a clock of the test's, which can crash and recover. Owned by the test's thread. What it
 * released stays released, whatever is lost in a crash.
 */
public final class TestShard {
    private final EngineSettings settings;
    private final Directory directory;
    private final MemoryJournal journal = new MemoryJournal();
    private final Queue<Input> inputs = new ArrayDeque<>();
    private final List<Output> released = new ArrayList<>();
    private SessionEngine engine;
    private Shard shard;
    private long nowMs;

    public TestShard(EngineSettings settings, Directory directory, long nowMs) {
        this.settings = settings;
        this.directory = directory;
        this.nowMs = nowMs;
        this.engine = new SessionEngine(settings, directory);
        this.shard = shard();
    }

    private Shard shard() {
        return new Shard(engine, journal, this::drain, released::add);
    }

    private int drain(Consumer<Input> handler, int limit) {
        int drained = 0;
        while (drained < limit && !inputs.isEmpty()) {
            handler.accept(inputs.remove());
            drained++;
        }
        return drained;
    }

    /** Puts an input in, without a turn. */
    public void offer(Input input) {
        inputs.add(input);
    }

    /** Puts an input in, makes a turn, and returns the outputs that it released. */
    public List<Output> say(Input input) {
        offer(input);
        return turn();
    }

    /** Makes turns until there is nothing left to do, as the shard's thread does. */
    public List<Output> turn() {
        int before = released.size();
        while (shard.doWork(nowMs) > 0) {
            // The shard's work is its only condition.
        }
        return List.copyOf(released.subList(before, released.size()));
    }

    /** Lets time pass, and makes a turn. */
    public List<Output> after(long ms) {
        nowMs += ms;
        return turn();
    }

    public long nowMs() {
        return nowMs;
    }

    /** Handles what was put in, and crashes before any of it is on disk. */
    public void crashBeforeForce() {
        while (!inputs.isEmpty()) {
            Decision decision = engine.decide(inputs.remove(), nowMs);
            if (!decision.events().isEmpty()) {
                journal.append(nowMs, decision.events());
            }
        }
        journal.loseUnforced();
    }

    /** Loses what was not forced and all that is in memory, and recovers from the journal, or from a snapshot and its rest. */
    public void crash(byte[] snapshot, long snapshotSequence) {
        inputs.clear();
        journal.loseUnforced();
        engine = recovered(snapshot, snapshotSequence);
        shard = shard();
    }

    /** Takes up work after a crash. */
    public List<Output> resume() {
        int before = released.size();
        shard.resume(nowMs);
        return List.copyOf(released.subList(before, released.size()));
    }

    public void crash() {
        crash(new byte[0], 0);
    }

    /** An engine with the state of the journal's end, by way of a snapshot where there is one. */
    public SessionEngine recovered(byte[] snapshot, long snapshotSequence) {
        SessionEngine fresh = new SessionEngine(settings, directory);
        if (snapshot.length > 0) {
            fresh.restore(snapshot);
        }
        try (JournalReader reader = journal.readAfter(snapshotSequence)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                long atMs = entry.atMs();
                entry.events().forEach(event -> fresh.apply(event, atMs));
            }
        }
        return fresh;
    }

    /** All durable facts, oldest first. */
    public List<Event> facts() {
        List<Event> facts = new ArrayList<>();
        try (JournalReader reader = journal.readAfter(0)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                facts.addAll(entry.events());
            }
        }
        return facts;
    }

    public SessionEngine engine() {
        return engine;
    }

    public MemoryJournal journal() {
        return journal;
    }

    public List<Output> released() {
        return released;
    }
}
