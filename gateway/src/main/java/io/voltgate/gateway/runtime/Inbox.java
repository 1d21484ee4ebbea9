package io.voltgate.gateway.runtime;

import io.voltgate.engine.Input;
import io.voltgate.shard.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way into one shard, first in first out. Filled from any thread, drained by the shard's. Data is refused when its part
 * is full; a connection's beginning and end have places of their own, reserved before the connection is taken, so neither is ever
 * lost, and both keep their order with what the station says in between.
 */
public final class Inbox implements Inputs {
    private static final int CONTROLS_PER_CONNECTION = 2;

    private final ArrayBlockingQueue<Input> queue;
    private final int dataLimit;
    private final int connectionLimit;
    private final AtomicInteger data = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Input> batch = new ArrayList<>();
    private volatile @Nullable Thread sleeper;

    /**
     * Makes an inbox with a place for everything it can ever promise.
     *
     * @param dataLimit inputs that may wait, those of connections not counted
     * @param connectionLimit connections at once, those included whose end has not been drained yet
     */
    public Inbox(int dataLimit, int connectionLimit) {
        this.dataLimit = dataLimit;
        this.connectionLimit = connectionLimit;
        this.queue = new ArrayBlockingQueue<>(dataLimit + connectionLimit * CONTROLS_PER_CONNECTION);
    }

    /** Takes an input, or refuses it when full; who offers then waits and offers again. */
    public boolean offer(Input input) {
        if (!takePlace(data, dataLimit)) {
            return false;
        }
        add(input);
        return true;
    }

    /** Reserves the places of one connection; without them it must not be taken. */
    public boolean reserve() {
        return takePlace(connections, connectionLimit);
    }

    /** Gives back a reservation of a connection that never came to be. */
    public void release() {
        connections.decrementAndGet();
    }

    /** The beginning of a connection that was reserved. */
    public void connected(Input.Connected connected) {
        add(connected);
    }

    /** The end of a connection; its reservation ends when this is drained. */
    public void disconnected(Input.Disconnected disconnected) {
        add(disconnected);
    }

    @Override
    public int drain(Consumer<Input> handler, int limit) {
        int drained = queue.drainTo(batch, limit);
        for (Input input : batch) {
            freePlace(input);
            handler.accept(input);
        }
        batch.clear();
        return drained;
    }

    /** Waits until something may be there, or so long; for the thread that drains. */
    void awaitWork(long nanos) {
        sleeper = Thread.currentThread();
        if (queue.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }

    /** How many inputs wait. */
    public int depth() {
        return queue.size();
    }

    private void add(Input input) {
        queue.add(input);
        Thread waiting = sleeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    private void freePlace(Input input) {
        if (input instanceof Input.Disconnected) {
            connections.decrementAndGet();
        } else if (!(input instanceof Input.Connected)) {
            data.decrementAndGet();
        }
    }

    private static boolean takePlace(AtomicInteger taken, int limit) {
        int before = taken.get();
        while (before < limit) {
            if (taken.compareAndSet(before, before + 1)) {
                return true;
            }
            before = taken.get();
        }
        return false;
    }
}
