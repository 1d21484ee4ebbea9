package io.voltgate.benchmarks.micro;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.engine.Decision;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.SessionEngine;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does one engine step cost: decided and applied, without journal, among 1,000 stations? The requests are made anew for each step,
 * as the dialects make them, so their allocation is in the figures.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final int STATIONS = 1_000;
    private static final ConnectorId ONE = ConnectorId.numbered(1);

    /** Nobody is known; tokens may charge all the same. */
    private static final Directory NOBODY = new Directory() {
        @Override
        public Optional<StationProfile> station(StationId station) {
            return Optional.empty();
        }

        @Override
        public Optional<TokenProfile> token(IdToken token) {
            return Optional.empty();
        }
    };

    private final SessionEngine engine = new SessionEngine(EngineSettings.defaults(), NOBODY);
    private final StationId[] stations = new StationId[STATIONS];
    private long clockMs = Readings.NOON;
    private long registerWh;
    private int next;

    @Setup
    public void begin() {
        for (int i = 0; i < STATIONS; i++) {
            stations[i] = new StationId("CS-" + i);
            step(new Input.Connected(stations[i], 1, "ocpp1.6", "", true));
            Request start = new Request.StartTransaction(
                    ONE, IdToken.of("T" + i), Energy.ZERO, null, new StationTime("start", Readings.NOON));
            step(new Input.Asked(stations[i], 1, "m", start));
        }
    }

    private Decision step(Input input) {
        Decision decision = engine.decide(input, clockMs);
        decision.events().forEach(event -> engine.apply(event, clockMs));
        return decision;
    }

    /** Three samples of a session that runs. */
    @Benchmark
    public Decision meterValues() {
        clockMs++;
        next = (next + 1) % STATIONS;
        Decision decision = step(typical());
        if (decision.events().isEmpty()) {
            throw new IllegalStateException("the meter values were taken for a repetition");
        }
        return decision;
    }

    private Input typical() {
        StationTime at = new StationTime("2026-03-01T12:00:00Z", clockMs);
        Request values = new Request.MeterValues(ONE, TransactionId.of(next + 1L), Readings.typical(at, ++registerWh));
        return new Input.Asked(stations[next], 1, "m", values);
    }

    /** What of that is the making of the request, and no part of the step. */
    @Benchmark
    public Input theirRequest() {
        clockMs++;
        next = (next + 1) % STATIONS;
        return typical();
    }

    /** The other end of the scale: nothing is recorded. */
    @Benchmark
    public Decision heartbeat() {
        clockMs++;
        next = (next + 1) % STATIONS;
        return step(new Input.Asked(stations[next], 1, "m", new Request.Heartbeat()));
    }
}
