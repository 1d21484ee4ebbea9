package io.voltgate.benchmarks.micro;

import io.voltgate.domain.Reply;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to read a meter-value frame into a request, and to write its answer? Single-threaded, no socket. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    @Param({"V16", "V201"})
    public OcppVersion version = OcppVersion.V16;

    private Dialect dialect = Dialects.of(OcppVersion.V16);
    private String text = Frames.METER_VALUES_16;
    private Reply reply = new Reply.Acknowledged();

    @Setup
    public void prepare() {
        dialect = Dialects.of(version);
        text = version == OcppVersion.V16 ? Frames.METER_VALUES_16 : Frames.TRANSACTION_EVENT_201;
        reply = version == OcppVersion.V16 ? new Reply.Acknowledged() : new Reply.TransactionSeen(null, null);
    }

    @Benchmark
    public Frame frameOnly() {
        return FrameCodec.decode(version, text);
    }

    @Benchmark
    public Dialect.Received read() {
        return dialect.read((Frame.Call) FrameCodec.decode(version, text), 0);
    }

    @Benchmark
    public String readAndAnswer() {
        Dialect.Received received = dialect.read((Frame.Call) FrameCodec.decode(version, text), 0);
        return FrameCodec.encode(dialect.answer("1000042", received.action(), reply));
    }
}
