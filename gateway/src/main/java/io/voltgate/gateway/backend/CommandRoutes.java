package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.query.CommandView;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.store.query.Selection;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders to stations, and what became of them. Called by the threads of requests, which wait here. An order is answered
 * with 202 only when it is durable, and whoever was answered can read it.
 */
final class CommandRoutes {
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);
    private static final Duration MAX_LIFETIME = Duration.ofDays(7);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/stations/{identity}/commands";
    private static final Set<String> STATES =
            Arrays.stream(CommandState.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final String KEY = "Idempotency-Key";
    private static final String OURS = "voltgate:";
    private static final String SOON = "1";
    private static final String LATER = "10";
    private final BackendPorts ports;
    private final BackendSettings.Limits limits;

    CommandRoutes(BackendPorts ports, BackendSettings.Limits limits) {
        this.ports = ports;
        this.limits = limits;
    }

    private record Accepted(CommandId id, CommandState state) {}

    List<Route> routes() {
        return List.of(
                Route.of("POST", PATH, Set.of("lifetime", "wait"), this::order),
                Route.of("GET", PATH, Parameters.OF_A_LIST, this::ofStation),
                Route.of("GET", "/api/v1/command-types", Set.of(), request -> Answer.json(CommandTypes.listing())),
                Route.of("GET", "/api/v1/commands/{id}", Set.of(), this::command));
    }

    private Answer order(ApiRequest request) throws InterruptedException {
        StationId station = request.station();
        String key = clientKey(request);
        Duration lifetime =
                request.query().one("lifetime").map(CommandRoutes::lifetime).orElse(DEFAULT_LIFETIME);
        Optional<Duration> wait = request.query().one("wait").map(text -> duration("wait", text, MAX_WAIT));
        Command command = CommandReader.read(request.json());
        ports.versionOf()
                .apply(station)
                .flatMap(version -> CommandTypes.objection(version, command))
                .ifPresent(problem -> {
                    throw ProblemException.of(problem);
                });
        if (wait.isEmpty()) {
            return place(station, command, key, lifetime);
        }
        OrderFollowing.Followed followed = ports.following().follow(station, command, key, lifetime);
        try {
            CommandId id = accepted(station, followed::receipt);
            Optional<Output.Outcome> outcome = OrderWait.await(followed.outcome(), wait.get());
            return outcome.isEmpty() ? answer(id, 202, new Accepted(id, state(id))) : told(station, outcome.get());
        } finally {
            followed.outcome().cancel(false);
        }
    }

    /** Hands in an order; a refusal is a problem. */
    Answer place(StationId station, Command command, String key, Duration lifetime) throws InterruptedException {
        CommandId id = accepted(station, () -> ports.orders().order(station, command, key, lifetime));
        return answer(id, 202, new Accepted(id, CommandState.ACCEPTED));
    }

    private CommandId accepted(StationId station, Supplier<CompletableFuture<Output.Receipt>> promised)
            throws InterruptedException {
        Output.Receipt receipt = taken(station, promised);
        if (receipt.command() == null) {
            throw new IllegalStateException("a receipt names a command or a refusal");
        }
        return receipt.command();
    }

    private static Answer answer(CommandId id, int status, Object body) {
        Answer.Text answer = Answer.json(status, body);
        Map<String, String> headers = Map.of("Location", "/api/v1/commands/" + id);
        return new Answer.Text(answer.status(), answer.contentType(), answer.body(), headers);
    }

    /** An order that was over before it was given again is read from its row. */
    private Answer told(StationId station, Output.Outcome outcome) throws InterruptedException {
        boolean bare = outcome.result() == null && outcome.detail().isEmpty();
        Optional<CommandView> row = bare ? read(outcome.command()) : Optional.empty();
        return row.isPresent()
                ? answer(outcome.command(), 200, row.get())
                : answer(outcome.command(), 200, OrderWait.told(station, outcome));
    }

    /** How far the order is by its row; the rows may lag, and the order is taken in any case. */
    private CommandState state(CommandId id) {
        try {
            return ports.queries()
                    .command(id.value())
                    .map(view -> CommandState.valueOf(view.state()))
                    .orElse(CommandState.ACCEPTED);
        } catch (QueryUnavailableException away) {
            return CommandState.ACCEPTED;
        }
    }

    private Answer ofStation(ApiRequest request) {
        StationId station = request.station();
        if (ports.queries().station(station.value()).isEmpty()) {
            throw ApiRequest.unknownStation(station.value());
        }
        if (request.query().one("station").isPresent()) {
            throw ProblemException.malformed("station", "the path names the station");
        }
        Selection selection = request.query().selection(STATES).at(station.value());
        return ReadRoutes.listed(ports.queries().commands(selection));
    }

    /** Without a key a retry would order twice. */
    static String clientKey(ApiRequest request) {
        String key = request.header()
                .apply(KEY)
                .orElseThrow(() -> ProblemException.malformed(KEY, "the header Idempotency-Key is missing"));
        if (key.startsWith(OURS)) {
            throw ProblemException.malformed(KEY, "keys that begin with " + OURS + " are the gateway's own");
        }
        if (!key.matches("[\\x21-\\x7e]{1,128}")) {
            throw ProblemException.malformed(KEY, "the key has 1 to 128 visible ASCII characters");
        }
        return key;
    }

    static Duration lifetime(String text) {
        return duration("lifetime", text, MAX_LIFETIME);
    }

    /** Whole seconds, also with an s behind, or a duration as ISO 8601 writes it. */
    private static Duration duration(String name, String text, Duration most) {
        try {
            Duration duration = text.matches("\\d{1,6}s?")
                    ? Duration.ofSeconds(Long.parseLong(text.replace("s", "")))
                    : Duration.parse(text);
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException unreadable) {
            throw badDuration(name, most);
        }
        throw badDuration(name, most);
    }

    private static ProblemException badDuration(String name, Duration most) {
        return ProblemException.malformed(
                name, "the " + name + " is 1 to " + most.toSeconds() + " seconds, such as 30, 30s or PT30S");
    }

    /** Waits for the receipt; a refusal is a problem. */
    Output.Receipt taken(StationId station, Supplier<CompletableFuture<Output.Receipt>> asking)
            throws InterruptedException {
        Output.Receipt receipt = receipt(asking);
        if (receipt.refusal() != null) {
            throw refused(receipt.refusal(), receipt.detail(), station);
        }
        return receipt;
    }

    private Output.Receipt receipt(Supplier<CompletableFuture<Output.Receipt>> asking) throws InterruptedException {
        try {
            return asking.get().get(limits.orderWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException unknown) {
            throw unavailable("whether the order was taken is not known yet; ask again with the same key");
        } catch (RejectedExecutionException full) {
            throw unavailable("no more orders are taken now; ask again with the same key");
        } catch (ExecutionException failure) {
            throw switch (failure.getCause()) {
                case RejectedExecutionException full ->
                    unavailable("no more orders are taken now; ask again with the same key");
                case TimeoutException late ->
                    unavailable("whether the order was taken is not known yet; ask again with the same key");
                case null, default -> new IllegalStateException("an order failed", failure);
            };
        }
    }

    private static ProblemException unavailable(String detail) {
        return ProblemException.of(Problem.Kind.UNAVAILABLE, detail).with(ProblemException.RETRY_AFTER, SOON);
    }

    private static ProblemException refused(Output.OrderRefusal refusal, @Nullable String detail, StationId station) {
        return switch (refusal) {
            case UNKNOWN_STATION -> ApiRequest.unknownStation(station.value());
            case QUEUE_FULL ->
                ProblemException.of(Problem.Kind.QUEUE_FULL, "too many orders wait for the station")
                        .with(ProblemException.RETRY_AFTER, LATER);
            case NOT_IN_DOUBT -> ProblemException.of(Problem.Kind.NOT_IN_DOUBT, String.valueOf(detail));
            case INADMISSIBLE -> ProblemException.of(Problem.Kind.INVALID, String.valueOf(detail));
            case KEY_REUSED ->
                ProblemException.of(Problem.Kind.KEY_REUSED, "this key was used for an order that says something else");
        };
    }

    private Answer command(ApiRequest request) throws InterruptedException {
        CommandId id = new CommandId(request.id());
        return read(id).map(Answer::json).orElseThrow(() -> ApiRequest.notFound(id.toString()));
    }

    /** Reads a command; the rows may still be behind the journal that it stands in. */
    private Optional<CommandView> read(CommandId id) throws InterruptedException {
        Optional<CommandView> found = ports.queries().command(id.value());
        long sequence = ports.sequenceOf().applyAsLong(id);
        if (found.isPresent() || sequence < 1 || sequence > ports.journal().durable()) {
            return found;
        }
        if (ports.progress().checkpoint() < sequence && !ports.progress().awaitRows(sequence, limits.rowsWait())) {
            throw unavailable("the rows have not come to this command yet");
        }
        return ports.queries().command(id.value());
    }
}
