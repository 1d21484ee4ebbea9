package io.voltgate.simulator.scenario;

import io.voltgate.script.Args;
import io.voltgate.script.Fact;
import io.voltgate.script.Orders;
import io.voltgate.script.ScenarioException;
import io.voltgate.script.Shorthand;
import io.voltgate.script.Step;
import io.voltgate.script.StoredExpectation;
import io.voltgate.script.Variables;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of a scenario that are the operator's and the backend's: what is entered, ordered and stored. Used by the runner's thread.
 * What is waited for is asked again until it is so or the time is over, and stations go on meanwhile.
 */
final class BackendScript {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final String ACCEPTED = "202";
    /** In place of a command: the last order once more, under the same key. */
    private static final String AGAIN = "again";

    private static final String STATION = "{station}";

    private final Backend backend;
    private final String idPrefix;
    private final Variables variables;
    private final @Nullable String password;
    private final String run;
    private final Map<String, String> lastOrders = new HashMap<>();
    private final Map<String, StationFacts> facts = new HashMap<>();
    private final Map<String, Said> lastSaid = new HashMap<>();
    private int orders;

    BackendScript(SocketScenarioRunner.Setup setup, Backend backend, Variables variables, String branch) {
        this.backend = backend;
        this.idPrefix = setup.idPrefix();
        this.variables = variables;
        this.password = setup.password();
        this.run = variables.resolve("$now") + branch;
    }

    /** An order as it was given to the API. */
    private record Said(String key, String body) {}

    @Nullable
    String enter(Step.Given given, String name, Args args) throws InterruptedException {
        Backend.Told told = switch (given.kind()) {
            case STATION -> backend.put("/stations/" + idPrefix + name, station(idPrefix + name, args));
            case TOKEN -> backend.put("/tokens/" + name, token(name, args));
        };
        return told.isFine() ? null : "the API refuses it with " + told.status() + ": " + told.body();
    }

    private String station(String identity, Args args) {
        Map<String, String> fields = new LinkedHashMap<>();
        args.pairs().forEach((name, value) -> fields.put(name, value.replace(STATION, identity)));
        if (password != null) {
            fields.putIfAbsent("password", password);
        }
        rename(fields, "price", "pricePerKwh");
        return json(fields);
    }

    private String token(String token, Args args) {
        Map<String, String> fields = new LinkedHashMap<>(args.pairs());
        if (args.get("status", "").equals("blocked")) {
            fields.put("active", "false");
        }
        fields.remove("status");
        rename(fields, "expires", "expiresAt");
        fields.computeIfPresent("expiresAt", (_, moment) -> variables.resolve("$now" + moment));
        fields.putIfAbsent("user.email", token.toLowerCase(Locale.ROOT) + "@example.org");
        return json(fields);
    }

    private static void rename(Map<String, String> fields, String name, String wanted) {
        String value = fields.remove(name);
        if (value != null) {
            fields.put(wanted, value);
        }
    }

    private static String json(Map<String, String> fields) {
        return Shorthand.answer(new Args(List.of(), fields)).toString();
    }

    @Nullable
    String order(Step.Order order, String name) throws InterruptedException {
        Said said = lastSaid.get(name);
        if (!order.command().equals(AGAIN)) {
            try {
                orders++;
                said = new Said(run + "-" + idPrefix + name + "-" + orders, Orders.body(order, variables));
            } catch (ScenarioException none) {
                return none.getMessage();
            }
        }
        if (said == null) {
            return "nothing was ordered of " + name;
        }
        lastSaid.put(name, said);
        Backend.Told told = backend.order(idPrefix + name, said.key(), said.body());
        Args answer = order.answer().isEmpty() ? new Args(List.of(ACCEPTED), Map.of()) : order.answer();
        return receipt(name, told, answer);
    }

    @Nullable
    String ask(Step.Ask ask, String name) throws InterruptedException {
        String json = ask.json() == null ? "{}" : variables.resolve(ask.json());
        Backend.Told told = backend.ask(ask.method(), path(name, ask.path()), json);
        return receipt(name, told, ask.answer());
    }

    private @Nullable String receipt(String station, Backend.Told told, Args answer) {
        Optional<String> wrong = new StoredExpectation(answer).mismatch(told.status(), told.body(), variables);
        if (wrong.isEmpty() && told.isFine() && !told.body().isEmpty()) {
            String id = JsonMapper.shared().readTree(told.body()).path("id").asString();
            lastOrders.put(station, id);
        }
        return wrong.orElse(null);
    }

    private String path(String station, String path) {
        return variables.resolve(path).replace(STATION, idPrefix + station);
    }

    @Nullable
    String check(Step.CheckOrder check, StationScript stations) throws InterruptedException {
        String name = stations.name(check.station());
        String id = lastOrders.get(name);
        if (id == null) {
            return "nothing was ordered of " + name;
        }
        Map<String, String> fields = new LinkedHashMap<>(check.args().pairs());
        if (!check.args().words().isEmpty()) {
            fields.put("state", check.args().words().getFirst());
        }
        Args wanted = new Args(List.of(), fields, check.args().conditions());
        return await("/commands/" + id, wanted, stations);
    }

    @Nullable
    String check(Step.Check check, StationScript stations) throws InterruptedException {
        return await(path(stations.name(check.station()), check.path()), check.args(), stations);
    }

    private @Nullable String await(String path, Args wanted, StationScript stations) throws InterruptedException {
        StoredExpectation expected = new StoredExpectation(wanted);
        long deadline = System.nanoTime() + stations.limit().toNanos();
        while (true) {
            Backend.Told told = backend.get(path);
            Optional<String> wrong = expected.mismatch(told.status(), told.body(), variables);
            if (wrong.isEmpty() || System.nanoTime() > deadline) {
                return wrong.orElse(null);
            }
            stations.look();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** From now on the station's facts are heard. */
    void listen(String station) throws InterruptedException {
        if (!facts.containsKey(station)) {
            facts.put(station, new StationFacts(backend.facts(idPrefix + station)));
        }
    }

    /** Waits for the facts of a station; those of other stations have lines of their own. */
    @Nullable
    String await(String station, List<Fact> wanted, Duration limit) throws InterruptedException {
        listen(station);
        StationFacts heard = Objects.requireNonNull(facts.get(station));
        List<Fact> meant = wanted.stream().map(fact -> prefixed(fact, station)).toList();
        Fact missing = heard.await(meant, variables, limit);
        return missing == null ? null : "there is no " + missing;
    }

    private Fact prefixed(Fact fact, String station) {
        List<String> words = fact.args().words().stream()
                .map(word -> word.equals(station) ? idPrefix + station : word)
                .toList();
        return new Fact(
                fact.name(), new Args(words, fact.args().pairs(), fact.args().conditions()));
    }
}
