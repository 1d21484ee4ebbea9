package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which call belongs to which answer, in both directions. Owned by its eye. A call is remembered over connections, so that an answer
 * that comes too late, twice or on the wrong connection is told from one that nobody asked for.
 */
final class Lanes {
    private static final long PATIENCE_MS = 30_000;
    /** The id of an answer to what has no readable id (OCPP 2.x Part 4, 4.2.3). */
    private static final String NO_ID = "-1";

    private final LongSupplier nowMs;
    private final Map<String, Asked> asked = new Memory<>();
    private final Map<String, Called> called = new Memory<>();
    private final Map<String, Boolean> mangled = new Memory<>();
    private @Nullable Asked lastAsked;
    private @Nullable Called open;
    private long connection;

    /** A call of the station's. */
    private static final class Asked {
        private final Exchange call;
        private long connection;
        private int sends;
        private int answers;
        private boolean told;

        Asked(Exchange call) {
            this.call = call;
        }
    }

    /** A call of the server's. */
    private static final class Called {
        private final Exchange call;
        private boolean answered;

        Called(Exchange call) {
            this.call = call;
        }
    }

    Lanes(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    void closed(Notes notes) {
        missing(notes);
        connection++;
        open = null;
        lastAsked = null;
    }

    /** The station sent what can't be read, with this id where it has one. */
    void mangled(@Nullable String id) {
        mangled.put(id == null ? NO_ID : id, true);
        mangled.put(NO_ID, true);
    }

    void said(Exchange call, Notes notes) {
        missing(notes);
        Asked before = asked.get(call.id());
        Asked now = before != null && before.connection == connection ? before : new Asked(call);
        now.connection = connection;
        now.sends++;
        asked.put(call.id(), now);
        lastAsked = now;
    }

    /** Whether the call before had an answer in time. */
    private void missing(Notes notes) {
        Asked last = lastAsked;
        if (last != null && last.answers == 0 && !last.told && late(last)) {
            last.told = true;
            notes.breach(Rule.ANSWER_LATE, last.call.action() + " " + last.call.id() + " was not answered");
        }
    }

    private boolean late(Asked call) {
        return nowMs.getAsLong() - call.call.atMs() > PATIENCE_MS;
    }

    Optional<Exchange> answered(String id, Notes notes) {
        Asked call = asked.get(id);
        if (call == null) {
            notes.breach(Rule.ANSWER_UNASKED, "the station never called with the id \"" + id + "\"");
            return Optional.empty();
        }
        if (call.connection != connection) {
            notes.breach(Rule.ANSWER_STALE, call.call.action() + " was called on an earlier connection");
        } else if (call.answers >= call.sends) {
            notes.breach(Rule.ANSWER_TWICE, call.call.action() + " was answered before");
        } else if (call.answers == 0 && !call.told && late(call)) {
            call.told = true;
            long seconds = (nowMs.getAsLong() - call.call.atMs()) / 1000;
            notes.breach(Rule.ANSWER_LATE, call.call.action() + " is answered after " + seconds + " s");
        }
        call.answers++;
        return Optional.of(call.call);
    }

    Optional<Exchange> refused(Frame.CallError error, Notes notes) {
        if (!asked.containsKey(error.id()) && mangled.containsKey(error.id())) {
            return Optional.empty();
        }
        return answered(error.id(), notes);
    }

    void called(Exchange call, Notes notes) {
        Called before = called.get(call.id());
        if (before != null && (before.answered || !before.call.asksAs(call))) {
            notes.breach(Rule.ID_REUSED, "the id was that of " + before.call.action());
        }
        Called last = open;
        if (last != null && !last.answered && call.atMs() - last.call.atMs() < PATIENCE_MS) {
            notes.breach(Rule.CALLS_AT_ONCE, last.call.action() + " " + last.call.id() + " isn't answered yet");
        }
        Called now = new Called(call);
        called.put(call.id(), now);
        open = now;
    }

    /** The station answers this call. */
    Optional<Exchange> obeyed(String id) {
        Called call = called.get(id);
        if (call == null) {
            return Optional.empty();
        }
        call.answered = true;
        return Optional.of(call.call);
    }

    /** The server says that it can't use the station's answer to this call. */
    void unusable(String id, Notes notes) {
        Called call = called.get(id);
        notes.breachIf(call == null || !call.answered, Rule.ANSWER_UNASKED, "no answer had the id \"" + id + "\"");
    }
}
