package io.voltgate.simulator.scenario;

import io.voltgate.script.Fact;
import io.voltgate.script.ScenarioException;
import io.voltgate.script.ScenarioReport.Failure;
import io.voltgate.script.Step;
import io.voltgate.script.Variables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One branch of a scenario, line after line, with its own names for values. Used by one thread; branches that it opens have threads of
 * their own until they are joined. It ends at the first line that doesn't go as expected.
 */
final class Play {
    private static final String ROUND = "$i";
    private static final String NO_API = "this needs the gateway's API, whose address and key were not given";

    private final Stage stage;
    private final Variables variables;
    private final String branch;
    private final StationScript stations;
    private final @Nullable BackendScript backend;
    /** The line that is being played. */
    private int line;

    Play(Stage stage, Variables variables, String branch) {
        this.stage = stage;
        this.variables = variables;
        this.branch = branch;
        Backend api = stage.setup().backend();
        this.backend = api == null ? null : new BackendScript(stage.setup(), api, variables, branch);
        this.stations = new StationScript(stage, variables, backend);
    }

    /** Plays these steps; the line that went wrong, empty where none did. */
    Optional<Failure> all(List<Step> steps) {
        try {
            Optional<Failure> failure = each(steps);
            if (failure.isEmpty() && branch.isEmpty()) {
                // All branches have been joined, so nobody else reads what stations hear.
                stations.lookAtAll();
                failure = outrage();
            }
            return failure;
        } catch (ScenarioException unclear) {
            return Optional.of(new Failure(line, String.valueOf(unclear.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(new Failure(line, "interrupted"));
        }
    }

    private Optional<Failure> each(List<Step> steps) throws InterruptedException {
        for (Step step : steps) {
            Optional<Failure> failure = one(step);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> one(Step step) throws InterruptedException {
        line = step.line();
        return switch (step) {
            case Step.Repeat(int _, String times, List<Step> body) -> repeat(number(times), body);
            case Step.Each each -> each(each);
            case Step.Parallel parallel -> parallel(parallel);
            case Step.WithApi(int _, List<Step> body) -> withApi(body);
            case Step.Within(int at, long ms, Step inner) -> within(at, ms, inner);
            default -> simple(step);
        };
    }

    private Optional<Failure> simple(Step step) throws InterruptedException {
        stage.countStep();
        stage.transcript().note(Transcript.Kind.LINE, stations.current(), Integer.toString(step.line()));
        String wrong = take(step);
        wrong = wrong == null ? facts(step) : wrong;
        if (wrong != null) {
            stage.transcript().blame(stations.lastPlace());
            return Optional.of(new Failure(step.line(), wrong));
        }
        return outrage();
    }

    private Optional<Failure> withApi(List<Step> body) throws InterruptedException {
        if (backend != null) {
            return each(body);
        }
        body.forEach(_ -> stage.countUnchecked());
        return Optional.empty();
    }

    private Optional<Failure> outrage() {
        return Optional.ofNullable(stations.outrage()).map(what -> new Failure(line, what));
    }

    private int number(String times) {
        String value = variables.resolve(times);
        if (!value.matches("\\d{1,5}")) {
            throw new ScenarioException(line, value + " is no number of times");
        }
        return Integer.parseInt(value);
    }

    private Optional<Failure> repeat(int times, List<Step> body) throws InterruptedException {
        Set<String> before = variables.known();
        Optional<Failure> failure = Optional.empty();
        for (int round = 1; round <= times && failure.isEmpty(); round++) {
            variables.keepOnly(before);
            variables.set(ROUND, Integer.toString(round));
            failure = each(body);
        }
        return failure;
    }

    private Optional<Failure> each(Step.Each each) throws InterruptedException {
        Set<String> before = variables.known();
        Optional<Failure> failure = Optional.empty();
        for (String value : each.values()) {
            variables.keepOnly(before);
            variables.set(each.name(), variables.resolve(value));
            failure = each(each.steps());
            if (failure.isPresent()) {
                return failure;
            }
        }
        return failure;
    }

    /** All branches at the same time, each as often as is said; the first failure by their order is that of the block. */
    private Optional<Failure> parallel(Step.Parallel parallel) throws InterruptedException {
        int times = number(parallel.times());
        List<Future<Optional<Failure>>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= times; round++) {
                for (List<Step> steps : parallel.branches()) {
                    Variables own = variables.copy();
                    own.set(ROUND, Integer.toString(round));
                    Play play = new Play(stage, own, branch + "-" + futures.size());
                    futures.add(threads.submit(() -> play.all(steps)));
                }
            }
        }
        Optional<Failure> failure = Optional.empty();
        for (Future<Optional<Failure>> future : futures) {
            Optional<Failure> ended = ended(future);
            failure = failure.isPresent() ? failure : ended;
        }
        return failure;
    }

    private static Optional<Failure> ended(Future<Optional<Failure>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private Optional<Failure> within(int at, long ms, Step inner) throws InterruptedException {
        Duration limit = Duration.ofMillis(ms);
        long begun = System.nanoTime();
        stations.limit(limit);
        Optional<Failure> failure = one(inner);
        stations.limit(stage.setup().waits().answer());
        long tookMs = (System.nanoTime() - begun) / 1_000_000;
        if (failure.isEmpty() && tookMs > ms) {
            stage.transcript().blame(stations.lastPlace());
            return Optional.of(new Failure(at, "it took " + tookMs + " ms, not within " + ms + " ms"));
        }
        return failure;
    }

    /** What went wrong, null when nothing did. */
    private @Nullable String take(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Given given -> stations.given(given);
            case Step.Declare declare -> stations.declare(declare);
            case Step.Connect connect -> stations.connect(connect);
            case Step.Call call -> stations.call(call);
            case Step.Sent sent -> stations.sent(sent);
            case Step.Answered answered -> stations.answered(answered);
            case Step.Raw raw -> stations.raw(raw);
            case Step.Binary binary -> stations.binary(binary);
            case Step.Parts parts -> stations.parts(parts);
            case Step.Receive receive -> stations.receive(receive);
            case Step.Unordered unordered -> stations.unordered(unordered);
            case Step.Standing standing -> stations.standing(standing);
            case Step.Never never -> stations.never(never);
            case Step.Disconnect(int _, String name, List<Fact> _) -> stations.disconnect(name);
            case Step.Cut(int _, String name, List<Fact> _) -> stations.cut(name);
            case Step.Ping(int _, String name) -> stations.ping(name);
            case Step.Pongs pongs -> stations.pongs(pongs);
            case Step.BareFrame bare -> stations.bare(bare);
            case Step.Reply reply -> stations.reply(reply);
            case Step.Reconnect(int _, String name, List<Fact> _) -> stations.reconnect(name);
            case Step.Closed closed -> stations.closed(closed);
            case Step.After after -> after(after);
            case Step.Let let -> {
                variables.let(let);
                yield null;
            }
            case Step.Order order -> backend == null ? NO_API : backend.order(order, stations.name(order.station()));
            case Step.Ask ask -> backend == null ? NO_API : backend.ask(ask, stations.name(ask.station()));
            case Step.Check check -> backend == null ? NO_API : backend.check(check, stations);
            case Step.CheckOrder check -> backend == null ? NO_API : backend.check(check, stations);
            case Step.Crash _, Step.Restart _ -> "a server can't be crashed through its sockets";
            case Step.Repeat _, Step.Each _, Step.Parallel _, Step.WithApi _, Step.Within _ -> "a block is no line";
        };
    }

    /** Waits for the facts of a line; that there are none can't be seen from outside. */
    private @Nullable String facts(Step step) throws InterruptedException {
        List<Fact> wanted = step.facts();
        if (wanted == null) {
            return null;
        }
        if (backend == null || wanted.isEmpty() || stations.current().isEmpty()) {
            stage.countUnchecked();
            return null;
        }
        return backend.await(stations.current(), wanted, stations.limit());
    }

    private @Nullable String after(Step.After after) throws InterruptedException {
        if (after.ms() > stage.setup().waits().longest().toMillis()) {
            return "that is too long to wait for in real time";
        }
        Thread.sleep(after.ms());
        return null;
    }
}
