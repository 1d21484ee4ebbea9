package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.script.Args;
import io.voltgate.script.Expectation;
import io.voltgate.script.Fact;
import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.script.ScenarioRunner;
import io.voltgate.script.Shorthand;
import io.voltgate.script.Step;
import io.voltgate.script.Variables;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario over real sockets. Used by one thread. The first line that doesn't go as expected ends the run; facts and rows are
 * looked at through the gateway's API, where one is given, and else facts are counted as unchecked.
 */
public final class SocketScenarioRunner implements ScenarioRunner {
    /**
     * Where and how to run.
     *
     * @param idPrefix put before each identity, so that a scenario can be run again with fresh stations
     * @param password of stations for which the scenario gives none
     * @param backend null where only stations are played
     */
    public record Setup(
            URI url,
            String idPrefix,
            @Nullable String password,
            Waits waits,
            @Nullable Backend backend) {
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

    private static final String SOON = "soon";
    private static final long AGAIN_NANOS = Duration.ofMillis(100).toNanos();
    private static final String NO_API = "this needs the gateway's API, whose address and key were not given";
    private static final String NOTHING_SENT = "the station isn't connected";

    private final Setup setup;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, ScriptedStation> stations = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Variables variables;
    private final long startMs;
    private final @Nullable BackendScript backend;
    /** The station of the last line that was about one. */
    private String current = "";

    private int messages;
    private int unchecked;

    public SocketScenarioRunner(Setup setup, long startMs) {
        this.setup = setup;
        this.startMs = startMs;
        this.variables = new Variables(startMs);
        Backend api = setup.backend();
        this.backend = api == null ? null : new BackendScript(setup, api, variables);
    }

    @Override
    public ScenarioReport run(Scenario scenario) {
        List<ScenarioReport.Failure> failures = new ArrayList<>();
        int steps = 0;
        try {
            for (Step step : scenario.steps()) {
                steps++;
                String wrong = take(step);
                wrong = wrong == null ? facts(step) : wrong;
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
            client.shutdownNow();
        }
        return new ScenarioReport(scenario.name(), steps, unchecked, failures);
    }

    /** What went wrong, null when nothing did. */
    private @Nullable String take(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Given given -> given(given);
            case Step.Declare declare -> declare(declare);
            case Step.Connect connect -> connect(connect);
            case Step.Call call -> call(call);
            case Step.Raw raw -> raw(raw);
            case Step.Receive receive -> receive(receive);
            case Step.Standing standing -> {
                station(standing.station()).always(standing.action(), standing.answer());
                yield null;
            }
            case Step.Disconnect disconnect -> {
                station(disconnect.station()).disconnect();
                yield null;
            }
            case Step.Reconnect reconnect -> dial(station(reconnect.station()));
            case Step.Closed closed ->
                station(closed.station()).awaitClose(setup.waits().answer())
                        ? null
                        : "the gateway keeps the connection";
            case Step.After after -> after(after);
            case Step.Order order -> {
                current = order.station();
                yield backend == null ? NO_API : backend.order(order);
            }
            case Step.Ask ask -> backend == null ? NO_API : backend.ask(ask);
            case Step.Check check -> backend == null ? NO_API : backend.check(check, this::look);
            case Step.CheckOrder check -> backend == null ? NO_API : backend.check(check, this::look);
            case Step.Crash _, Step.Restart _ -> "a gateway can't be crashed through its sockets";
        };
    }

    /** Waits for the facts of a line; that there are none can't be seen from outside. */
    private @Nullable String facts(Step step) throws InterruptedException {
        List<Fact> wanted = step.facts();
        if (wanted == null) {
            return null;
        }
        if (backend == null || wanted.isEmpty() || current.isEmpty()) {
            unchecked++;
            return null;
        }
        return backend.await(current, wanted);
    }

    private void look() throws InterruptedException {
        for (ScriptedStation station : stations.values()) {
            station.look();
        }
    }

    private @Nullable String given(Step.Given given) throws InterruptedException {
        if (given.kind() == Step.Given.Kind.STATION) {
            given.args().get("password").ifPresent(password -> passwords.put(given.name(), password));
        }
        return backend == null ? NO_API : backend.enter(given);
    }

    private @Nullable String declare(Step.Declare declare) throws InterruptedException {
        current = declare.station();
        ScriptedStation known = stations.get(current);
        if (known != null && known.version() == declare.version()) {
            return null;
        }
        String identity = setup.idPrefix() + declare.station();
        String password = passwords.getOrDefault(declare.station(), setup.password());
        ScriptedLink.Dial usual = new ScriptedLink.Dial(
                setup.url(),
                identity,
                identity,
                password,
                List.of(declare.version().subprotocol()));
        ScriptedStation fresh = new ScriptedStation(declare.version(), usual, variables);
        stations.put(declare.station(), fresh);
        if (backend != null) {
            backend.listen(declare.station());
        }
        return declare.away() ? null : dial(fresh);
    }

    private @Nullable String dial(ScriptedStation station) {
        ScriptedLink.Outcome outcome =
                station.connect(client, station.dial(), setup.waits().answer());
        return outcome.link() == null ? "the connection failed: " + outcome.reason() : null;
    }

    private @Nullable String connect(Step.Connect connect) {
        ScriptedStation station = station(connect.station());
        ScriptedLink.Dial usual = station.dial();
        Args args = connect.args().bound(variables);
        String password = args.get("password").orElse(usual.password());
        ScriptedLink.Dial how = new ScriptedLink.Dial(
                usual.url(),
                usual.identity(),
                args.get("user").map(user -> setup.idPrefix() + user).orElse(usual.user()),
                "-".equals(password) ? null : password,
                args.get("subprotocols")
                        .map(list -> list.equals("-") ? List.<String>of() : List.of(list.split(",", -1)))
                        .orElse(usual.subprotocols()));
        List<String> wanted = connect.answer().words();
        long deadline = System.nanoTime() + setup.waits().answer().toNanos();
        String wrong = dial(station, how, connect.answer());
        while (wrong != null && wanted.contains(SOON) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(AGAIN_NANOS);
            wrong = dial(station, how, connect.answer());
        }
        return wrong;
    }

    private @Nullable String dial(ScriptedStation station, ScriptedLink.Dial how, Args wanted) {
        ScriptedLink.Outcome outcome =
                station.connect(client, how, setup.waits().answer());
        String status = wanted.words().isEmpty() ? "101" : wanted.words().getFirst();
        if (!status.equals(Integer.toString(outcome.status()))) {
            return "the gateway answers " + outcome.status() + " " + outcome.reason();
        }
        String subprotocol = wanted.get("subprotocol", outcome.subprotocol());
        return subprotocol.equals(outcome.subprotocol()) ? null : "the gateway chooses " + outcome.subprotocol();
    }

    private @Nullable String call(Step.Call call) throws InterruptedException {
        ScriptedStation station = station(call.station());
        if (!station.isOpen()) {
            return NOTHING_SENT;
        }
        String id = "s-" + ++messages;
        String payload = Shorthand.payload(station.version(), call, variables, startMs);
        station.send(FrameCodec.encode(new Frame.Call(id, call.action(), payload)));
        return compare(station, id, call.expected());
    }

    private @Nullable String raw(Step.Raw raw) throws InterruptedException {
        ScriptedStation station = station(raw.station());
        if (!station.isOpen()) {
            return NOTHING_SENT;
        }
        station.send(raw.text());
        return compare(station, null, raw.expected());
    }

    private @Nullable String compare(ScriptedStation station, @Nullable String id, Expectation expected)
            throws InterruptedException {
        Duration limit = expected.expectsSilence()
                ? setup.waits().silence()
                : setup.waits().answer();
        Frame answer = station.awaitAnswer(id, limit);
        return expected.mismatch(answer, variables).orElse(null);
    }

    private @Nullable String receive(Step.Receive receive) throws InterruptedException {
        ScriptedStation station = station(receive.station());
        Frame.Call call = station.awaitCall(receive.action(), setup.waits().answer());
        if (call == null) {
            return "the gateway didn't call";
        }
        if (!call.action().equals(receive.action())) {
            return "the gateway called " + call.action();
        }
        Expectation expected = new Expectation(receive.args());
        String wrong = expected.mismatch(new Frame.CallResult(call.id(), call.payload()), variables)
                .orElse(null);
        station.answer(call, receive.answer());
        return wrong;
    }

    private @Nullable String after(Step.After after) throws InterruptedException {
        if (after.ms() > setup.waits().longest().toMillis()) {
            return "that is too long to wait for in real time";
        }
        Thread.sleep(after.ms());
        return null;
    }

    private ScriptedStation station(String identity) {
        current = identity;
        return Objects.requireNonNull(stations.get(identity), identity);
    }
}
