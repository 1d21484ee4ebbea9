package io.voltgate.simulator.tape;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import io.voltgate.simulator.link.StationLink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the station of a recording against a server, and compares what it says with what the recorded one said. Used by one thread, once;
 * the link's threads only fill the inbox. Times end with the replay's own end, so that none lies in the future.
 */
public final class Replay {
    private static final int MOST_DIFFERENCES = 10_000;
    private static final long LOOK_NANOS = 50_000_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * How to play.
     *
     * @param speed recorded seconds per second; 0 waits for nothing but answers
     * @param answerWithin how long an answer may take
     * @param callWithin how long to wait for a call that the recorded server made
     * @param ignored JSON paths that may differ
     */
    public record Terms(
            OcppVersion version, double speed, Duration answerWithin, Duration callWithin, Set<String> ignored) {}

    /** How it went. */
    public record Outcome(int calls, int compared, List<Difference> differences) {}

    /** What the link tells. */
    private sealed interface Heard {
        record Opened() implements Heard {}

        record Told(String text) implements Heard {}

        record Closed(String reason) implements Heard {}
    }

    private final Recording recording;
    private final Terms terms;
    private final StationLink.Dialer dialer;
    private final Track track;
    private final Rebase rebase;
    private final Comparison comparison;
    private final List<Difference> differences = new ArrayList<>();
    /** Where the recorded server made calls that the new one hasn't made yet, by their actions. */
    private final Map<String, Deque<Integer>> due = new HashMap<>();

    private final Map<String, Integer> lastCalls = new HashMap<>();
    private final long startNanos = System.nanoTime();
    private BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
    private @Nullable StationLink link;
    private @Nullable String gone;
    private int here;
    private int calls;
    private int compared;

    /** A replay of a recording that has at least one entry; nowMs is the time, milliseconds since 1970. */
    public Replay(Recording recording, Terms terms, StationLink.Dialer dialer, long nowMs) {
        this.recording = recording;
        this.terms = terms;
        this.dialer = dialer;
        this.track = new Track(terms.version(), recording);
        this.comparison = new Comparison(terms.ignored());
        long lengthMs = terms.speed() > 0 ? Math.round(recording.lengthMs() / terms.speed()) : 0;
        long shiftMs = nowMs + lengthMs - recording.entries().getLast().atMs();
        this.rebase = new Rebase(shiftMs, Long.toString(nowMs));
        for (int place = 0; place < recording.entries().size(); place++) {
            if (recording.entries().get(place) instanceof Entry.Said(long _, Direction direction, String _)
                    && direction == Direction.FROM_SERVER
                    && track.at(place) instanceof Frame.Call call) {
                due.computeIfAbsent(call.action(), _ -> new ArrayDeque<>()).add(place);
            }
        }
    }

    public Outcome run() throws InterruptedException {
        List<Entry> entries = recording.entries();
        try {
            for (int place = 0; place < entries.size() && gone == null; place++) {
                here = place;
                pace(entries.get(place).atMs());
                switch (entries.get(place)) {
                    case Entry.Opened _ -> dial(place);
                    case Entry.Said(long _, Direction direction, String text)
                    when direction == Direction.TO_SERVER -> say(place, text);
                    case Entry.Said _ -> hear(place);
                    case Entry.Closed _ -> hangUp();
                }
            }
        } finally {
            hangUp();
        }
        return new Outcome(calls, compared, List.copyOf(differences));
    }

    /** Waits for the recorded time, and answers the server meanwhile. */
    private void pace(long atMs) throws InterruptedException {
        if (terms.speed() <= 0) {
            return;
        }
        long recordedMs = atMs - recording.entries().getFirst().atMs();
        long untilNanos = startNanos + Math.round(recordedMs / terms.speed() * 1_000_000);
        while (untilNanos - System.nanoTime() > 0) {
            if (link == null) {
                TimeUnit.NANOSECONDS.sleep(untilNanos - System.nanoTime());
            }
            Frame _ = next(untilNanos);
        }
    }

    private void dial(int place) throws InterruptedException {
        hangUp();
        BlockingQueue<Heard> fresh = new LinkedBlockingQueue<>();
        inbox = fresh;
        StationLink dialled = dialer.dial(new StationLink.Listener() {
            @Override
            public void opened() {
                fresh.add(new Heard.Opened());
            }

            @Override
            public void received(String text) {
                fresh.add(new Heard.Told(text));
            }

            @Override
            public void closed(String reason) {
                fresh.add(new Heard.Closed(reason));
            }
        });
        Heard first = fresh.poll(terms.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        if (first instanceof Heard.Opened) {
            link = dialled;
        } else {
            dialled.close();
            gone = first instanceof Heard.Closed(String reason) ? reason : "no answer";
            differ(place, "connection", "$", "opened", gone);
        }
    }

    private void hangUp() {
        StationLink open = link;
        link = null;
        if (open != null) {
            open.close();
        }
    }

    private void say(int place, String text) throws InterruptedException {
        switch (track.at(place)) {
            case Frame.Call(String _, String action, String payload) -> call(place, action, payload);
            case Frame.Send(String _, String action, String payload) ->
                send(new Frame.Send("r-" + (place + 1), action, said(payload)));
            case null -> {
                StationLink open = link;
                if (open != null) {
                    open.send(text);
                }
            }
            case Frame.CallResult _, Frame.CallError _, Frame.CallResultError _ -> {
                // The server's call has it, when it comes.
            }
        }
    }

    private void call(int place, String action, String payload) throws InterruptedException {
        if (link == null) {
            return;
        }
        calls++;
        String id = "r-" + (place + 1);
        send(new Frame.Call(id, action, said(payload)));
        Frame recorded = track.answer(place);
        String what = "answer to " + action;
        Frame actual = awaitAnswer(id, recorded == null ? terms.callWithin() : terms.answerWithin());
        if (recorded == null || actual == null) {
            if (recorded != null || actual != null) {
                differ(place, what, "$", recorded == null ? "none" : "one", actual == null ? "none" : "one");
            }
            return;
        }
        compared++;
        if (recorded instanceof Frame.CallResult(String _, String then)
                && actual instanceof Frame.CallResult(String _, String now)) {
            rebase.pair(action, JSON.readTree(then), JSON.readTree(now));
        }
        comparison
                .of(recorded, actual)
                .forEach(part -> differ(place, what, part.path(), part.recorded(), part.actual()));
    }

    private String said(String payload) {
        return rebase.said(JSON.readTree(payload)).toString();
    }

    private @Nullable Frame awaitAnswer(String id, Duration limit) throws InterruptedException {
        long untilNanos = System.nanoTime() + limit.toNanos();
        Frame frame = next(untilNanos);
        while (frame != null && !frame.id().equals(id)) {
            frame = next(untilNanos);
        }
        return frame;
    }

    /** The next answer of the server, null where none comes in time; its calls are answered. */
    private @Nullable Frame next(long untilNanos) throws InterruptedException {
        while (link != null) {
            Heard heard = inbox.poll(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            switch (heard) {
                case Heard.Told(String text) -> {
                    Frame frame = read(text);
                    if (frame instanceof Frame.Call call) {
                        obey(call);
                    } else if (frame != null) {
                        return frame;
                    }
                }
                case Heard.Closed(String reason) -> {
                    link = null;
                    lost(reason);
                }
                case Heard.Opened _ -> {}
                case null -> {
                    return null;
                }
            }
        }
        return null;
    }

    /** The server ended the connection: that differs where the recorded station had still something to say. */
    private void lost(String reason) {
        for (int place = here; place < recording.entries().size(); place++) {
            switch (recording.entries().get(place)) {
                case Entry.Said(long _, Direction direction, String _)
                when direction == Direction.TO_SERVER -> {
                    differ(place, "connection", "$", "open", reason);
                    return;
                }
                case Entry.Said _ -> {}
                case Entry.Opened _, Entry.Closed _ -> {
                    return;
                }
            }
        }
    }

    private @Nullable Frame read(String text) {
        try {
            return FrameCodec.decode(terms.version(), text);
        } catch (OcppException unreadable) {
            differ(recording.entries().size() - 1, "frame", "$", "a frame", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    /** Waits for the call that the recorded server made here, unless it came before. */
    private void hear(int place) throws InterruptedException {
        if (!(track.at(place) instanceof Frame.Call(String _, String action, String _))) {
            return;
        }
        Deque<Integer> waited = due.getOrDefault(action, new ArrayDeque<>());
        long untilNanos = System.nanoTime() + terms.callWithin().toNanos();
        while (waited.contains(place) && link != null && untilNanos - System.nanoTime() > 0) {
            Frame _ = next(Math.min(untilNanos, System.nanoTime() + LOOK_NANOS));
        }
        if (waited.remove(place)) {
            differ(place, "call of " + action, "$", "one", "none");
        }
    }

    /** Answers a call as the recorded station did, or as it did the last such call where there are more of them now. */
    private void obey(Frame.Call call) {
        Integer fresh = due.getOrDefault(call.action(), new ArrayDeque<>()).poll();
        Integer place = fresh == null ? lastCalls.get(call.action()) : fresh;
        if (place == null) {
            differ(recording.entries().size() - 1, "call of " + call.action(), "$", "none", "one");
            send(Frame.CallError.of(call.id(), "NotSupported", "the recorded station was never asked that"));
            return;
        }
        lastCalls.put(call.action(), place);
        if (fresh != null) {
            asked(place, call);
        }
        switch (track.answer(place)) {
            case Frame.CallResult(String _, String payload) -> send(new Frame.CallResult(call.id(), said(payload)));
            case Frame.CallError error ->
                send(new Frame.CallError(call.id(), error.code(), error.description(), error.details()));
            case null, default -> {
                // The recorded station never answered it either.
            }
        }
    }

    private void asked(int place, Frame.Call call) {
        JsonNode recorded = JSON.readTree(track.call(place).payload());
        JsonNode actual = JSON.readTree(call.payload());
        rebase.pair(call.action(), recorded, actual);
        comparison
                .of(recorded, actual)
                .forEach(
                        part -> differ(place, "call of " + call.action(), part.path(), part.recorded(), part.actual()));
    }

    private void send(Frame frame) {
        StationLink open = link;
        if (open != null) {
            open.send(FrameCodec.encode(frame));
        }
    }

    private void differ(int place, String message, String path, String recorded, String actual) {
        if (differences.size() < MOST_DIFFERENCES) {
            differences.add(new Difference(place + 1, message, path, recorded, actual));
        }
    }
}
