package io.voltgate.benchmarks.micro;

import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.gateway.runtime.Inbox;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does the way into the shard cost, alone and between threads? Two threads offer and one drains in the group, as I/O threads and
 * the shard do. An offer that is refused for a full inbox counts as one.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InboxBenchmark {
    private static final int LIMIT = 16_384;
    private static final int BATCH = 1_024;

    /** An inbox that three threads share. */
    @State(Scope.Group)
    public static class Shared {
        private final Inbox inbox = new Inbox(LIMIT, 1);
        private final Input input = new Input.Asked(new StationId("CS-1"), 1, "m", new Request.Heartbeat());
    }

    /** An inbox that one thread has for itself. */
    @State(Scope.Thread)
    public static class Alone {
        private final Inbox inbox = new Inbox(LIMIT, 1);
        private final Input input = new Input.Asked(new StationId("CS-1"), 1, "m", new Request.Heartbeat());
    }

    @Benchmark
    public int offerAndDrain(Alone alone, Blackhole sink) {
        alone.inbox.offer(alone.input);
        return alone.inbox.drain(sink::consume, BATCH);
    }

    @Benchmark
    @Group("between")
    @GroupThreads(2)
    public boolean offer(Shared shared) {
        return shared.inbox.offer(shared.input);
    }

    @Benchmark
    @Group("between")
    @GroupThreads(1)
    public int drain(Shared shared, Blackhole sink) {
        return shared.inbox.drain(sink::consume, BATCH);
    }
}
