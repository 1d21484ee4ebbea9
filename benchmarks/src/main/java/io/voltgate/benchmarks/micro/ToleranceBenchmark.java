package io.voltgate.benchmarks.micro;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.Reply;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.RepairingCodec;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does tolerance cost a station that keeps to the standard? Decode, map and answer, as the standard has it and as real stations
 * want it. Single-threaded, no socket.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ToleranceBenchmark {
    private static final long NOW = 1_772_366_401_000L;

    @Param({"V16", "V201", "V21"})
    public OcppVersion version = OcppVersion.V16;

    @Param({"MeterValues", "TransactionEvent"})
    public String message = "MeterValues";

    private final Set<Deviation> seen = EnumSet.noneOf(Deviation.class);
    private Dialect dialect = Dialects.of(OcppVersion.V16);
    private String text = Frames.METER_VALUES_16_OF_FIVE;
    private Reply reply = new Reply.Acknowledged();

    /** OCPP 1.6 has no transaction events: its meter values stand for them. */
    @Setup
    public void prepare() {
        dialect = Dialects.of(version);
        boolean event = message.equals("TransactionEvent") && version != OcppVersion.V16;
        String values = version == OcppVersion.V16 ? Frames.METER_VALUES_16_OF_FIVE : Frames.METER_VALUES_2_OF_FIVE;
        text = event ? Frames.TRANSACTION_EVENT_201 : values;
        reply = event ? new Reply.TransactionSeen(null, null) : new Reply.Acknowledged();
    }

    @Benchmark
    public String strict() {
        Dialect.Received received = dialect.read((Frame.Call) FrameCodec.decode(version, text), NOW);
        return FrameCodec.encode(dialect.answer("1000042", received.action(), reply));
    }

    @Benchmark
    public String tolerant() {
        seen.clear();
        Frame.Call call = (Frame.Call) RepairingCodec.decode(version, text, seen);
        Dialect.Received received = dialect.understand(call, NOW, seen);
        return FrameCodec.encode(dialect.answer("1000042", received.action(), reply));
    }
}
