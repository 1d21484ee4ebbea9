package io.voltgate.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question was answered with. A value, written as one JSON file. It says on what and how it was measured.
 *
 * @param question the command's name, which is the file's too
 * @param asked the question in words
 * @param rounds in the order they were measured
 * @param figures what is compared with targets, and what else is worth a line
 * @param checks what was looked after, such as sessions against rows
 */
public record Result(
        String question, String asked, Setting setting, List<Round> rounds, List<Figure> figures, List<Check> checks) {
    public Result {
        rounds = List.copyOf(rounds);
        figures = List.copyOf(figures);
        checks = List.copyOf(checks);
    }

    /**
     * Where and how.
     *
     * @param at when it ended, RFC 3339
     * @param cores who runs on which
     * @param included what the figures contain: sync, database, TLS, authentication
     */
    public record Setting(
            String machine, String at, String command, String jvmArguments, String cores, String included) {}

    /**
     * A figure.
     *
     * @param target in words, empty where there is none
     * @param reached null where there is no target
     */
    public record Figure(
            String name,
            double value,
            String unit,
            String target,
            @Nullable Boolean reached) {
        /** One without a target. */
        public static Figure of(String name, double value, String unit) {
            return new Figure(name, value, unit, "", null);
        }

        public static Figure atLeast(String name, double value, String unit, double target) {
            return new Figure(name, value, unit, ">= " + Numbers.shown(target), value >= target);
        }

        public static Figure atMost(String name, double value, String unit, double target) {
            return new Figure(name, value, unit, "<= " + Numbers.shown(target), value <= target);
        }
    }

    /** Something that must be so. */
    public record Check(String what, boolean good, String detail) {}

    public boolean good() {
        return checks.stream().allMatch(Check::good);
    }
}
