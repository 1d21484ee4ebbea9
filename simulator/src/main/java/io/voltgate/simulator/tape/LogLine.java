package io.voltgate.simulator.tape;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a line of somebody's log tells: a frame, or that a connection began or ended. An immutable value. The time and the station's
 * identity are null where the line has none; the text around a frame is what stands before and after it.
 */
record LogLine(What what, @Nullable Long atMs, @Nullable String identity, String frame, String around) {
    /** What a line is about. */
    enum What {
        OPENED,
        FRAME,
        CLOSED
    }

    private static final int MOST_AROUND = 300;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final Pattern START = Pattern.compile("\\[\\s*[2-6]\\s*,\\s*(\\\\?)\"");
    private static final Pattern IDENTITY = Pattern.compile(
            "(?i)\"?\\b(?:chargeBoxId(?:entity)?|chargeBoxIdentity|chargePointId|chargingStationId|stationId|station|identity"
                + "|clientId|cpId|cp_id|cp)\"?\\s*[=:]\\s*\"?([\\w.:*-]+)");
    private static final Pattern OPEN = Pattern.compile(
            "(?i)connection (?:is |was )?(?:established|opened)|\\b(?:station|client|charge point) (?:has )?connected");
    private static final Pattern CLOSE = Pattern.compile(
            "(?i)connection (?:is |was )?(?:closed|lost)|\\b(?:station|client|charge point) (?:has )?disconnected");
    private static final Pattern ID = Pattern.compile("^\\[\\s*\\d\\s*,\\s*\"([^\"]*)\"");

    static Optional<LogLine> of(String line, ZoneId zone) {
        String text = line.strip();
        if (text.startsWith("{")) {
            Optional<LogLine> json = ofJson(text, zone);
            if (json.isPresent()) {
                return json;
            }
        }
        return ofText(text, zone);
    }

    private static Optional<LogLine> ofText(String text, ZoneId zone) {
        Matcher start = START.matcher(text);
        while (start.find()) {
            String rest = text.substring(start.start());
            String frame = frame(
                    start.group(1).isEmpty() ? rest : rest.replace("\\\"", "\"").replace("\\\\", "\\"));
            if (frame != null) {
                String before = text.substring(0, start.start());
                return Optional.of(
                        new LogLine(What.FRAME, LogTime.of(before, zone), identity(before), frame, around(before)));
            }
        }
        Long at = LogTime.of(text, zone);
        if (OPEN.matcher(text).find()) {
            return Optional.of(new LogLine(What.OPENED, at, identity(text), "", text));
        }
        return CLOSE.matcher(text).find()
                ? Optional.of(new LogLine(What.CLOSED, at, identity(text), "", text))
                : Optional.empty();
    }

    /** The end of what stands before a frame: there says a log who says it. */
    private static String around(String before) {
        return before.substring(Math.max(0, before.length() - MOST_AROUND));
    }

    private static @Nullable String identity(String text) {
        Matcher identity = IDENTITY.matcher(text);
        return identity.find() ? identity.group(1) : null;
    }

    /** The JSON list at the start of a text, null where there is none. */
    private static @Nullable String frame(String text) {
        try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            parser.skipChildren();
            return text.substring(0, (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException none) {
            return null;
        }
    }

    /** A log whose lines are objects: the frame is a list, or a text, in one of the fields. */
    private static Optional<LogLine> ofJson(String line, ZoneId zone) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException none) {
            return Optional.empty();
        }
        for (JsonNode value : node.findValues("message").isEmpty() ? node : node.findValues("message")) {
            Optional<LogLine> found = ofValue(node, value, line, zone);
            if (found.isPresent()) {
                return found;
            }
        }
        for (JsonNode value : node) {
            Optional<LogLine> found = ofValue(node, value, line, zone);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<LogLine> ofValue(JsonNode node, JsonNode value, String line, ZoneId zone) {
        Long at = LogTime.of(node, zone);
        String without = line.replace(value.toString(), " ");
        if (value.isArray() && START.matcher(value.toString()).lookingAt()) {
            return Optional.of(new LogLine(What.FRAME, at, identity(without), value.toString(), without));
        }
        if (value.isString()) {
            return ofText(value.stringValue(), zone)
                    .map(found -> new LogLine(
                            found.what(),
                            at == null ? found.atMs() : at,
                            found.identity() == null ? identity(without) : found.identity(),
                            found.frame(),
                            without + " " + found.around()));
        }
        return Optional.empty();
    }

    /** The id of the frame; empty where it has none. */
    String id() {
        Matcher id = ID.matcher(frame);
        return id.find() ? id.group(1) : "";
    }
}
