package io.voltgate.benchmarks.micro;

import io.voltgate.benchmarks.echo.Replies;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.Words;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.Reply;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.RepairingCodec;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does each message of a session cost to read, as the gateway reads it by default, and its answer to write? Single-threaded, no
 * socket. In OCPP 2.x START, METER and STOP are transaction events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {
    private static final long NOW = 1_772_366_401_000L;

    @Param({"V16", "V201", "V21"})
    public OcppVersion version = OcppVersion.V16;

    @Param({"BOOT", "AVAILABLE", "AUTHORIZE", "START", "METER", "STOP"})
    public Step message = Step.METER;

    private final Set<Deviation> seen = EnumSet.noneOf(Deviation.class);
    private Dialect dialect = Dialects.of(OcppVersion.V16);
    private String text = "";
    private Reply reply = new Reply.Acknowledged();
    private @Nullable FromStation<?, ?, ?> action;

    @Setup
    public void prepare() {
        dialect = Dialects.of(version);
        text = Words.sample(version == OcppVersion.V16 ? "1.6" : "2.0.1", message);
        Dialect.Received received = read();
        action = received.action();
        reply = Replies.to(received.request());
        if (!seen.isEmpty()) {
            throw new IllegalStateException(text + " deviates: " + seen);
        }
    }

    @Benchmark
    public Dialect.Received read() {
        seen.clear();
        return dialect.understand((Frame.Call) RepairingCodec.decode(version, text, seen), NOW, seen);
    }

    @Benchmark
    public String answer() {
        return FrameCodec.encode(dialect.answer("1000042", Objects.requireNonNull(action), reply));
    }
}
