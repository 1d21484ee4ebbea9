package io.voltgate.simulator.fleet;

import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A clock that stands while a station waits for the server, and else leaps to the next thing that falls due. Owned by the thread that
 * passes the time; links only fill its inbox. What falls due at one moment runs in the order it was asked for, and nothing runs
 * while an answer is outstanding, so the course depends on the seed and the answers alone.
 */
final class VirtualTimeline implements Timeline {
    private final Patience patience;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Set<VirtualLink> waiting = new LinkedHashSet<>();
    private long nowMs;
    private long order;
    private boolean busy;
    private int givenUp;

    private record Task(long atMs, long order, Runnable work) {}

    /**
     * How long the clock stands, in real time.
     *
     * @param answer for an answer; then time passes without it, and the station's own patience decides
     * @param doubtful for an answer that needn't come, as to a call that was sent twice
     * @param quiet after frames have passed, so that what the server says of its own accord comes at the same moment each time
     */
    record Patience(Duration answer, Duration doubtful, Duration quiet) {}

    VirtualTimeline(long startMs, Patience patience) {
        this.nowMs = startMs;
        this.patience = patience;
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public Timer after(long delayMs, Runnable work) {
        Task task = new Task(saturated(nowMs, delayMs), order++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    private static long saturated(long atMs, long delayMs) {
        return delayMs > Long.MAX_VALUE - atMs ? Long.MAX_VALUE : atMs + delayMs;
    }

    /** Called on the owner's thread only: what links tell goes through the inbox. */
    @Override
    public void execute(Runnable work) {
        Timer _ = after(0, work);
    }

    /** How often an answer did not come while the clock stood, or came after it; with 0 the course can be repeated. */
    int givenUp() {
        return givenUp;
    }

    void giveUp(int answers) {
        givenUp += answers;
    }

    /** Lets time pass until this moment, and runs all that falls due. */
    void passUntil(long endMs) throws InterruptedException {
        while (true) {
            if (!waiting.isEmpty()) {
                standStill();
                continue;
            }
            Runnable heard = inbox.poll();
            if (heard != null) {
                heard.run();
                continue;
            }
            Task next = tasks.peek();
            boolean leaps = next == null || next.atMs() > nowMs;
            if (leaps && busy) {
                listen();
            } else if (next == null || next.atMs() > endMs) {
                nowMs = Math.max(nowMs, endMs);
                return;
            } else {
                nowMs = Math.max(nowMs, next.atMs());
                tasks.remove(next);
                next.work().run();
            }
        }
    }

    private void standStill() throws InterruptedException {
        boolean firm = waiting.stream().anyMatch(VirtualLink::awaitsFirmly);
        Duration most = firm ? patience.answer() : patience.doubtful();
        Runnable heard = inbox.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        if (heard == null) {
            new ArrayList<>(waiting).forEach(VirtualLink::giveUp);
        } else {
            heard.run();
        }
    }

    private void listen() throws InterruptedException {
        busy = false;
        Runnable heard = inbox.poll(patience.quiet().toMillis(), TimeUnit.MILLISECONDS);
        if (heard != null) {
            heard.run();
        }
    }

    /** A dialer whose connections and calls the clock waits for. */
    StationLink.Dialer dialer(StationLink.Dialer dialer) {
        return listener -> VirtualLink.dialled(this, dialer, listener);
    }

    /** Something that a link tells on its threads: it is done in its turn. */
    void inTurn(Runnable heard) {
        inbox.add(heard);
    }

    /** Frames pass. */
    void stir() {
        busy = true;
    }

    void waitsFor(VirtualLink link, boolean waits) {
        if (waits) {
            waiting.add(link);
        } else {
            waiting.remove(link);
        }
    }
}
