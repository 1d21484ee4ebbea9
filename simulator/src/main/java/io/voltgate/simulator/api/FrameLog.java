package io.voltgate.simulator.api;

import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.StationLink;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frames of one station in the order they passed. Written by the link's threads, read by whoever waits; guarded by its own lock. It
 * keeps the latest {@value #MAX_FRAMES}.
 */
final class FrameLog implements FrameTap {
    static final int MAX_FRAMES = 100_000;
    private static final int MAX_OPEN = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LongSupplier clockMs;
    private final Deque<SeenFrame> frames = new ArrayDeque<>();
    private final Map<String, String> actions = new LinkedHashMap<>();
    private long dropped;
    private long looked;

    FrameLog(LongSupplier clockMs) {
        this.clockMs = clockMs;
    }

    /**
     * A dialer whose frames are kept here. Whoever is woken by a frame of the server can be sure that the station has it too, and a
     * station's answer never stands before its question.
     */
    StationLink.Dialer logged(StationLink.Dialer dialer) {
        return listener -> new FrameTap.Tapped(dialer.dial(new Heard(listener)), this);
    }

    private final class Heard implements StationLink.Listener {
        private final StationLink.Listener station;

        Heard(StationLink.Listener station) {
            this.station = station;
        }

        @Override
        public void opened() {
            station.opened();
        }

        @Override
        public void received(String text) {
            synchronized (frames) {
                station.received(text);
                frame(Direction.FROM_SERVER, text);
            }
        }

        @Override
        public void closed(String reason) {
            station.closed(reason);
        }
    }

    @Override
    public void frame(Direction direction, String text) {
        synchronized (frames) {
            frames.add(read(direction, text));
            if (frames.size() > MAX_FRAMES) {
                frames.removeFirst();
                dropped++;
            }
            frames.notifyAll();
        }
    }

    private SeenFrame read(Direction direction, String text) {
        Instant at = Instant.ofEpochMilli(clockMs.getAsLong());
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException unreadable) {
            return new SeenFrame(direction, at, text, 0, "", "");
        }
        if (!frame.path(0).isInt() || !frame.path(1).isString()) {
            return new SeenFrame(direction, at, text, 0, "", "");
        }
        int type = frame.path(0).asInt();
        String id = frame.path(1).asString();
        return switch (type) {
            case 2, 6 -> {
                String action = frame.path(2).isString() ? frame.path(2).asString() : "";
                remember(direction + id, action);
                yield new SeenFrame(direction, at, text, type, id, action);
            }
            case 3, 4, 5 -> {
                Direction asked = direction == Direction.TO_SERVER ? Direction.FROM_SERVER : Direction.TO_SERVER;
                yield new SeenFrame(direction, at, text, type, id, actions.getOrDefault(asked + id, ""));
            }
            default -> new SeenFrame(direction, at, text, 0, id, "");
        };
    }

    private void remember(String key, String action) {
        actions.put(key, action);
        if (actions.size() > MAX_OPEN) {
            actions.remove(actions.keySet().iterator().next());
        }
    }

    List<SeenFrame> all() {
        synchronized (frames) {
            return new ArrayList<>(frames);
        }
    }

    /** The first frame that fits of those after the one found last, none where it hasn't come. */
    Optional<SeenFrame> next(Predicate<SeenFrame> wanted) {
        synchronized (frames) {
            long number = dropped;
            for (SeenFrame each : frames) {
                if (number >= looked && wanted.test(each)) {
                    looked = number + 1;
                    return Optional.of(each);
                }
                number++;
            }
            return Optional.empty();
        }
    }

    /** Waits for such a frame until the moment, a value of System.nanoTime. */
    Optional<SeenFrame> await(Predicate<SeenFrame> wanted, long untilNs) throws InterruptedException {
        synchronized (frames) {
            Optional<SeenFrame> found = next(wanted);
            while (found.isEmpty()) {
                long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0) {
                    return found;
                }
                frames.wait(leftMs);
                found = next(wanted);
            }
            return found;
        }
    }
}
