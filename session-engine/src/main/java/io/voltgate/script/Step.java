package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scenario. Immutable values; each knows its line, counted from 1. The facts are what must come of it, null where
 * nothing is said about them, and empty for "nothing".
 */
public sealed interface Step {
    /** What says nothing about facts. */
    sealed interface Plain extends Step {
        @Override
        default @Nullable List<Fact> facts() {
            return null;
        }
    }

    int line();

    /** The facts that must come of this step, no more and no fewer; null where the line doesn't say. */
    @Nullable
    List<Fact> facts();

    /**
     * {@code given station CS-1 password=secret price=0.30}, {@code given token CARD-1 status=blocked group=G1 expires=-1h}: what an
     * operator has entered before.
     */
    record Given(
            int line,
            Kind kind,
            String name,
            Args args,
            @Nullable List<Fact> facts) implements Step {
        /** What an operator enters. */
        public enum Kind {
            STATION,
            TOKEN
        }
    }

    /**
     * {@code station CS-1 ocpp2.0.1}: the station that the next lines are about; it connects when first named, but with "away" at
     * its end not before a line says so.
     */
    record Declare(
            int line,
            String station,
            OcppVersion version,
            boolean away,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code > Action args < answer => facts}: the station calls. The raw payload is JSON, null where args say it. */
    record Call(
            int line,
            String station,
            String action,
            Args args,
            @Nullable String rawPayload,
            Expectation expected,
            @Nullable List<Fact> facts)
            implements Step {}

    /** {@code >> text < answer => facts}: the station sends this text, whatever it is. */
    record Raw(
            int line,
            String station,
            String text,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {}

    /**
     * {@code ! StartSession token=T1 connector=1 < 202 => facts}: the backend orders something of the station. A command's fields may
     * be given as JSON; {@code ! raw Action {json}} orders a message as it is. The answer is that of the API.
     */
    record Order(
            int line,
            String station,
            String command,
            Args args,
            @Nullable String json,
            Args answer,
            @Nullable List<Fact> facts)
            implements Step {}

    /**
     * {@code ! PUT /stations/{station}/password {"password":"new"} < 202}: the operator asks this of the API, below its /api/v1. What
     * is answered with an id counts as an order.
     */
    record Ask(
            int line,
            String station,
            String method,
            String path,
            @Nullable String json,
            Args answer,
            @Nullable List<Fact> facts)
            implements Step {}

    /** {@code < Action args > Accepted => facts}: the station is called, and answers. */
    record Receive(
            int line,
            String station,
            String action,
            Args args,
            Response answer,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code always < Action > answer}: what the station answers such a call with wherever no line waits for it. */
    record Standing(
            int line,
            String station,
            String action,
            Response answer,
            @Nullable List<Fact> facts) implements Step {}

    /**
     * {@code ? /sessions?station={station} status=completed count=1}: what the backend's API must come to say, below its /api/v1. Of
     * a list one item must have all fields, or as many as "count" says; a word is the status of HTTP.
     */
    record Check(
            int line,
            String station,
            String path,
            Args args,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code ? command EFFECT_SEEN status=Accepted}: what must become of the station's last order. */
    record CheckOrder(
            int line, String station, Args args, @Nullable List<Fact> facts) implements Step {}

    /** {@code disconnect}: the station's connection ends. */
    record Disconnect(int line, String station, @Nullable List<Fact> facts) implements Step {}

    /**
     * {@code connect user=CS-2 password=wrong subprotocols=ocpp1.6,ocpp2.0.1 < 401}: the station dials, and is answered with this
     * status of HTTP (101 where nothing is said); with "soon" it dials again until it is. "-" sends no password. With the word
     * "beside" the connection before is not ended but forgotten.
     */
    record Connect(
            int line,
            String station,
            Args args,
            Args answer,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code closed 1002}: the server ends the station's connection, or the "old" one, with this code where one is said. */
    record Closed(
            int line, String station, Args args, @Nullable List<Fact> facts) implements Step {}

    /** {@code reconnect}: the station connects again. */
    record Reconnect(int line, String station, @Nullable List<Fact> facts) implements Step {}

    /** {@code after 301s}: time passes (ms, s, m, h, d). */
    record After(int line, long ms, @Nullable List<Fact> facts) implements Step {}

    /** {@code crash}: the gateway loses all that wasn't durable, and recovers. Connections are gone. */
    record Crash(int line, @Nullable List<Fact> facts) implements Step {}

    /** {@code restart}: the gateway stops in order and starts again. Connections are gone. */
    record Restart(int line, @Nullable List<Fact> facts) implements Step {}

    /** {@code let $name = A + B}: a name gets a value; with {@code default} only where it has none. */
    record Let(int line, String name, List<String> words, boolean onlyWhereUnknown) implements Plain {}

    /** {@code repeat 3 { ... }}: the lines again and again, with the number of the round in $i. */
    record Repeat(int line, String times, List<Step> steps) implements Plain {}

    /** {@code for $x in a b c { ... }}: the lines once for each value. */
    record Each(int line, String name, List<String> values, List<Step> steps) implements Plain {}

    /** {@code parallel { ... and ... }}: branches at the same time, each with names of its own; all of them so many times. */
    record Parallel(int line, String times, List<List<Step>> branches) implements Plain {}

    /** {@code with api { ... }}: lines that are played only where the backend's API is there, and counted as unchecked elsewhere. */
    record WithApi(int line, List<Step> steps) implements Plain {}

    /** {@code unordered { ... }}: the station is called so, in whatever order. */
    record Unordered(int line, List<Receive> calls) implements Plain {}

    /** {@code ... within 5s}: a line that must be through by then. */
    record Within(int line, long ms, Step step) implements Step {
        @Override
        public @Nullable List<Fact> facts() {
            return step.facts();
        }
    }

    /** {@code never < Action args}: from now on the station isn't called so. */
    record Never(int line, String station, String action, Args args) implements Plain {}

    /** {@code > Action args < later NAME}: the station calls, and goes on without waiting. */
    record Sent(int line, Call call, String name) implements Plain {}

    /** {@code answer NAME < answer => facts}: the answer to what was sent so. */
    record Answered(
            int line,
            String station,
            String name,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code binary 00FF < answer}: a binary frame. */
    record Binary(
            int line,
            String station,
            String hex,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code parts 3 [2,"1","Heartbeat",{}] < answer}: a text in so many fragments. */
    record Parts(
            int line,
            String station,
            int parts,
            String text,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code answer NAME > Accepted}: what the server called, and the station hasn't answered yet, is answered now. */
    record Reply(
            int line,
            String station,
            String name,
            Response answer,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code frame rsv=4 opcode=1 last=no mask=no TEXT < answer}: a frame of WebSocket with such a head, right or wrong. */
    record BareFrame(
            int line,
            String station,
            Head head,
            String text,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {
        /** The head's fields (RFC 6455, 5.2): reserved bits 0 to 7, an opcode 0 to 15. */
        public record Head(boolean last, int reserved, int opcode, boolean masked) {}
    }

    /** {@code pongs off}: from here on the station doesn't answer pings of WebSocket, or does so again. */
    record Pongs(int line, String station, boolean on) implements Plain {}

    /** {@code ping}: a ping of WebSocket, which must be answered. */
    record Ping(int line, String station) implements Plain {}

    /** {@code cut}: the connection breaks, and nobody says goodbye. */
    record Cut(int line, String station, @Nullable List<Fact> facts) implements Step {}
}
