package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.script.Response;
import io.voltgate.script.Variables;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A station that does only what a script says. Used by the runner's thread. Calls of the gateway that come while it waits for
 * something else get their standing answer, or are kept for their line.
 */
final class ScriptedStation {
    private final OcppVersion version;
    private final ScriptedLink.Dial dial;
    private final Variables variables;
    private final Map<String, Response> standing = new HashMap<>();
    private final Deque<Frame.Call> calls = new ArrayDeque<>();
    private @Nullable ScriptedLink link;
    private boolean open;

    ScriptedStation(OcppVersion version, ScriptedLink.Dial dial, Variables variables) {
        this.version = version;
        this.dial = dial;
        this.variables = variables;
    }

    OcppVersion version() {
        return version;
    }

    ScriptedLink.Dial dial() {
        return dial;
    }

    ScriptedLink.Outcome connect(HttpClient client, ScriptedLink.Dial how, Duration limit) {
        disconnect();
        ScriptedLink.Outcome outcome = ScriptedLink.dial(client, how, version, limit);
        link = outcome.link();
        open = link != null;
        calls.clear();
        return outcome;
    }

    boolean isOpen() {
        return open;
    }

    void disconnect() {
        ScriptedLink now = link;
        if (now != null) {
            now.close();
        }
        open = false;
    }

    void send(String text) {
        ScriptedLink now = link;
        if (now != null) {
            now.send(text);
        }
    }

    /** What such a call is answered with where no line waits for it. */
    void always(String action, Response answer) {
        standing.put(action, answer);
    }

    void answer(Frame.Call call, Response answer) {
        answer.to(call.id(), variables).ifPresent(frame -> send(FrameCodec.encode(frame)));
    }

    /** The answer to the call with this id, or to any where null; null where none comes. */
    @Nullable
    Frame awaitAnswer(@Nullable String id, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            switch (next(deadline)) {
                case Frame.Call call -> keep(call);
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

    /** The next call of the gateway that is this one or has no standing answer; null where none comes. */
    Frame.@Nullable Call awaitCall(String action, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (calls.isEmpty()) {
            switch (next(deadline)) {
                case Frame.Call call when call.action().equals(action) -> calls.add(call);
                case Frame.Call call -> keep(call);
                case Frame _ -> {}
                case null -> {
                    return null;
                }
            }
        }
        return calls.poll();
    }

    /** Whether the gateway ends the connection in time. */
    boolean awaitClose(Duration limit) throws InterruptedException {
        takeIn(System.nanoTime() + limit.toNanos());
        return !open;
    }

    /** Takes in what has come, so that calls with a standing answer get it. */
    void look() throws InterruptedException {
        takeIn(System.nanoTime());
    }

    private void takeIn(long deadline) throws InterruptedException {
        Frame frame = next(deadline);
        while (frame != null) {
            if (frame instanceof Frame.Call call) {
                keep(call);
            }
            frame = next(deadline);
        }
    }

    private void keep(Frame.Call call) {
        Response answer = standing.get(call.action());
        if (answer == null) {
            calls.add(call);
        } else {
            answer(call, answer);
        }
    }

    private @Nullable Frame next(long deadline) throws InterruptedException {
        ScriptedLink now = link;
        while (open && now != null) {
            switch (now.next(deadline - System.nanoTime())) {
                case ScriptedLink.Heard.Told(Frame frame) -> {
                    return frame;
                }
                case ScriptedLink.Heard.Closed(String _) -> open = false;
                case null -> {
                    return null;
                }
            }
        }
        return null;
    }
}
