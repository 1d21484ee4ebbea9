package io.voltgate.simulator.tape;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Masked;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes recordings of text logs that others wrote: any lines with an OCPP frame somewhere in them. Used by one thread, for one log. Who
 * says a frame is told by its action, and of an answer by its call; only where that fails by the words around, as they were used before.
 */
public final class LogReader {
    private static final long SAME_FRAME_MS = 2_000;
    private static final Pattern MARK = Pattern.compile(
            "(?i)(?<![\\w])(received?|receiving|recv|rx|in|incoming|inbound|from|sen[dt]|sending|tx|out|outgoing|outbound"
                + "|to|req|res|request|response)(?![\\w])|<[-=]+|[-=]+>|<<+|>>+|[\u2190\u2192]");

    /**
     * What the log doesn't say.
     *
     * @param identity of lines that name no station
     * @param version null where the messages are to tell
     * @param zone of times without an offset
     */
    public record Terms(String identity, @Nullable OcppVersion version, ZoneId zone) {}

    private final Terms terms;
    private final Map<String, List<Entry>> stations = new LinkedHashMap<>();
    private final Map<String, Direction> callers = new HashMap<>();
    private final Map<String, Direction> marks = new HashMap<>();
    private long lastMs;
    private int unclear;

    public LogReader(Terms terms) {
        this.terms = terms;
    }

    /** Takes a line in; what is about no frame is left out. */
    public void take(String line) {
        LogLine.of(line, terms.zone()).ifPresent(found -> {
            String identity = found.identity() == null ? terms.identity() : found.identity();
            long at = found.atMs() == null ? lastMs : found.atMs();
            lastMs = at;
            List<Entry> entries = stations.computeIfAbsent(identity, _ -> new ArrayList<>());
            switch (found.what()) {
                case FRAME -> frame(identity, at, found, entries);
                case OPENED -> entries.add(new Entry.Opened(at, identity, ""));
                case CLOSED -> entries.add(new Entry.Closed(at, "as the log says"));
            }
        });
    }

    private void frame(String identity, long at, LogLine line, List<Entry> entries) {
        String text = Masked.of(line.frame());
        if (!entries.isEmpty()
                && entries.getLast() instanceof Entry.Said(long before, Direction _, String same)
                && same.equals(text)
                && at - before <= SAME_FRAME_MS) {
            return;
        }
        Optional<Direction> direction = direction(identity, line);
        if (direction.isEmpty()) {
            unclear++;
            return;
        }
        entries.add(new Entry.Said(at, direction.get(), text));
    }

    private Optional<Direction> direction(String identity, LogLine line) {
        String word = mark(line.around());
        Optional<String> action = Telling.action(line.frame());
        Optional<Direction> told;
        if (action.isPresent()) {
            told = Telling.caller(action.get()).or(() -> Optional.ofNullable(marks.get(word)));
            told.ifPresent(caller -> callers.put(identity + " " + line.id(), caller));
            told.ifPresent(caller -> marks.putIfAbsent(word, caller));
        } else {
            told = Optional.ofNullable(callers.get(identity + " " + line.id()))
                    .map(LogReader::opposite)
                    .or(() -> Optional.ofNullable(marks.get(word)));
        }
        return told;
    }

    /** The last word before a frame that may say who says it. */
    private static String mark(String around) {
        return MARK.matcher(around)
                .results()
                .reduce((_, later) -> later)
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.TO_SERVER ? Direction.FROM_SERVER : Direction.TO_SERVER;
    }

    /** How many frames were left out because nothing says who said them. */
    public int unclear() {
        return unclear;
    }

    /** The recordings by the stations' identities, each of which begins with its connection; without those that have no frame. */
    public Map<String, Recording> recordings() {
        Map<String, Recording> recordings = new LinkedHashMap<>();
        stations.forEach((identity, entries) -> {
            if (entries.stream().anyMatch(Entry.Said.class::isInstance)) {
                recordings.put(identity, new Recording(connected(identity, entries)));
            }
        });
        return recordings;
    }

    /** Where the log doesn't say that the station connects, it does so before it first says something. */
    private List<Entry> connected(String identity, List<Entry> entries) {
        String subprotocol = Optional.ofNullable(terms.version())
                .or(() -> new Recording(entries).version())
                .map(OcppVersion::subprotocol)
                .orElse("");
        List<Entry> whole = new ArrayList<>();
        boolean open = false;
        for (Entry entry : entries) {
            if (entry instanceof Entry.Opened || (!open && entry instanceof Entry.Said)) {
                whole.add(new Entry.Opened(entry.atMs(), identity, subprotocol));
                open = true;
            }
            if (entry instanceof Entry.Closed && open) {
                whole.add(entry);
                open = false;
            } else if (entry instanceof Entry.Said) {
                whole.add(entry);
            }
        }
        return whole;
    }
}
