package io.voltgate.simulator.fleet;

import java.util.concurrent.atomic.AtomicLong;

/** How many transaction messages stations have lost by faults. Shared by all lanes. */
final class Losses {
    private final AtomicLong messages = new AtomicLong();

    void add(int count) {
        messages.addAndGet(count);
    }

    long all() {
        return messages.get();
    }
}
