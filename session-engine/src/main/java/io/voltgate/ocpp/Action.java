package io.voltgate.ocpp;

import io.voltgate.domain.Command;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One message of one version: its name, its wire records, and the mapping to and from the domain. Immutable; each message
 * file holds the constants of its own. Adding a message is one file and one line in the version's dialect.
 *
 * @param <Q> the wire record of the request
 * @param <R> the wire record of the response
 */
public sealed interface Action<Q, R> {
    String name();

    Class<Q> request();

    Class<R> response();

    /**
     * A message that stations send.
     *
     * @param reply the kind of reply that the engine gives to it
     * @param read makes the request; the second argument is the time of receipt, milliseconds since 1970
     * @param write makes the response
     */
    record FromStation<Q, R, P extends Reply>(
            String name,
            Class<Q> request,
            Class<R> response,
            Class<P> reply,
            BiFunction<Q, Long, Request> read,
            Function<P, R> write)
            implements Action<Q, R> {}

    /**
     * A message that we send.
     *
     * @param command the command that it carries out
     * @param write makes the request; the second argument is the order's number, for remoteStartId and requestId
     * @param read makes the verdict of the response
     */
    record ToStation<Q, R, C extends Command>(
            String name,
            Class<Q> request,
            Class<R> response,
            Class<C> command,
            BiFunction<C, Integer, Q> write,
            Function<R, Verdict> read)
            implements Action<Q, R> {}

    /** A station's answer in short: its status word, and whether it means that the station will act. */
    record Verdict(boolean accepted, String status) {
        /** For the responses whose only good word is Accepted. */
        public static Verdict of(String status) {
            return new Verdict(status.equals("Accepted"), status);
        }
    }
}
