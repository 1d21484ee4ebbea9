package io.voltgate.simulator.eye;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    /** A server may give up a call sooner, but not at once. */
    private static final long LEAST_WAIT_MS = 1_000;
    /** The id of an answer to what has no readable id (OCPP 2.x Part 4, 4.2.3). */
    private static final String NO_ID = "-1";

    private static final int MOST_MANGLED = 100;
    private static final int MOST_TEXT = 1_000;
    /** How many calls with one id are told apart. */
    private static final int MOST_CALLS = 20;

    private final LongSupplier nowMs;
    private final Map<String, Asked> asked = new Memory<>();
    private final Map<String, Called> called = new Memory<>();
    private final Deque<String> mangled = new ArrayDeque<>();
    private @Nullable Asked lastAsked;
    private @Nullable Called open;
    private long connection;

    /** The station's calls with one id on one connection; answers to them come in their order. */
    private static final class Asked {
        private final long connection;
        private final List<Exchange> calls = new ArrayList<>(1);
        private int sends;
        private int answers;
        private boolean told;

        Asked(long connection) {
            this.connection = connection;
        }

        void add(Exchange call) {
            sends++;
            if (calls.size() < MOST_CALLS) {
                calls.add(call);
            }
        }

        /** The call that the next answer is to. */
        Exchange next() {
            return calls.get(Math.min(answers, calls.size() - 1));
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

    /** The station sent what can't be read. */
    void mangled(String text) {
        mangled.add(text.substring(0, Math.min(text.length(), MOST_TEXT)));
        if (mangled.size() > MOST_MANGLED) {
            mangled.remove();
        }
        Called waiting = open;
        if (waiting != null && text.contains(waiting.call.id())) {
            // Who can make it out may take it for the answer.
            waiting.answered = true;
        }
    }

    /** Whether this may be the id of what couldn't be read: none, or one that somebody may have made out in it. */
    private boolean isMangled(String id) {
        return id.equals(NO_ID)
                ? !mangled.isEmpty()
                : !id.isEmpty() && mangled.stream().anyMatch(text -> text.contains(id));
    }

    void said(Exchange call, Notes notes) {
        missing(notes);
        Asked before = asked.get(call.id());
        Asked now = before != null && before.connection == connection ? before : new Asked(connection);
        now.add(call);
        asked.put(call.id(), now);
        lastAsked = now;
    }

    /** Whether the call before had an answer in time. */
    private void missing(Notes notes) {
        Asked last = lastAsked;
        if (last != null && last.answers == 0 && !last.told && late(last)) {
            last.told = true;
            notes.breach(
                    Rule.ANSWER_LATE, last.next().action() + " " + last.next().id() + " was not answered");
        }
    }

    private boolean late(Asked call) {
        return nowMs.getAsLong() - call.next().atMs() > PATIENCE_MS;
    }

    /** Whether an answer to it may come on this connection. */
    private boolean isOpen(@Nullable Asked call) {
        return call != null && call.connection == connection && call.answers < call.sends;
    }

    Optional<Exchange> answered(String id, Notes notes) {
        Asked call = asked.get(id);
        if (!isOpen(call) && isMangled(id)) {
            return Optional.empty();
        }
        if (call == null) {
            notes.breach(Rule.ANSWER_UNASKED, "the station never called with the id \"" + id + "\"");
            return Optional.empty();
        }
        Exchange said = call.next();
        if (call.connection != connection) {
            notes.breach(Rule.ANSWER_STALE, said.action() + " was called on an earlier connection");
        } else if (call.answers >= call.sends) {
            notes.breach(Rule.ANSWER_TWICE, said.action() + " was answered before");
        } else if (call.answers == 0 && !call.told && late(call)) {
            call.told = true;
            long seconds = (nowMs.getAsLong() - said.atMs()) / 1000;
            notes.breach(Rule.ANSWER_LATE, said.action() + " is answered after " + seconds + " s");
        }
        call.answers++;
        return Optional.of(said);
    }

    void called(Exchange call, Notes notes) {
        Called before = called.get(call.id());
        if (before != null && (before.answered || !before.call.asksAs(call))) {
            notes.breach(Rule.ID_REUSED, "the id was that of " + before.call.action());
        }
        Called last = open;
        if (last != null && !last.answered && call.atMs() - last.call.atMs() < LEAST_WAIT_MS) {
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
