package io.voltgate.simulator.scenario;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.script.ScenarioRunner;
import io.voltgate.script.Variables;
import io.voltgate.simulator.link.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario over real sockets. Used by one thread, once. The first line that doesn't go as expected ends the run; facts and rows
 * are looked at through the gateway's API, where one is given, and else facts are counted as unchecked.
 */
public final class SocketScenarioRunner implements ScenarioRunner {
    /**
     * Where and how to run.
     *
     * @param idPrefix put before each identity, so that a scenario can be run again with fresh stations
     * @param password of stations for which the scenario gives none
     * @param backend null where only stations are played
     * @param values of variables that the scenario may have a default for, such as "$token"
     * @param tls what each station by its identity secures its link with
     */
    public record Setup(
            URI url,
            String idPrefix,
            @Nullable String password,
            Waits waits,
            @Nullable Backend backend,
            Map<String, String> values,
            Function<String, @Nullable Tls> tls) {
        public Setup {
            values = Map.copyOf(values);
        }

        /** The same for other stations. */
        public Setup withPrefix(String prefix) {
            return new Setup(url, prefix, password, waits, backend, values, tls);
        }

        /** The same at another address, trusting whom this says. */
        public Setup over(URI other, Tls trusted) {
            return new Setup(other, idPrefix, password, waits, backend, values, _ -> trusted);
        }

        /** Whom this station trusts at an address of wss, and who it is there. */
        Tls tls(String identity) {
            Tls own = tls.apply(identity);
            return own == null ? Tls.trusting(new Tls.Trust(List.of(), List.of())) : own;
        }

        public Setup(URI url, String idPrefix, @Nullable String password, Waits waits, @Nullable Backend backend) {
            this(url, idPrefix, password, waits, backend, Map.of(), _ -> null);
        }

        /** Only stations, without a password. */
        public static Setup to(URI url) {
            return new Setup(url, "", null, Waits.USUAL, null);
        }

        @Override
        public String toString() {
            return url + " as " + idPrefix + "*";
        }
    }

    /**
     * How long things may take.
     *
     * @param answer an answer, a call or a row
     * @param silence how long to listen where nothing is expected
     * @param longest the longest "after" that is waited for in real time
     */
    public record Waits(Duration answer, Duration silence, Duration longest) {
        public static final Waits USUAL =
                new Waits(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    private final Setup setup;
    private final long startMs;
    private final Transcript transcript = new Transcript();
    private final Watch watch = new Watch();

    public SocketScenarioRunner(Setup setup, long startMs) {
        this.setup = setup;
        this.startMs = startMs;
    }

    /** What was said, while the scenario runs and after it. */
    public Transcript transcript() {
        return transcript;
    }

    /** What the server sent that no server should, whether or not the scenario looks at it; in the order in which it was found. */
    public List<Breach> breaches() {
        return watch.breaches();
    }

    @Override
    public ScenarioReport run(Scenario scenario) {
        Variables variables = new Variables(startMs);
        setup.values().forEach(variables::set);
        try (Stage stage = new Stage(setup, transcript, watch, startMs)) {
            Play play = new Play(stage, variables, "");
            List<ScenarioReport.Failure> failures =
                    play.all(scenario.steps()).map(List::of).orElse(List.of());
            return new ScenarioReport(scenario.name(), stage.steps(), stage.unchecked(), failures);
        }
    }
}
