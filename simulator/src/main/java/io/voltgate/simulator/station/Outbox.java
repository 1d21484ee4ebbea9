package io.voltgate.simulator.station;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.device.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The station's own calls: one outstanding at a time, transaction messages kept in order until they are answered (OCPP 1.6, 3.7
 * and 3.7.1; OCPP 2.0.1 Part 2, E13). Owned by its station. A transaction message leaves the queue answered, or given up after
 * the last attempt, and a broken connection is no attempt.
 */
final class Outbox {
    /** What may be sent. */
    enum Gate {
        CLOSED,
        /** Only BootNotification: the station isn't accepted yet. */
        BOOT_ONLY,
        OPEN
    }

    /** How calls are named, and what counts them. */
    record Terms(Timeline timeline, Settings settings, Counters counters, String idPrefix, boolean keepIds) {}

    private static final int MAX_PLAIN = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Terms terms;
    private final String station;
    private final Deque<Outgoing> plain = new ArrayDeque<>();
    private final Deque<Outgoing> transactional = new ArrayDeque<>();
    private Gate gate = Gate.CLOSED;
    private @Nullable StationLink link;
    private @Nullable Outgoing outstanding;
    private Timeline.Timer timeout = Timeline.Timer.NONE;
    private Timeline.Timer retry = Timeline.Timer.NONE;
    private boolean waitsToRetry;
    private long sentAtMs;
    private long lastId;
    private int timeoutsInARow;

    Outbox(String station, Terms terms) {
        this.station = station;
        this.terms = terms;
    }

    /** Something outside a transaction: it may overtake the queue, and is lost with the connection. */
    void say(Outgoing call) {
        if (plain.size() >= MAX_PLAIN) {
            call.end(new Answer.None("too many calls wait"));
            return;
        }
        plain.add(call);
        sendNext();
    }

    /** The boot goes before all else. */
    void sayFirst(Outgoing call) {
        plain.addFirst(call);
        sendNext();
    }

    /** A transaction message: kept and sent in order, whatever happens to the connection. */
    void queue(Outgoing call) {
        if (link == null) {
            call.waitedOffline();
        }
        transactional.add(call);
        sendNext();
    }

    int queued() {
        return transactional.size();
    }

    boolean isIdle() {
        return plain.isEmpty() && transactional.isEmpty() && outstanding == null;
    }

    void connected(StationLink newLink, Gate newGate) {
        link = newLink;
        timeoutsInARow = 0;
        gate(newGate);
    }

    void gate(Gate newGate) {
        gate = newGate;
        sendNext();
    }

    void disconnected() {
        link = null;
        gate = Gate.CLOSED;
        timeout.cancel();
        retry.cancel();
        waitsToRetry = false;
        transactional.forEach(Outgoing::waitedOffline);
        Outgoing broken = outstanding;
        outstanding = null;
        Deque<Outgoing> lost = new ArrayDeque<>(plain);
        plain.clear();
        if (broken != null && broken != transactional.peek()) {
            lost.addFirst(broken);
        }
        lost.forEach(call -> call.end(new Answer.None("the connection ended")));
    }

    /** Forgets the transaction messages that wait, as a station does whose memory fails; how many they were. */
    int forget() {
        List<Outgoing> lost = List.copyOf(transactional);
        if (outstanding != null && outstanding == transactional.peek()) {
            timeout.cancel();
            outstanding = null;
        }
        transactional.clear();
        lost.forEach(Outgoing::lose);
        lost.forEach(call -> call.end(new Answer.None("the queue was lost")));
        sendNext();
        return lost.size();
    }

    void answered(Frame frame) {
        Outgoing call = outstanding;
        if (call == null || !call.id().equals(frame.id())) {
            return;
        }
        timeout.cancel();
        outstanding = null;
        timeoutsInARow = 0;
        terms.counters().answeredIn(terms.timeline().nowMs() - sentAtMs);
        switch (frame) {
            case Frame.CallResult(String _, String payload) -> {
                finish(call, new Answer.Result(tree(payload)));
            }
            case Frame.CallError(String _, String code, String description, String _) -> {
                terms.counters().callErrors.incrementAndGet();
                boolean excused = problem(Problem.Kind.REFUSED, call, "was answered with " + code + ": " + description);
                failed(call, new Answer.Failed(code, description), excused);
            }
            case Frame.Call _, Frame.Send _, Frame.CallResultError _ ->
                throw new IllegalArgumentException("only a CALLRESULT or CALLERROR is an answer");
        }
        sendNext();
    }

    /** Most answers say nothing. */
    private static JsonNode tree(String payload) {
        return payload.equals("{}") ? Json.object() : JSON.readTree(payload);
    }

    private void timedOut(Outgoing call) {
        if (call != outstanding) {
            return;
        }
        outstanding = null;
        terms.counters().timeouts.incrementAndGet();
        boolean excused = problem(Problem.Kind.UNANSWERED, call, "was not answered in time");
        failed(call, new Answer.None("no answer in time"), excused);
        StationLink doubtful = link;
        if (++timeoutsInARow >= 2 && doubtful != null) {
            doubtful.close();
        }
        sendNext();
    }

    private boolean problem(Problem.Kind kind, Outgoing call, String what) {
        String words = station + ": " + call.action() + " " + what;
        long nowMs = terms.timeline().nowMs();
        return terms.counters().problem(new Problem(station, kind, call.id(), call.action(), sentAtMs, nowMs, words));
    }

    private void finish(Outgoing call, Answer answer) {
        if (call == transactional.peek()) {
            transactional.remove();
        }
        call.end(answer);
    }

    private void failed(Outgoing call, Answer answer, boolean excused) {
        if (call != transactional.peek()) {
            call.end(answer);
            return;
        }
        int failures = call.failed(excused);
        if (failures >= terms.settings().number(Settings.ATTEMPTS)) {
            terms.counters().discarded.incrementAndGet();
            if (!call.giveUp()) {
                terms.counters()
                        .problem(station + ": " + call.action() + " was given up after " + failures + " attempts");
            }
            finish(call, answer);
            return;
        }
        waitsToRetry = true;
        long waitMs = 1000L * terms.settings().number(Settings.RETRY) * failures;
        retry = terms.timeline().after(waitMs, () -> {
            waitsToRetry = false;
            sendNext();
        });
    }

    private void sendNext() {
        StationLink open = link;
        if (open == null || outstanding != null) {
            return;
        }
        Outgoing next = next();
        if (next == null) {
            return;
        }
        outstanding = next;
        String payload = next.send(terms.idPrefix() + ++lastId, terms.keepIds());
        sentAtMs = terms.timeline().nowMs();
        terms.counters().callsSent.incrementAndGet();
        long waitMs = 1000L * terms.settings().number(Settings.TIMEOUT);
        timeout = terms.timeline().after(waitMs, () -> timedOut(next));
        open.send(FrameCodec.encode(new Frame.Call(next.id(), next.action(), payload)));
    }

    private @Nullable Outgoing next() {
        return switch (gate) {
            case CLOSED -> null;
            case BOOT_ONLY -> {
                Outgoing first = plain.peek();
                yield first != null && first.action().equals("BootNotification") ? plain.poll() : null;
            }
            case OPEN -> {
                Outgoing first = plain.poll();
                yield first != null || waitsToRetry ? first : transactional.peek();
            }
        };
    }
}
