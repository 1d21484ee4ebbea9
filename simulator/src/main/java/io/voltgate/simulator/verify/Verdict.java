package io.voltgate.simulator.verify;

import io.voltgate.simulator.scenario.Breach;
import io.voltgate.simulator.scenario.Transcript;
import java.util.List;

/**
 * How one scenario went. An immutable value. Where it failed, the transcript is the whole exchange, and the line and the frame that
 * broke it are named.
 *
 * @param why what was otherwise than expected, or why it was not run; empty where it passed
 * @param line of the scenario's text, counted from 1; 0 where none is meant
 * @param breaking the place in the transcript of the frame that broke it, -1 where there is none
 * @param findings of the strict eye, each with its rule; where they are only reported, also of what passed
 */
public record Verdict(
        Suite.Entry entry,
        Outcome outcome,
        String why,
        int line,
        Figures figures,
        List<Transcript.Entry> transcript,
        int breaking,
        List<Breach> findings) {
    /** How a scenario ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_RUN
    }

    /** How much of it there was. */
    public record Figures(long millis, int steps, int unchecked) {
        static final Figures NONE = new Figures(0, 0, 0);
    }

    public Verdict {
        transcript = List.copyOf(transcript);
        findings = List.copyOf(findings);
    }

    static Verdict notRun(Suite.Entry entry, String why) {
        return new Verdict(entry, Outcome.NOT_RUN, why, 0, Figures.NONE, List.of(), -1, List.of());
    }

    /** Whether it went as its text wants, but the server broke a rule of those that always hold. */
    boolean isBreach() {
        return outcome == Outcome.FAILED && !findings.isEmpty() && why.equals(why(findings.getFirst()));
    }

    /** A finding as the reason of a failure. */
    static String why(Breach breach) {
        return "the server broke the rule " + breach.finding().rule().id() + ": "
                + breach.finding().why();
    }

    /** The line that went wrong, as it stands in the text; empty where there is none. */
    String lineText() {
        List<String> lines = entry.text().lines().toList();
        return line < 1 || line > lines.size() ? "" : lines.get(line - 1).strip();
    }
}
