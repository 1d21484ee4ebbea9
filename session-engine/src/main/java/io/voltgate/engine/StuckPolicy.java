package io.voltgate.engine;

import io.voltgate.domain.Evidence;
import io.voltgate.domain.Evidence.Step;
import java.util.Map;

/**
 * What is done about sessions of which it is not certain that they go on, or that all of them was told. An immutable value, fixed at
 * start. What was decided about a session by an earlier policy stands.
 *
 * @param rules what is done about each evidence; one that is missing here is ignored
 * @param silentMs how long nothing may be told of a session before that counts as evidence
 * @param ageMs how old a session may become before that does
 * @param asking how stations are asked
 * @param holdMs how long the money of a session that has ended with a part missing is not taken, at the most; 0 takes it at once
 * @param settleMs how long after the last word on a session whose end we concluded its bill is put right; 0 leaves it
 */
public record StuckPolicy(
        Map<Evidence, Rule> rules, long silentMs, long ageMs, Asking asking, long holdMs, long settleMs) {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final Rule IGNORED = new Rule(Step.IGNORE, 0);

    /**
     * What is done about one evidence.
     *
     * @param graceMs how long the session may still show that it lives, or its stop come
     */
    public record Rule(Step step, long graceMs) {}

    /**
     * How a station is asked for one session.
     *
     * @param afterMs wait before the first question: a stop often comes just behind the status
     * @param againMs wait before the next
     * @param times questions at the most; after that the session is closed by its evidence
     */
    public record Asking(long afterMs, long againMs, int times) {}

    /** Nothing is noted, asked, held or closed. */
    public static final StuckPolicy OFF = new StuckPolicy(Map.of(), 0, 0, new Asking(0, MINUTE_MS, 0), 0, 0);

    public static final StuckPolicy DEFAULT = new StuckPolicy(
            Map.of(
                    Evidence.AVAILABLE,
                    new Rule(Step.ASK, 30 * MINUTE_MS),
                    Evidence.NEW_START,
                    new Rule(Step.ASK, 15 * MINUTE_MS),
                    Evidence.BOOT,
                    new Rule(Step.ASK, 2 * HOUR_MS),
                    Evidence.NOT_ONGOING,
                    new Rule(Step.CLOSE, MINUTE_MS),
                    Evidence.SILENT,
                    new Rule(Step.ASK, HOUR_MS),
                    Evidence.AGED,
                    new Rule(Step.ASK, 6 * HOUR_MS)),
            48 * HOUR_MS,
            7 * 24 * HOUR_MS,
            new Asking(MINUTE_MS, 2 * MINUTE_MS, 10),
            10 * MINUTE_MS,
            30 * MINUTE_MS);

    public StuckPolicy {
        rules = Map.copyOf(rules);
    }

    /** What is done about an evidence. */
    public Rule rule(Evidence evidence) {
        return rules.getOrDefault(evidence, IGNORED);
    }

    boolean heeds(Evidence evidence) {
        return rule(evidence).step() != Step.IGNORE;
    }
}
