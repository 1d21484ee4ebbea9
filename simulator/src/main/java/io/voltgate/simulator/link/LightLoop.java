package io.voltgate.simulator.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A selector with the connections of many stations and the tasks of its thread. Owned by the one thread that calls {@link #turn}; tasks
 * may be given from any. All its links share one direct buffer, so an idle link has none.
 */
public final class LightLoop implements AutoCloseable {
    static final long CONNECT_TIMEOUT_MS = 10_000;
    static final long CLOSE_TIMEOUT_MS = 2_000;

    private static final int BUFFER_BYTES = 65_536;
    private static final long LONGEST_WAIT_MS = 3_600_000;

    private final Selector selector;
    private final SourceAddresses sources;
    private final Consumer<Throwable> defect;
    private final SplittableRandom random;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Runnable> given = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Runnable> own = new ArrayDeque<>();
    private final Deadlines connecting = new Deadlines(CONNECT_TIMEOUT_MS);
    private final Deadlines closing = new Deadlines(CLOSE_TIMEOUT_MS);
    private volatile @Nullable Thread owner;
    private volatile boolean asleep;
    private volatile boolean closed;

    /** Links that must have come further by a time; all wait equally long, so the first is due first. */
    private static final class Deadlines {
        private record Due(LightLink link, long atNs) {}

        private final long waitNs;
        private final ArrayDeque<Due> dues = new ArrayDeque<>();

        Deadlines(long waitMs) {
            this.waitNs = waitMs * 1_000_000;
        }

        void add(LightLink link) {
            dues.add(new Due(link, System.nanoTime() + waitNs));
        }

        long leftMs(long otherwise) {
            Due first = dues.peek();
            return first == null
                    ? otherwise
                    : Math.clamp((first.atNs - System.nanoTime()) / 1_000_000 + 1, 0, otherwise);
        }

        @Nullable
        LightLink overdue() {
            Due first = dues.peek();
            if (first == null || System.nanoTime() - first.atNs < 0) {
                return null;
            }
            dues.remove();
            return first.link;
        }
    }

    /** Told of what tasks and listeners throw: a defect of the program, after which the loop goes on. */
    public LightLoop(SourceAddresses sources, long seed, Consumer<Throwable> defect) {
        this.sources = sources;
        this.random = new SplittableRandom(seed);
        this.defect = defect;
        try {
            this.selector = Selector.open();
        } catch (IOException none) {
            throw new UncheckedIOException("the system gives no selector", none);
        }
    }

    /** A loop with a daemon thread of its own. */
    public static LightLoop started(String name, SourceAddresses sources, long seed, Consumer<Throwable> defect) {
        LightLoop loop = new LightLoop(sources, seed, defect);
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            boolean open = true;
            while (open) {
                open = loop.turn(LONGEST_WAIT_MS);
            }
        });
        loop.ownedBy(thread);
        thread.start();
        return loop;
    }

    /** Says which thread will call {@link #turn}, before it does. */
    public void ownedBy(Thread thread) {
        owner = thread;
    }

    /** Dials with this loop; plain ws only, since a light link has no TLS. */
    public StationLink.Dialer dialer(JavaWebSocketLink.Target target) {
        if (!"ws".equalsIgnoreCase(target.url().getScheme())) {
            throw new IllegalArgumentException(
                    "a light link speaks ws, not " + target.url().getScheme() + "; --link java-websocket does");
        }
        if (target.compression()) {
            throw new IllegalArgumentException("a light link has no compression; --link java-websocket does");
        }
        return listener -> {
            LightLink link = new LightLink(this, listener);
            execute(() -> link.connect(target));
            return link;
        };
    }

    /** Runs the task on the loop's thread in its next turn. */
    public void execute(Runnable task) {
        if (isMine()) {
            own.add(task);
            return;
        }
        given.add(task);
        if (asleep) {
            selector.wakeup();
        }
    }

    /** Whether this is the thread that the loop runs on. */
    public boolean isMine() {
        return Thread.currentThread() == owner;
    }

    /** Runs what is there to do, waiting for it so long; false once the loop is closed. */
    public boolean turn(long longestWaitMs) {
        runTasks();
        if (closed) {
            shut();
            return false;
        }
        long waitMs = closing.leftMs(connecting.leftMs(Math.min(longestWaitMs, LONGEST_WAIT_MS)));
        asleep = true;
        try {
            if (waitMs <= 0 || !own.isEmpty() || !given.isEmpty()) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, waitMs);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the selector broke", broken);
        } finally {
            asleep = false;
        }
        overdue(connecting);
        overdue(closing);
        return true;
    }

    private void runTasks() {
        for (int left = own.size(); left > 0; left--) {
            guarded(own.remove());
        }
        Runnable task = given.poll();
        for (int left = own.size() + 1024; task != null; left--) {
            guarded(task);
            task = left > 0 ? given.poll() : null;
        }
    }

    private void overdue(Deadlines deadlines) {
        LightLink late = deadlines.overdue();
        while (late != null) {
            late.overdue();
            late = deadlines.overdue();
        }
    }

    private void ready(SelectionKey key) {
        guarded(() -> ((LightLink) key.attachment()).ready(key, buffer.clear()));
    }

    /** Whatever is thrown here is a defect of ours, and must not take the other stations along. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            defect.accept(broken);
        }
    }

    Selector selector() {
        return selector;
    }

    SourceAddresses sources() {
        return sources;
    }

    void awaitOpen(LightLink link) {
        connecting.add(link);
    }

    void awaitEnd(LightLink link) {
        closing.add(link);
    }

    /** Any number will do where RFC 6455 wants one: masks and keys hide nothing. Only for the loop's thread. */
    SplittableRandom random() {
        return random;
    }

    /** Drops all connections at the begin of the next turn; nothing is told of them any more. */
    @Override
    public void close() {
        closed = true;
        if (owner == null) {
            shut();
        } else {
            selector.wakeup();
        }
    }

    private void shut() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the selector can't be closed", failed);
        }
    }
}
