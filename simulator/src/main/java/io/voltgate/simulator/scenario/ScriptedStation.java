package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.script.Expectation;
import io.voltgate.script.Response;
import io.voltgate.script.Variables;
import io.voltgate.simulator.link.FrameHead;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A station that does only what a script says. Used by one thread of the runner at a time. Calls of the server that come while it
 * waits for something else get their standing answer, or are kept for their line.
 */
final class ScriptedStation {
    private static final String ANY = "*";

    private final OcppVersion version;
    private final Dial dial;
    private final Variables variables;
    private final ScriptedLink.Side side;
    private final Map<String, Response> standing = new HashMap<>();
    private final Map<String, Expectation> forbidden = new HashMap<>();
    private final Deque<Told> calls = new ArrayDeque<>();
    /** Calls by the names that the script gave them, with their ids. */
    private final Map<String, String> later = new HashMap<>();

    private final Map<String, Told> early = new HashMap<>();
    /** Calls of the server that are answered later, by the names that the script gave them. */
    private final Map<String, Frame.Call> owed = new HashMap<>();

    private @Nullable ScriptedLink link;
    /** The connection before, where the station has forgotten it without ending it. */
    private @Nullable ScriptedLink stale;
    /** Read by other branches too. */
    private volatile @Nullable String outrage;

    private boolean open;
    private int closeCode;
    private String ended = "";
    /** The place in the transcript of the frame that was sent or taken last. */
    private int last = -1;

    /** A frame, with its place in the transcript. */
    private record Told(Frame frame, int place) {}

    ScriptedStation(OcppVersion version, Dial dial, Variables variables, ScriptedLink.Side side) {
        this.version = version;
        this.dial = dial;
        this.variables = variables;
        this.side = side;
    }

    OcppVersion version() {
        return version;
    }

    Dial dial() {
        return dial;
    }

    int last() {
        return last;
    }

    /** The script wants an error of this very code, whether or not the version has it. */
    void takes(Frame.CallError error) {
        side.watch().forgive(side.station(), error.code());
    }

    ScriptedLink.Outcome connect(Dial how, Duration limit) {
        disconnect();
        ScriptedLink.Outcome outcome = ScriptedLink.dial(how, new ScriptedLink.Ear(version, side), limit);
        link = outcome.link();
        open = link != null;
        ended = "";
        calls.clear();
        early.clear();
        return outcome;
    }

    boolean isOpen() {
        return open;
    }

    void disconnect() {
        ScriptedLink now = link;
        if (now != null && open) {
            now.close();
        }
        open = false;
    }

    /** Ends whatever is open. */
    void leave() {
        disconnect();
        endStale();
    }

    /** Breaks the connection without a goodbye. */
    void cut() {
        ScriptedLink now = link;
        if (now != null) {
            now.cut();
        }
        open = false;
    }

    void send(String text) {
        ScriptedLink now = link;
        if (now != null) {
            last = now.send(text);
        }
    }

    void send(Odd odd) {
        ScriptedLink now = link;
        if (now != null) {
            last = switch (odd) {
                case Odd.Binary(String hex) -> now.sendBinary(hex);
                case Odd.Parts(int parts, String text) -> now.sendParts(parts, text);
                case Odd.Bare(FrameHead head, String text) -> now.send(head, text);
            };
        }
    }

    /** What is sent otherwise than as one text. */
    sealed interface Odd {
        record Binary(String hex) implements Odd {}

        record Parts(int parts, String text) implements Odd {}

        record Bare(FrameHead head, String text) implements Odd {}
    }

    void answerPings(boolean on) {
        ScriptedLink now = link;
        if (now != null) {
            now.answerPings(on);
        }
    }

    /** The connection stays open and is nobody's any more; the next one is dialled beside it. */
    void abandon() {
        ScriptedLink now = link;
        if (now != null && open) {
            now.abandon();
            endStale();
            stale = now;
            link = null;
            open = false;
        }
    }

    private void endStale() {
        ScriptedLink before = stale;
        if (before != null) {
            before.cut();
            stale = null;
        }
    }

    /** The code with which the server ends the connection before, 0 where it keeps it, or where there is none. */
    int awaitCloseOfStale(Duration limit) throws InterruptedException {
        ScriptedLink before = stale;
        long deadline = System.nanoTime() + limit.toNanos();
        while (before != null) {
            switch (before.next(deadline - System.nanoTime())) {
                case ScriptedLink.Heard.Told _ -> {
                    // What is still said there reaches nobody.
                }
                case ScriptedLink.Heard.Closed(String _, int code) -> {
                    return code;
                }
                case null -> {
                    return 0;
                }
            }
        }
        return 0;
    }

    /** Remembers a call of the server that is to be answered later. */
    void owe(String name, Frame.Call call) {
        owed.put(name, call);
    }

    /** Answers it now; false where no call has that name. */
    boolean pay(String name, Response answer) {
        Frame.Call call = owed.remove(name);
        if (call != null) {
            answer(call, answer);
        }
        return call != null;
    }

    /** Whether a ping is answered in time. */
    boolean ping(Duration limit) throws InterruptedException {
        ScriptedLink now = link;
        return now != null && now.ping(limit);
    }

    /** Remembers which call a name stands for. */
    void remember(String name, String id) {
        later.put(name, id);
    }

    /** The id of the call with this name, null where there is none. */
    @Nullable
    String idOf(String name) {
        return later.get(name);
    }

    /** What such a call is answered with where no line waits for it. */
    void always(String action, Response answer) {
        standing.put(action, answer);
    }

    /** From now on such a call is a failure. */
    void never(String action, Expectation which) {
        forbidden.put(action, which);
    }

    /** The call that should never have come, null where none came. */
    @Nullable
    String outrage() {
        return outrage;
    }

    void answer(Frame.Call call, Response answer) {
        answer.to(call.id(), variables).ifPresent(frame -> {
            int taken = last;
            send(FrameCodec.encode(frame));
            last = taken;
        });
    }

    /** The answer to the call with this id, or to any where null; null where none comes. */
    @Nullable
    Frame awaitAnswer(@Nullable String id, Duration limit) throws InterruptedException {
        Told known = id == null ? null : early.remove(id);
        long deadline = System.nanoTime() + limit.toNanos();
        while (known == null) {
            Told told = next(deadline);
            if (told == null) {
                return null;
            }
            if (told.frame() instanceof Frame.Call) {
                keep(told);
            } else if (id == null || told.frame().id().equals(id)) {
                known = told;
            } else if (later.containsValue(told.frame().id())) {
                early.put(told.frame().id(), told);
            }
        }
        last = known.place();
        return known.frame();
    }

    /** The next call of the server that is one of these or has no standing answer; null where none comes. */
    Frame.@Nullable Call awaitCall(Set<String> actions, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (calls.isEmpty()) {
            Told told = next(deadline);
            if (told == null) {
                return null;
            }
            if (told.frame() instanceof Frame.Call call && actions.contains(call.action())) {
                calls.add(told);
            } else {
                keep(told);
            }
        }
        Told first = calls.remove();
        last = first.place();
        return (Frame.Call) first.frame();
    }

    /** Whether the server ends the connection in time. */
    boolean awaitClose(Duration limit) throws InterruptedException {
        takeIn(System.nanoTime() + limit.toNanos());
        return !open;
    }

    /** The code with which the server ended the connection. */
    int closeCode() {
        return closeCode;
    }

    /** Why the connection is gone, as a part of a sentence; empty where it isn't. */
    String why() {
        return open || ended.isEmpty() ? "" : ": " + ended;
    }

    /** Takes in what has come, so that calls with a standing answer get it. */
    void look() throws InterruptedException {
        takeIn(System.nanoTime());
    }

    private void takeIn(long deadline) throws InterruptedException {
        Told told = next(deadline);
        while (told != null) {
            keep(told);
            told = next(deadline);
        }
    }

    private void keep(Told told) {
        if (!(told.frame() instanceof Frame.Call call)) {
            if (later.containsValue(told.frame().id())) {
                early.put(told.frame().id(), told);
            }
            return;
        }
        Response answer = standing.getOrDefault(call.action(), standing.get(ANY));
        if (answer == null) {
            calls.add(told);
        } else {
            answer(call, answer);
        }
    }

    private @Nullable Told next(long deadline) throws InterruptedException {
        ScriptedLink now = link;
        while (open && now != null) {
            switch (now.next(deadline - System.nanoTime())) {
                case ScriptedLink.Heard.Told(Frame frame, int place) -> {
                    judge(frame, place);
                    return new Told(frame, place);
                }
                case ScriptedLink.Heard.Closed(String reason, int code) -> {
                    open = false;
                    ended = reason;
                    closeCode = code;
                }
                case null -> {
                    return null;
                }
            }
        }
        return null;
    }

    private void judge(Frame frame, int place) {
        if (outrage != null || !(frame instanceof Frame.Call(String id, String action, String payload))) {
            return;
        }
        Expectation which = forbidden.getOrDefault(action, forbidden.get(ANY));
        if (which != null && which.matches(new Frame.CallResult(id, payload), variables.copy())) {
            outrage = "the server called " + action + ", which it never should have from here on";
            side.transcript().blame(place);
        }
    }
}
