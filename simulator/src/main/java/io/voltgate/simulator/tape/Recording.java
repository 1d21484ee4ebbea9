package io.voltgate.simulator.tape;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What passed on the connections of one station, in its order. An immutable value. As a file it is a JSON object a line: "at" (RFC 3339,
 * UTC), "is" (opened, station, server or closed), and "identity" with "subprotocol", "text" or "reason".
 */
public record Recording(List<Entry> entries) {
    public static final String SUFFIX = ".recording";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1_000_000;

    public Recording {
        entries = List.copyOf(entries);
    }

    /** Reads a file; lines of other kinds are skipped, and one that is no such object is named in the exception. */
    public static Recording read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    entry(file, number, line).ifPresent(entries::add);
                }
                if (entries.size() > MOST) {
                    throw new IOException(file + " has more than " + MOST + " lines");
                }
            }
        }
        return new Recording(entries);
    }

    private static Optional<Entry> entry(Path file, int number, String line) throws IOException {
        try {
            JsonNode node = JSON.readTree(line);
            long at = Instant.parse(node.path("at").asString("")).toEpochMilli();
            return Optional.ofNullable(
                    switch (node.path("is").asString("")) {
                        case "opened" ->
                            new Entry.Opened(
                                    at,
                                    node.path("identity").asString(""),
                                    node.path("subprotocol").asString(""));
                        case "station" ->
                            new Entry.Said(
                                    at, Direction.TO_SERVER, node.path("text").asString(""));
                        case "server" ->
                            new Entry.Said(
                                    at, Direction.FROM_SERVER, node.path("text").asString(""));
                        case "closed" ->
                            new Entry.Closed(at, node.path("reason").asString(""));
                        default -> null;
                    });
        } catch (JacksonException | DateTimeException other) {
            throw new IOException(file + ", line " + number + " is not of a recording", other);
        }
    }

    static String line(Entry entry) {
        ObjectNode node = JSON.createObjectNode()
                .put("at", Instant.ofEpochMilli(entry.atMs()).toString());
        switch (entry) {
            case Entry.Opened(long _, String identity, String subprotocol) ->
                node.put("is", "opened").put("identity", identity).put("subprotocol", subprotocol);
            case Entry.Said(long _, Direction direction, String text) ->
                node.put("is", direction == Direction.TO_SERVER ? "station" : "server")
                        .put("text", text);
            case Entry.Closed(long _, String reason) -> node.put("is", "closed").put("reason", reason);
        }
        return node.toString();
    }

    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Entry entry : entries) {
                out.append(line(entry)).append('\n');
            }
        }
    }

    /** The identity that the station first came with, null where that isn't known. */
    public @Nullable String identity() {
        return entries.stream()
                .filter(Entry.Opened.class::isInstance)
                .map(entry -> ((Entry.Opened) entry).identity())
                .filter(identity -> !identity.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The version that was spoken: the subprotocol's, else the one that the messages are of. */
    public Optional<OcppVersion> version() {
        return entries.stream()
                .filter(Entry.Opened.class::isInstance)
                .flatMap(entry -> OcppVersion.of(((Entry.Opened) entry).subprotocol()).stream())
                .findFirst()
                .or(() -> Telling.version(texts()));
    }

    List<String> texts() {
        return entries.stream()
                .filter(Entry.Said.class::isInstance)
                .map(entry -> ((Entry.Said) entry).text())
                .toList();
    }

    /** How long it took, milliseconds. */
    public long lengthMs() {
        return entries.isEmpty()
                ? 0
                : entries.getLast().atMs() - entries.getFirst().atMs();
    }
}
