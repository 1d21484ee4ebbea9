package io.voltgate.simulator.verify;

import io.voltgate.simulator.eye.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All verdicts of one run, which the reports tell. An immutable value. */
record SuiteResult(String server, Instant begun, long millis, List<Verdict> verdicts) {
    SuiteResult {
        verdicts = List.copyOf(verdicts);
    }

    long count(Verdict.Outcome outcome) {
        return verdicts.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** The verdicts by the folders of their scenarios, in their order. */
    Map<String, List<Verdict>> folders() {
        Map<String, List<Verdict>> folders = new LinkedHashMap<>();
        verdicts.forEach(each -> folders.computeIfAbsent(each.entry().folder(), _ -> new ArrayList<>())
                .add(each));
        return folders;
    }

    /** The rules that the server broke, with how often each; the first findings of each scenario count. */
    Map<Rule, Long> broken() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.findings().stream())
                .collect(Collectors.groupingBy(
                        breach -> breach.finding().rule(), () -> new EnumMap<>(Rule.class), Collectors.counting()));
    }

    /** Such as "3 passed, 1 failed, 2 not run". */
    String totals() {
        return count(Verdict.Outcome.PASSED) + " passed, " + count(Verdict.Outcome.FAILED) + " failed, "
                + count(Verdict.Outcome.NOT_RUN) + " not run";
    }
}
