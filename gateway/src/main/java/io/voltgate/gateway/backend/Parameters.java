package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.query.PageKey;
import io.voltgate.persistence.store.query.Selection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query of a request, decoded. A value. Its readers throw a problem that names the parameter.
 */
record Parameters(Map<String, List<String>> values) {
    static final Set<String> OF_A_LIST = Set.of("limit", "cursor", "from", "to", "station", "status");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    static Parameters parse(String rawQuery) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : rawQuery.isEmpty() ? List.<String>of() : List.of(rawQuery.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            values.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Parameters(values);
    }

    private static String decoded(String raw) {
        return Texts.percentDecoded(raw.replace('+', ' '), "the query");
    }

    /** A mistyped filter would answer with everything, so it is refused. */
    void allowOnly(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw ProblemException.malformed(name, "there is no such parameter; known here: " + sorted(known));
            }
        }
    }

    private static String sorted(Set<String> words) {
        return words.isEmpty()
                ? "none"
                : String.join(", ", words.stream().sorted().toList());
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw ProblemException.malformed(name, "the parameter is given more than once");
        }
        return given.stream().findFirst();
    }

    /** What of a list is wanted; no words means that any status may be asked for. */
    Selection selection(Set<String> statuses) {
        Optional<String> status = one("status");
        if (status.isPresent() && !statuses.isEmpty() && !statuses.contains(status.get())) {
            throw ProblemException.malformed("status", "the status is one of: " + sorted(statuses));
        }
        PageKey after = one("cursor").map(Cursor::read).orElse(null);
        return new Selection(
                time("from").orElse(null),
                time("to").orElse(null),
                one("station").orElse(null),
                status.orElse(null),
                after,
                limit());
    }

    private int limit() {
        String text = one("limit").orElse(Integer.toString(Selection.DEFAULT_LIMIT));
        boolean number = text.matches("\\d{1,4}");
        int limit = number ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Selection.MAX_LIMIT) {
            throw ProblemException.malformed("limit", "the limit is a number from 1 to " + Selection.MAX_LIMIT);
        }
        return limit;
    }

    private Optional<Instant> time(String name) {
        // a plus sign that was not encoded has become a space
        return one(name).map(text -> instant(text.replace(' ', '+'), name));
    }

    /** Reads RFC 3339. */
    static Instant instant(String text, String name) {
        try {
            return inRange(OffsetDateTime.parse(text).toInstant(), name);
        } catch (DateTimeParseException notATime) {
            throw ProblemException.malformed(name, "the time is RFC 3339, such as 2026-01-31T08:00:00Z");
        }
    }

    static Instant inRange(Instant time, String name) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw ProblemException.malformed(name, "the time is from " + EARLIEST + " to " + LATEST);
        }
        return time;
    }
}
