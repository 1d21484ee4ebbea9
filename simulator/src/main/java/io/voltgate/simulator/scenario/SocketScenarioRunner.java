package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.script.Args;
import io.voltgate.script.Expectation;
import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.script.ScenarioRunner;
import io.voltgate.script.Shorthand;
import io.voltgate.script.Step;
import io.voltgate.script.Variables;
import io.voltgate.simulator.JavaWebSocketLink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario over real sockets. Used by one thread. The first line that doesn't go as expected ends the run; facts are not
 * visible from a socket and are counted as unchecked.
 */
public final class SocketScenarioRunner implements ScenarioRunner {
    /**
     * Where and how to run.
     *
     * @param idPrefix put before each identity, so that a scenario can be run again with fresh stations
     * @param answer how long an answer may take
     * @param silence how long to listen where none is expected
     * @param longestWait the longest "after" that is waited for in real time
     */
    public record Setup(
            URI url,
            String idPrefix,
            @Nullable String password,
            Duration answer,
            Duration silence,
            Duration longestWait) {
        public static Setup to(URI url) {
            return new Setup(url, "", null, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(10));
        }

        @Override
        public String toString() {
            return url + " as " + idPrefix + "*";
        }
    }

    private final Setup setup;
    private final Map<String, ScriptedStation> stations = new HashMap<>();
    private final Variables variables = new Variables();
    private final long startMs;
    private int messages;

    public SocketScenarioRunner(Setup setup, long startMs) {
        this.setup = setup;
        this.startMs = startMs;
    }

    @Override
    public ScenarioReport run(Scenario scenario) {
        List<ScenarioReport.Failure> failures = new ArrayList<>();
        int unchecked = 0;
        int steps = 0;
        try {
            for (Step step : scenario.steps()) {
                steps++;
                String wrong = take(step);
                unchecked += step.facts() == null ? 0 : 1;
                if (wrong != null) {
                    failures.add(new ScenarioReport.Failure(step.line(), wrong));
                    break;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failures.add(
                    new ScenarioReport.Failure(scenario.steps().get(steps - 1).line(), "interrupted"));
        } finally {
            stations.values().forEach(ScriptedStation::disconnect);
        }
        return new ScenarioReport(scenario.name(), steps, unchecked, failures);
    }

    /** What went wrong, null when nothing did. */
    private @Nullable String take(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Declare declare -> declare(declare);
            case Step.Call call -> call(call);
            case Step.Raw raw -> raw(raw);
            case Step.Receive receive -> receive(receive);
            case Step.Disconnect disconnect -> {
                station(disconnect.station()).disconnect();
                yield null;
            }
            case Step.Reconnect reconnect -> station(reconnect.station()).connect(setup.answer());
            case Step.After after -> after(after);
            case Step.Order _ -> "an order needs the backend; a socket runner is only stations";
            case Step.Crash _, Step.Restart _ -> "a gateway can't be crashed through its sockets";
        };
    }

    private @Nullable String declare(Step.Declare declare) throws InterruptedException {
        ScriptedStation known = stations.get(declare.station());
        if (known != null && known.version() == declare.version()) {
            return null;
        }
        JavaWebSocketLink.Target target = new JavaWebSocketLink.Target(
                setup.url(),
                setup.idPrefix() + declare.station(),
                declare.version().subprotocol(),
                setup.password(),
                false);
        ScriptedStation fresh = new ScriptedStation(target, declare.version());
        stations.put(declare.station(), fresh);
        return fresh.connect(setup.answer());
    }

    private @Nullable String call(Step.Call call) throws InterruptedException {
        ScriptedStation station = station(call.station());
        if (!station.isOpen()) {
            return "the station isn't connected";
        }
        String id = "s-" + ++messages;
        String payload = Shorthand.payload(station.version(), call, variables, startMs);
        station.send(FrameCodec.encode(new Frame.Call(id, call.action(), payload)));
        return compare(station, id, call.expected());
    }

    private @Nullable String raw(Step.Raw raw) throws InterruptedException {
        ScriptedStation station = station(raw.station());
        if (!station.isOpen()) {
            return "the station isn't connected";
        }
        station.send(raw.text());
        return compare(station, null, raw.expected());
    }

    private @Nullable String compare(ScriptedStation station, @Nullable String id, Expectation expected)
            throws InterruptedException {
        Duration limit = expected.expectsSilence() ? setup.silence() : setup.answer();
        Frame answer = station.awaitAnswer(id, limit);
        return expected.mismatch(answer, variables).orElse(null);
    }

    private @Nullable String receive(Step.Receive receive) throws InterruptedException {
        ScriptedStation station = station(receive.station());
        Frame.Call call = station.awaitCall(setup.answer());
        if (call == null) {
            return "the gateway didn't call";
        }
        if (!call.action().equals(receive.action())) {
            return "the gateway called " + call.action();
        }
        Expectation expected = new Expectation(receive.args());
        String wrong = expected.mismatch(new Frame.CallResult(call.id(), call.payload()), variables)
                .orElse(null);
        Args answer = receive.answer().bound(variables);
        station.send(FrameCodec.encode(
                new Frame.CallResult(call.id(), Shorthand.answer(answer).toString())));
        return wrong;
    }

    private @Nullable String after(Step.After after) throws InterruptedException {
        if (after.ms() > setup.longestWait().toMillis()) {
            return "that is too long to wait for in real time";
        }
        Thread.sleep(after.ms());
        return null;
    }

    private ScriptedStation station(String identity) {
        return Objects.requireNonNull(stations.get(identity), identity);
    }
}
