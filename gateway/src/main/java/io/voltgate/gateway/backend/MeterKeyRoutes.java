package io.voltgate.gateway.backend;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.MeterKeyStore;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.signed.Curve;
import io.voltgate.signed.MeterKey;
import io.voltgate.signed.RegisteredKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The keys that meters sign with, as operators register them. Called by the threads of requests. From the answer on, what the station's
 * meters sign is held against them; what was told before keeps the verdict that it got.
 */
final class MeterKeyRoutes {
    private static final String KEYS = "/api/v1/stations/{identity}/meter-keys";
    private static final int MAX_KEY = 5_000;
    private static final int MAX_WORD = 200;
    private static final int MAX_PLACE = 1_000;
    private final RegistryPort registry;
    private final Queries queries;

    MeterKeyRoutes(RegistryPort registry, Queries queries) {
        this.registry = registry;
        this.queries = queries;
    }

    /** A key and where the operator has it from. */
    private record Registration(RegisteredKey key, String source) {}

    private record Items(List<MeterKeyStore.Stored> items) {}

    private record Removed(String station, String fingerprint) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", KEYS, Set.of(), this::keys),
                Route.of("PUT", KEYS, Set.of(), this::put),
                Route.of("DELETE", KEYS + "/{fingerprint}", Set.of(), this::remove));
    }

    private StationId known(ApiRequest request) {
        StationId station = request.station();
        if (queries.station(station.value()).isEmpty()) {
            throw ApiRequest.unknownStation(station.value());
        }
        return station;
    }

    private Answer keys(ApiRequest request) {
        return Answer.json(new Items(registry.meterKeys(known(request))));
    }

    private Answer put(ApiRequest request) {
        StationId station = known(request);
        Registration registration = read(request.json());
        if (!registry.putMeterKey(station, registration.key(), registration.source())) {
            throw ProblemException.invalid("key", "a station has at most " + MeterKeyStore.MAX_KEYS + " keys");
        }
        return Answer.json(new Items(registry.meterKeys(station)));
    }

    private Answer remove(ApiRequest request) {
        StationId station = known(request);
        String fingerprint = request.variable("fingerprint");
        if (!registry.removeMeterKey(station, fingerprint)) {
            throw ApiRequest.notFound("key");
        }
        return Answer.json(new Removed(station.value(), fingerprint));
    }

    /** {"key": "3059...", "curve": "secp256r1", "evse": 1, "connector": 1, "source": "type plate"}. */
    private static Registration read(JsonNode body) {
        return Fields.read(body, fields -> {
            Optional<Curve> curve = fields.mayText("curve", 1, MAX_WORD).map(name -> curve(fields, name));
            MeterKey key = MeterKey.read(fields.text("key", MAX_KEY), curve.orElse(null))
                    .orElseThrow(() -> fields.invalid(
                            "key",
                            "a public key is needed, as SubjectPublicKeyInfo or point, in Base64 or hexadecimal"));
            if (curve.isPresent() && curve.get() != key.curve()) {
                throw fields.invalid("curve", "the key is on " + key.curve());
            }
            Optional<Integer> evse = fields.mayInteger("evse", 1, MAX_PLACE);
            Optional<Integer> connector = fields.mayInteger("connector", 1, MAX_PLACE);
            if (evse.isEmpty() && connector.isPresent()) {
                throw fields.invalid("evse", "a connector is one of an EVSE");
            }
            ConnectorId place = evse.map(number -> new ConnectorId(number, connector.orElse(0)))
                    .orElse(null);
            return new Registration(
                    new RegisteredKey(key, place),
                    fields.mayText("source", 1, MAX_WORD).orElse("operator"));
        });
    }

    private static Curve curve(Fields fields, String name) {
        return Curve.named(name)
                .orElseThrow(() -> fields.invalid(
                        "curve",
                        "one of "
                                + Arrays.stream(Curve.values())
                                        .map(Curve::toString)
                                        .collect(Collectors.joining(", "))
                                + " is needed"));
    }
}
