package io.voltgate.gateway.station;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What other threads hand over to the connections of one event loop. Filled from any thread, worked off on the loop. All that gathers
 * while the loop is busy is one task of it, since waking a loop costs more than most answers; the order stays.
 */
final class Deliveries {
    private final EventLoop loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announced = new AtomicBoolean();

    Deliveries(EventLoop loop) {
        this.loop = loop;
    }

    /** Has this run on the loop, after what was posted before; one that throws holds up none of those behind it. */
    void post(Runnable delivery) {
        waiting.add(delivery);
        announce();
    }

    private void announce() {
        if (announced.compareAndSet(false, true)) {
            loop.execute(this::deliver);
        }
    }

    private void deliver() {
        announced.set(false);
        try {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            if (!waiting.isEmpty()) {
                announce();
            }
        }
    }
}
