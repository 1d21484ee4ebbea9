package io.voltgate.ocpp;

import io.voltgate.domain.Finding;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.VariableAnswer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One message of one version: its name, its wire records, and the mapping to and from the domain. Immutable; each message
 * file holds the constants of its own. Adding a message is one file and one line in the version's dialect.
 *
 * @param <Q> the wire record of the request
 * @param <R> the wire record of the response
 */
public sealed interface Action<Q extends Wire, R extends Wire> {
    String name();

    Class<Q> request();

    Class<R> response();

    /**
     * A message that stations send.
     *
     * @param reply the kind of reply that the engine gives to it
     * @param read makes the request; the second argument is the time of receipt, milliseconds since 1970
     * @param write makes the response
     * @param quick reads the usual form of the request faster than the mapper does; null where there is no such reader
     */
    record FromStation<Q extends Wire, R extends Wire, P extends Reply>(
            String name,
            Class<Q> request,
            Class<R> response,
            Class<P> reply,
            BiFunction<Q, Long, Request> read,
            Function<P, R> write,
            @Nullable QuickReader<Q> quick)
            implements Action<Q, R> {
        public FromStation(
                String name,
                Class<Q> request,
                Class<R> response,
                Class<P> reply,
                BiFunction<Q, Long, Request> read,
                Function<P, R> write) {
            this(name, request, response, reply, read, write, null);
        }
    }

    /**
     * A message that stations send and nobody answers (SEND, OCPP 2.1 Part 4, 4.1.4).
     *
     * @param read makes the request; the second argument is the time of receipt, milliseconds since 1970
     */
    record SentByStation<Q extends Wire>(String name, Class<Q> request, BiFunction<Q, Long, Request> read)
            implements Action<Q, Nothing> {
        @Override
        public Class<Nothing> response() {
            return Nothing.class;
        }
    }

    /** What answers a SEND. */
    record Nothing() implements Wire.Blank {}

    /**
     * A message that we send.
     *
     * @param read makes the verdict of the response
     */
    record ToStation<Q extends Wire, R extends Wire>(
            String name, Class<Q> request, Class<R> response, Function<R, Verdict> read) implements Action<Q, R> {
        /** The message with this content. */
        public Said<Q> saying(Q wire) {
            return new Said<>(this, wire);
        }
    }

    /** A message that we send, with its content. */
    record Said<Q extends Wire>(ToStation<Q, ?> action, Q wire) {}

    /**
     * A station's answer in short: its status word, whether it means that the station will act, what it says of variables, and what
     * else it says that decisions depend on.
     */
    record Verdict(
            boolean accepted,
            String status,
            List<VariableAnswer> variables,
            @Nullable Finding finding) {
        public Verdict(boolean accepted, String status) {
            this(accepted, status, List.of(), null);
        }

        public Verdict(boolean accepted, String status, List<VariableAnswer> variables) {
            this(accepted, status, variables, null);
        }

        /** For the responses whose only good word is Accepted. */
        public static Verdict of(String status) {
            return new Verdict(status.equals("Accepted"), status);
        }

        /** For the responses that may also say AcceptedCanceled: accepted, and what ran before is given up. */
        public static Verdict startingWithAccepted(String status) {
            return new Verdict(status.startsWith("Accepted"), status);
        }

        /** For the responses with a status for each part: the first that isn't Accepted. */
        public static Verdict ofAll(List<String> statuses) {
            return statuses.stream()
                    .map(Verdict::of)
                    .filter(verdict -> !verdict.accepted())
                    .findFirst()
                    .orElseGet(Verdict::answered);
        }

        /** For the responses that have no status: whatever comes is an answer. */
        public static Verdict answered() {
            return of("Accepted");
        }

        /** The same verdict, with what the answer says of variables. */
        public Verdict on(List<VariableAnswer> answers) {
            return new Verdict(accepted, status, answers, finding);
        }

        /** The same verdict, with what else the answer says. */
        public Verdict with(@Nullable Finding told) {
            return new Verdict(accepted, status, variables, told);
        }
    }
}
