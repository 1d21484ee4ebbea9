package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other processes do. Used by a test's thread. Every wait is for a condition, has an end, and says what it waited for. */
final class Await {
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    /** A question whose answer may fail for now, as that of a process which starts. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    static void until(Duration limit, Supplier<String> what, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                fail("not within " + limit.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
