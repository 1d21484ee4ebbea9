package io.voltgate.benchmarks.load;

import java.util.Optional;

/**
 * What a station says in one version of OCPP. Stateless. Each text is a whole CALL; an answer that isn't the good one is a failure.
 */
sealed interface Wording permits Wording16, Wording201 {
    String subprotocol();

    /** The call of this step of a session. */
    String call(String messageId, Step step, Charge charge);

    /** The transaction id that the gateway gives in its answer to a start; empty where the station has made its own. */
    Optional<String> transactionIn(String startAnswer);

    /** Whether the answer is the one that lets the session go on. */
    boolean isGood(Step step, String answer);

    static Wording of(String version) {
        return switch (version) {
            case "1.6" -> new Wording16();
            case "2.0.1" -> new Wording201();
            default -> throw new IllegalArgumentException("the version is 1.6 or 2.0.1, not " + version);
        };
    }

    /** The kinds of calls, in their order. */
    enum Step {
        BOOT,
        AUTHORIZE,
        START,
        METER,
        STOP
    }
}
