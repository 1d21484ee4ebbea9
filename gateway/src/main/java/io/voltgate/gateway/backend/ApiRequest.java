package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A request, free of the HTTP library. Owned by its thread. Path and query are decoded exactly once.
 *
 * @param path as sent, still encoded
 * @param variables the parts of the path that its route names
 * @param header the first value of a header
 * @param body read when asked for, and only once
 */
record ApiRequest(
        String method,
        String path,
        Map<String, String> variables,
        Parameters query,
        Function<String, Optional<String>> header,
        Supplier<byte[]> body) {

    ApiRequest with(Map<String, String> found) {
        return new ApiRequest(method, path, found, query, header, body);
    }

    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route of " + path + " has no part " + name);
        }
        return value;
    }

    StationId station() {
        String identity = variable("identity");
        if (identity.isBlank() || identity.length() > StationId.MAX_LENGTH) {
            throw unknownStation(identity);
        }
        return new StationId(identity);
    }

    static ProblemException unknownStation(String identity) {
        return ProblemException.of(Problem.Kind.UNKNOWN_STATION, "no station has the identity " + identity);
    }

    UUID id() {
        String text = variable("id");
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException noUuid) {
            throw notFound(text);
        }
        throw notFound(text);
    }

    static ProblemException notFound(String what) {
        return ProblemException.of(Problem.Kind.NOT_FOUND, "nothing has the id " + what);
    }

    /** What kind of body it has, in lower case and without parameters; empty where it doesn't say. */
    String mediaType() {
        String type = header.apply("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.split(";", 2)[0].strip();
    }

    JsonNode json() {
        String media = mediaType();
        if (!media.equals("application/json") && !media.matches("application/[^\\s]+\\+json")) {
            throw ProblemException.of(Problem.Kind.UNSUPPORTED_MEDIA, "the content type is not application/json");
        }
        return BackendJson.read(body.get());
    }
}
