package io.voltgate.simulator.terminal;

import io.voltgate.simulator.eye.Masked;
import io.voltgate.simulator.link.FrameTap;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the frames of a station as they go by, a line each. Told on the link's threads, switched and waited for by the prompt's; guarded
 * by its own lock. The values of passwords are never shown.
 */
final class FrameView implements FrameTap {
    /** How much is shown. */
    enum Detail {
        OFF,
        SHORT,
        FULL
    }

    private static final int SHORT = 120;
    private static final int MOST_OPEN = 1000;
    private static final long QUIET_MS = 250;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Consumer<String> screen;
    private final boolean coloured;
    private final Map<String, String> open = new LinkedHashMap<>();
    private Detail detail = Detail.SHORT;
    private long lastNanos = System.nanoTime();

    FrameView(Consumer<String> screen, boolean coloured) {
        this.screen = screen;
        this.coloured = coloured;
    }

    synchronized void show(Detail wanted) {
        detail = wanted;
    }

    @Override
    public synchronized void frame(Direction direction, String text) {
        String line = line(direction, text);
        if (detail != Detail.OFF) {
            screen.accept(line);
        }
        lastNanos = System.nanoTime();
        notifyAll();
    }

    @Override
    public synchronized void opened() {
        note("connected");
    }

    @Override
    public synchronized void closed(String reason) {
        open.clear();
        note("not connected: " + reason);
        notifyAll();
    }

    private void note(String what) {
        if (detail != Detail.OFF) {
            screen.accept(painted("90", clock() + " -- " + what));
        }
    }

    private static String clock() {
        return CLOCK.format(Instant.now().atZone(ZoneId.systemDefault()));
    }

    private String line(Direction direction, String text) {
        boolean sent = direction == Direction.TO_SERVER;
        String arrow = sent ? "->" : "<-";
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException unreadable) {
            return painted("31", clock() + " " + arrow + " " + cut(text));
        }
        String id = frame.path(1).asString("");
        String masked = Masked.of(text);
        return switch (frame.path(0).asInt(0)) {
            case 2, 6 -> {
                String action = frame.path(2).asString("");
                remember(direction + id, action);
                yield painted(sent ? "36" : "33", clock() + " " + arrow + " " + shown(masked, action));
            }
            case 3 -> painted("32", clock() + " " + arrow + " " + shown(masked, answered(direction, id)));
            case 4, 5 -> painted("31", clock() + " " + arrow + " " + shown(masked, answered(direction, id)));
            default -> painted("31", clock() + " " + arrow + " " + cut(masked));
        };
    }

    private void remember(String key, String action) {
        open.put(key, action);
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    private String answered(Direction direction, String id) {
        Direction other = direction == Direction.TO_SERVER ? Direction.FROM_SERVER : Direction.TO_SERVER;
        String action = open.remove(other + id);
        return action == null ? "an answer to nothing" : "answer to " + action;
    }

    private String shown(String text, String what) {
        return detail == Detail.FULL ? what + " " + text : cut(what + " " + payload(text));
    }

    /** What is left of a frame without its type, id and action. */
    private static String payload(String text) {
        int start = text.indexOf('{');
        boolean error = text.startsWith("[4") || text.startsWith("[5");
        return start < 0 || error ? text : text.substring(start, Math.max(start, text.lastIndexOf(']')));
    }

    private static String cut(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }

    private String painted(String colour, String text) {
        return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    /** Waits until no call of the station is open and nothing has passed for a moment; false when the time is up. */
    synchronized boolean awaitQuiet(long limitMs) throws InterruptedException {
        long until = System.nanoTime() + limitMs * 1_000_000;
        while (System.nanoTime() < until) {
            long quietMs = (System.nanoTime() - lastNanos) / 1_000_000;
            if (quietMs >= QUIET_MS
                    && open.keySet().stream().noneMatch(key -> key.startsWith(Direction.TO_SERVER.name()))) {
                return true;
            }
            wait(Math.max(1, QUIET_MS - quietMs));
        }
        return false;
    }
}
