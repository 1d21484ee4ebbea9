package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.JavaWebSocketLink;
import io.voltgate.simulator.StationLink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A station that does only what a script says. Used by the runner's thread; the link's threads only fill its inbox. Calls of the
 * gateway that come while it waits for something else are kept for their line.
 */
final class ScriptedStation {
    private sealed interface Heard {
        record Opened() implements Heard {}

        record Told(Frame frame) implements Heard {}

        record Closed(String reason) implements Heard {}
    }

    private final JavaWebSocketLink.Target target;
    private final OcppVersion version;
    private final Deque<Frame.Call> calls = new ArrayDeque<>();
    private BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
    private @Nullable StationLink link;
    private boolean open;

    ScriptedStation(JavaWebSocketLink.Target target, OcppVersion version) {
        this.target = target;
        this.version = version;
    }

    OcppVersion version() {
        return version;
    }

    /** Connects; gives the reason where that fails, else null. */
    @Nullable
    String connect(Duration limit) throws InterruptedException {
        BlockingQueue<Heard> fresh = new LinkedBlockingQueue<>();
        inbox = fresh;
        calls.clear();
        link = JavaWebSocketLink.dialer(target).dial(new StationLink.Listener() {
            @Override
            public void opened() {
                fresh.add(new Heard.Opened());
            }

            @Override
            public void received(String text) {
                fresh.add(read(text));
            }

            @Override
            public void closed(String reason) {
                fresh.add(new Heard.Closed(reason));
            }
        });
        return switch (inbox.poll(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            case Heard.Opened() -> {
                open = true;
                yield null;
            }
            case Heard.Closed(String reason) -> "the connection failed: " + reason;
            case Heard.Told(Frame frame) -> "the gateway spoke before the connection was open: " + frame;
            case null -> "the connection was not open in time";
        };
    }

    private Heard read(String text) {
        try {
            return new Heard.Told(FrameCodec.decode(version, text));
        } catch (OcppException unreadable) {
            return new Heard.Closed("the gateway sent what can't be read: " + unreadable.getMessage());
        }
    }

    boolean isOpen() {
        return open;
    }

    void disconnect() {
        StationLink now = link;
        if (now != null) {
            now.close();
        }
        open = false;
    }

    void send(String text) {
        StationLink now = link;
        if (now != null) {
            now.send(text);
        }
    }

    /** The answer to the call with this id, or to any where null; null where none comes. */
    @Nullable
    Frame awaitAnswer(@Nullable String id, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            switch (next(deadline)) {
                case Frame.Call call -> calls.add(call);
                case Frame answer
                when id == null || answer.id().equals(id) -> {
                    return answer;
                }
                case Frame _ -> {}
                case null -> {
                    return null;
                }
            }
        }
    }

    /** The next call of the gateway; null where none comes. */
    Frame.@Nullable Call awaitCall(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (calls.isEmpty()) {
            Frame frame = next(deadline);
            if (frame == null) {
                return null;
            }
            if (frame instanceof Frame.Call call) {
                calls.add(call);
            }
        }
        return calls.poll();
    }

    private @Nullable Frame next(long deadline) throws InterruptedException {
        while (open) {
            switch (inbox.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                case Heard.Told(Frame frame) -> {
                    return frame;
                }
                case Heard.Closed(String _) -> open = false;
                case Heard.Opened() -> {}
                case null -> {
                    return null;
                }
            }
        }
        return null;
    }
}
