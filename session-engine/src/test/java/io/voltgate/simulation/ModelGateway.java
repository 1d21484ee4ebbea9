package io.voltgate.simulation;

import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.SessionEngine;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import io.voltgate.shard.Outlet;
import io.voltgate.shard.Shard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A gateway without sockets: inbox, shard and disk, on a clock of the world's. Owned by the test's thread. Everything that goes in, comes
 * out or becomes durable passes its watch.
 */
public final class ModelGateway {
    private final EngineSettings settings;
    private final Directory directory;
    private final Sabotage sabotage;
    private final Disk disk = new Disk();
    private final Journal journal;
    private final Outlet outlet;
    private final Watch watch = new Watch(disk);
    private final Queue<Input> inbox = new ArrayDeque<>();
    private final List<Output> released = new ArrayList<>();
    private SessionEngine engine;
    private Shard shard;
    private byte[] snapshot = new byte[0];
    private long snapshotSequence;
    private long nowMs;
    /** Whether the power is gone, so that what is in memory means nothing. */
    private boolean dead;

    public ModelGateway(EngineSettings settings, Directory directory, long nowMs) {
        this(settings, directory, Sabotage.none(), nowMs);
    }

    ModelGateway(EngineSettings settings, Directory directory, Sabotage sabotage, long nowMs) {
        this.settings = settings;
        this.directory = directory;
        this.sabotage = sabotage;
        this.nowMs = nowMs;
        this.journal = sabotage.journal(disk);
        this.outlet = sabotage.outlet(this::released);
        this.engine = new SessionEngine(settings, directory);
        this.shard = new Shard(engine, journal, this::drain, outlet);
    }

    public Watch watch() {
        return watch;
    }

    public Disk disk() {
        return disk;
    }

    public SessionEngine engine() {
        return engine;
    }

    public SessionEngine emptyEngine() {
        return new SessionEngine(settings, directory);
    }

    public long nowMs() {
        return nowMs;
    }

    public void pass(long ms) {
        nowMs += ms;
    }

    private void released(Output output) {
        watch.released(output, nowMs);
        released.add(output);
    }

    private int drain(Consumer<Input> handler, int limit) {
        int drained = 0;
        while (drained < limit && !inbox.isEmpty()) {
            handler.accept(inbox.remove());
            drained++;
        }
        return drained;
    }

    /** Puts an input into the inbox, without a turn. */
    public void offer(Input input) {
        watch.offered(input, nowMs);
        inbox.addAll(sabotage.inputs(input));
    }

    /** Makes turns until there is nothing left to do, and returns what left the shard. */
    public List<Output> turn() {
        while (shard.doWork(nowMs) > 0) {
            // The shard's work is its only condition.
        }
        watch.atRest();
        return taken();
    }

    public List<Output> say(Input input) {
        offer(input);
        return turn();
    }

    private List<Output> taken() {
        List<Output> taken = List.copyOf(released);
        released.clear();
        return taken;
    }

    /** Handles what is in the inbox, and loses the power before it is on disk; some of it may be left. */
    public void losePower(int left) {
        disk.failPower();
        try {
            shard.doWork(nowMs);
        } catch (Disk.PowerLost expected) {
            // What was decided in this turn was not forced.
        }
        disk.crash(left);
        dead = true;
    }

    void takeSnapshot() {
        snapshot = engine.snapshot();
        snapshotSequence = journal.durable();
    }

    /** Loses all that is in memory and not on disk, and recovers; by way of the snapshot, where that is asked for and there is one. */
    public List<Output> crash(boolean fromSnapshot) {
        if (!dead) {
            watch.beforeCrash();
        }
        dead = false;
        disk.crash(0);
        inbox.clear();
        released.clear();
        boolean useful = fromSnapshot && snapshotSequence <= disk.durable();
        engine = useful ? recovered(snapshot, snapshotSequence) : recovered(new byte[0], 0);
        shard = new Shard(engine, journal, this::drain, outlet);
        watch.crashed();
        shard.resume(nowMs);
        return turn();
    }

    private SessionEngine recovered(byte[] from, long sequence) {
        SessionEngine fresh = emptyEngine();
        if (from.length > 0) {
            fresh.restore(from);
        }
        try (JournalReader reader = disk.readAfter(sequence)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                long atMs = entry.atMs();
                entry.events().forEach(event -> fresh.apply(event, atMs));
            }
        }
        return fresh;
    }
}
