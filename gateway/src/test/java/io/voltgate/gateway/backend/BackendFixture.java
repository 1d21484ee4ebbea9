package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Output;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.persistence.store.MeterKeyStore;
import io.voltgate.shard.Journal;
import io.voltgate.shard.MemoryJournal;
import io.voltgate.signed.RegisteredKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend's plane on a free port with everything behind it faked, and a client. Owned by one test. */
final class BackendFixture implements AutoCloseable {
    static final String KEY = "open sesame";
    static final long MOST = 1L << 20;
    static final BackendSettings.Batches BATCHES = BackendSettings.Limits.DEFAULT.batches();
    final FakeQueries queries = new FakeQueries();
    final MemoryJournal journal = new MemoryJournal();
    final List<Ordered> ordered = new CopyOnWriteArrayList<>();
    final FakeRegistry registry = new FakeRegistry();
    final FakeTariffs tariffs = new FakeTariffs();
    final Map<StationId, StationNotices.Notice> notices = new ConcurrentHashMap<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();
    final List<String> deaths = new CopyOnWriteArrayList<>();
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    volatile Function<Ordered, CompletableFuture<Output.Receipt>> desk =
            order -> CompletableFuture.completedFuture(new Output.Receipt(1, new CommandId(FakeQueries.ID), null));
    final List<Wish> wished = new CopyOnWriteArrayList<>();
    final Map<StationId, FunctionPorts.Resolution> resolved = new ConcurrentHashMap<>();
    volatile Output.Receipt resolveReceipt = new Output.Receipt(1, null, null);
    volatile Output.Receipt wishReceipt = new Output.Receipt(1, null, null);
    volatile CompletableFuture<Output.Outcome> outcome = new CompletableFuture<>();
    volatile @Nullable OcppVersion version;
    volatile long sequence;
    volatile FakeProgress progress = new FakeProgress(Long.MAX_VALUE, () -> true);
    final FakePayments payments = new FakePayments();
    final BackendServer server;

    record Ordered(StationId station, Command command, String key, Duration lifetime) {}

    /** Rows that have come so far, and a wait that ends at once. */
    record FakeProgress(long checkpoint, BooleanSupplier waiting) implements Progress {
        @Override
        public boolean awaitRows(long awaited, Duration limit) {
            return waiting.getAsBoolean();
        }
    }

    final class FakeRegistry implements RegistryPort {
        final List<StationRegistration> stations = new CopyOnWriteArrayList<>();
        final List<List<StationId>> batches = new CopyOnWriteArrayList<>();
        final Set<StationId> refused = ConcurrentHashMap.newKeySet();
        volatile Runnable whileEntering = () -> {};
        final List<String> passwords = new CopyOnWriteArrayList<>();
        final List<TokenRegistration> tokens = new CopyOnWriteArrayList<>();
        final List<MeterKeyStore.Stored> meterKeys = new CopyOnWriteArrayList<>();

        @Override
        public boolean putStation(StationId station, StationRegistration registration) {
            stations.add(registration);
            return queries.stations.put(station.value(), FakeQueries.station(station.value(), registration.name()))
                    == null;
        }

        @Override
        public Map<StationId, Entered> putStations(Map<StationId, StationRegistration> entered) {
            batches.add(List.copyOf(entered.keySet()));
            whileEntering.run();
            Map<StationId, Entered> outcomes = new LinkedHashMap<>();
            entered.forEach((station, said) -> outcomes.put(
                    station,
                    refused.contains(station)
                            ? Entered.REFUSED
                            : putStation(station, said) ? Entered.NEW : Entered.CHANGED));
            return outcomes;
        }

        @Override
        public void putToken(String token, TokenRegistration registration) {
            tokens.add(registration);
        }

        @Override
        public Optional<String> beginPassword(
                StationId station, StationRegistration.Password password, Duration lifetime) {
            passwords.add(password.value());
            return queries.stations.containsKey(station.value()) ? Optional.of("ref-1") : Optional.empty();
        }

        @Override
        public void cancelPassword(StationId station, String reference) {
            passwords.add("cancelled " + reference);
        }

        @Override
        public boolean putFavorite(String token, StationId station, @Nullable String alias) {
            return queries.stations.containsKey(station.value());
        }

        @Override
        public boolean putMeterKey(StationId station, RegisteredKey key, String source) {
            ConnectorId place = key.place();
            meterKeys.add(new MeterKeyStore.Stored(
                    key.key().fingerprint(),
                    place == null ? null : (Integer) place.evse(),
                    place == null ? null : (Integer) place.connector(),
                    key.key().curve().toString(),
                    key.key().point(),
                    source,
                    Instant.EPOCH));
            return true;
        }

        @Override
        public boolean removeMeterKey(StationId station, String fingerprint) {
            return meterKeys.removeIf(key -> key.fingerprint().equals(fingerprint));
        }

        @Override
        public List<MeterKeyStore.Stored> meterKeys(StationId station) {
            return List.copyOf(meterKeys);
        }
    }

    private final class FakeCondition implements Condition {
        @Override
        public List<String> deadBecause() {
            return List.copyOf(deaths);
        }

        @Override
        public List<String> unreadyBecause() {
            return List.copyOf(reasons);
        }
    }

    BackendFixture() {
        this(null, BackendSettings.Limits.DEFAULT);
    }

    /** With another journal than the fixture's own, or other limits. */
    BackendFixture(@Nullable Journal other, BackendSettings.Limits limits) {
        BackendPorts ports = new BackendPorts(
                queries,
                (station, command, key, lifetime) -> {
                    Ordered order = new Ordered(station, command, key, lifetime);
                    ordered.add(order);
                    return desk.apply(order);
                },
                (station, command, key, lifetime) -> {
                    Ordered order = new Ordered(station, command, key, lifetime);
                    ordered.add(order);
                    return new OrderFollowing.Followed(desk.apply(order), outcome);
                },
                station -> Optional.ofNullable(version),
                id -> sequence,
                other == null ? journal : other,
                new Progress() {
                    @Override
                    public long checkpoint() {
                        return progress.checkpoint();
                    }

                    @Override
                    public boolean awaitRows(long awaited, Duration limit) {
                        return progress.awaitRows(awaited, limit);
                    }
                },
                new FakeCondition(),
                () -> "voltgate_up 1\n",
                registry,
                station -> Optional.ofNullable(notices.get(station)),
                new FunctionPorts(
                        (station, wish) -> {
                            wished.add(wish);
                            return CompletableFuture.completedFuture(wishReceipt);
                        },
                        new FakeFunctionQueries(),
                        (station, resolution) -> {
                            resolved.put(station, resolution);
                            return CompletableFuture.completedFuture(resolveReceipt);
                        }),
                new FakeFleet(),
                tariffs,
                new FakeDriverMoney(),
                payments);
        ApiKeys keys = ApiKeys.ofHashes(List.of(ApiKeys.hash("another"), ApiKeys.hash(KEY)));
        server = BackendServer.start(new BackendSettings("127.0.0.1", 0, 0, keys, limits), ports);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + KEY);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder builder = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** Asserts that the answer is a problem of this kind, in its whole form, and gives its detail and field. */
    static String problem(HttpResponse<String> response, int status, String type) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = json(response);
        List<String> names = new ArrayList<>(problem.propertyNames());
        names.remove("field");
        assertEquals(List.of("type", "title", "status", "detail", "instance"), names);
        assertEquals("urn:voltgate:problem:" + type, problem.get("type").stringValue());
        assertEquals(status, problem.get("status").intValue());
        return problem.has("field") ? problem.get("field").stringValue() : "";
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
