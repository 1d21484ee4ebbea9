package io.voltgate.simulator.fleet;

import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.Timeline;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
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
    private final Set<String> awaited = new HashSet<>();
    private long nowMs;
    private long order;
    private int links;
    private boolean busy;
    private int givenUp;

    private record Task(long atMs, long order, Runnable work) {}

    /**
     * How long the clock stands, in real time.
     *
     * @param answer for an answer; then time passes without it, and the station's own patience decides
     * @param quiet after frames have passed, so that what the server says of its own accord comes at the same moment each time
     */
    record Patience(Duration answer, Duration quiet) {}

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

    /** How often an answer did not come while the clock stood; with 0 the course can be repeated. */
    int givenUp() {
        return givenUp;
    }

    /** Lets time pass until this moment, and runs all that falls due. */
    void passUntil(long endMs) throws InterruptedException {
        while (true) {
            if (!awaited.isEmpty()) {
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
        Runnable heard = inbox.poll(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        if (heard == null) {
            givenUp += awaited.size();
            awaited.clear();
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
        return listener -> {
            String name = "link " + ++links;
            awaited.add(name);
            StationLink link = dialer.dial(new Ear(name, listener));
            return new Mouth(name, link);
        };
    }

    /** Says what the station says, and remembers what must be answered before time passes. */
    private final class Mouth implements StationLink {
        private final String name;
        private final StationLink link;

        Mouth(String name, StationLink link) {
            this.name = name;
            this.link = link;
        }

        @Override
        public void send(String text) {
            busy = true;
            String id = WireId.of(text, '2');
            if (!id.isEmpty()) {
                awaited.add(name + " " + id);
            }
            link.send(text);
        }

        @Override
        public boolean ping(Runnable onPong) {
            String pong = name + " pong";
            boolean pings = link.ping(() -> inbox.add(() -> {
                awaited.remove(pong);
                onPong.run();
            }));
            if (pings) {
                awaited.add(pong);
            }
            return pings;
        }

        @Override
        public void close() {
            link.close();
        }

        @Override
        public void cut() {
            link.cut();
        }

        @Override
        public boolean hold(boolean on) {
            return link.hold(on);
        }
    }

    /** Hears a link on its threads, and hands on what it hears on the owner's. */
    private final class Ear implements StationLink.Listener {
        private final String name;
        private final StationLink.Listener station;

        Ear(String name, StationLink.Listener station) {
            this.name = name;
            this.station = station;
        }

        @Override
        public void opened() {
            inbox.add(() -> {
                busy = true;
                awaited.remove(name);
                station.opened();
            });
        }

        @Override
        public void received(String text) {
            inbox.add(() -> {
                busy = true;
                String id = WireId.of(text, '3') + WireId.of(text, '4');
                awaited.remove(name + " " + id);
                station.received(text);
            });
        }

        @Override
        public void closed(String reason) {
            inbox.add(() -> {
                busy = true;
                awaited.removeIf(each -> each.equals(name) || each.startsWith(name + " "));
                station.closed(reason);
            });
        }
    }
}
