package io.voltgate.benchmarks.micro;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does one engine step cost: a meter value of a running session, decided and applied? No journal, 1,000 stations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final int STATIONS = 1_000;
    private static final long NOON = 1_780_000_000_000L;
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
    private long clockMs = NOON;
    private int next;

    @Setup
    public void begin() {
        for (int i = 0; i < STATIONS; i++) {
            stations[i] = new StationId("CS-" + i);
            step(new Input.Connected(stations[i], 1, "ocpp1.6", "", true));
            Request start = new Request.StartTransaction(
                    ONE, IdToken.of("T" + i), Energy.ZERO, null, new StationTime("start", NOON));
            step(new Input.Asked(stations[i], 1, "m", start));
        }
    }

    private Decision step(Input input) {
        Decision decision = engine.decide(input, clockMs);
        decision.events().forEach(event -> engine.apply(event, clockMs));
        return decision;
    }

    @Benchmark
    public Decision meterValue() {
        clockMs++;
        next = (next + 1) % STATIONS;
        String raw = Long.toString(clockMs);
        StationTime at = new StationTime(raw, clockMs);
        Sample sample =
                new Sample(at, Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, raw.substring(4));
        Request values = new Request.MeterValues(ONE, TransactionId.of(next + 1L), List.of(sample));
        return step(new Input.Asked(stations[next], 1, "m", values));
    }
}
