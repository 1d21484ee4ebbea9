package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Many stations as one request lists them: a JSON array, or a line of JSON each. Owned by the thread of the request. One that can't be
 * entered is refused alone, with its place; each identity is there at most once.
 */
final class StationBatch {
    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/jsonl");
    private final int most;
    private final Map<StationId, Item> items = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int size;

    private record Item(int place, StationRegistration registration) {}

    /**
     * A station that is not entered.
     *
     * @param item its line, or its place in the array, counted from 1
     * @param identity null where it has none that can be read
     */
    record Refused(int item, @Nullable String identity, Problem problem) {}

    private StationBatch(int most) {
        this.most = most;
    }

    /** Reads a request with at most so many stations. */
    static StationBatch read(ApiRequest request, byte[] body, int most) {
        StationBatch batch = new StationBatch(most);
        if (LINES.contains(request.mediaType())) {
            batch.readLines(body);
        } else if (request.mediaType().equals("application/json")) {
            batch.readArray(BackendJson.read(body));
        } else {
            throw ProblemException.of(
                    Problem.Kind.UNSUPPORTED_MEDIA,
                    "the content type is neither application/x-ndjson nor application/json");
        }
        if (batch.size == 0) {
            throw ProblemException.of(Problem.Kind.MALFORMED, "the body has no station");
        }
        return batch;
    }

    private void readArray(JsonNode array) {
        if (!array.isArray()) {
            throw ProblemException.invalid("body", "an array of stations is needed");
        }
        for (int i = 0; i < array.size(); i++) {
            demandRoom();
            read(i + 1, array.get(i));
        }
    }

    private void readLines(byte[] body) {
        int line = 0;
        for (int from = 0; from < body.length; ) {
            int to = from;
            while (to < body.length && body[to] != '\n') {
                to++;
            }
            line++;
            readLine(line, Arrays.copyOfRange(body, from, to));
            from = to + 1;
        }
    }

    private void readLine(int line, byte[] text) {
        if (isBlank(text)) {
            return;
        }
        demandRoom();
        JsonNode station;
        try {
            station = BackendJson.read(text);
        } catch (ProblemException notJson) {
            refused.add(new Refused(line, null, notJson.problem()));
            return;
        }
        read(line, station);
    }

    private static boolean isBlank(byte[] text) {
        for (byte each : text) {
            if (each != ' ' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    private void demandRoom() {
        if (++size > most) {
            throw ProblemException.of(Problem.Kind.TOO_LARGE, "there are more than " + most + " stations");
        }
    }

    private void read(int place, JsonNode station) {
        try {
            RegistrationReader.Listed listed = RegistrationReader.listed(station);
            Item first = items.putIfAbsent(listed.station(), new Item(place, listed.registration()));
            if (first != null) {
                throw ProblemException.invalid("identity", "item " + first.place() + " has this identity too");
            }
        } catch (ProblemException invalid) {
            String identity = station.path("identity").asString("");
            boolean named = !identity.isEmpty() && identity.length() <= StationId.MAX_LENGTH;
            refused.add(new Refused(place, named ? identity : null, invalid.problem()));
        }
    }

    /** What can be entered. */
    Map<StationId, StationRegistration> stations() {
        Map<StationId, StationRegistration> stations = new LinkedHashMap<>();
        items.forEach((station, item) -> stations.put(station, item.registration()));
        return stations;
    }

    /** The tables refuse it. */
    void refuse(StationId station) {
        Item item = items.get(station);
        if (item != null) {
            Problem problem = Problem.of(Problem.Kind.INVALID, "the database can't store it");
            refused.add(new Refused(item.place(), station.value(), problem));
        }
    }

    /** What is not entered, in the order of the request. */
    List<Refused> refused() {
        return refused.stream()
                .sorted((one, other) -> Integer.compare(one.item(), other.item()))
                .toList();
    }
}
