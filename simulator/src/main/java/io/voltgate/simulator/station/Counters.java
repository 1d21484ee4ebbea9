package io.voltgate.simulator.station;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What a fleet counts while it runs. Shared by all stations and lanes, each counter is atomic. Problems are kept in words, the first
 * {@value #MAX_PROBLEMS} of them.
 */
public final class Counters {
    private static final int MAX_PROBLEMS = 50;

    final AtomicInteger connected = new AtomicInteger();
    final AtomicInteger booted = new AtomicInteger();
    final AtomicInteger charging = new AtomicInteger();
    final AtomicLong sessionsDone = new AtomicLong();
    final AtomicLong sessionsRefused = new AtomicLong();
    final AtomicLong callsSent = new AtomicLong();
    final AtomicLong callErrors = new AtomicLong();
    final AtomicLong timeouts = new AtomicLong();
    final AtomicLong discarded = new AtomicLong();
    final AtomicLong reconnects = new AtomicLong();
    final AtomicLong deliveredWh = new AtomicLong();
    private final AtomicLong maxAnswerMs = new AtomicLong();
    private final AtomicLong excused = new AtomicLong();
    private final List<String> problems = new ArrayList<>();
    private final Predicate<Problem> excuse;

    /** Nothing is excused. */
    public Counters() {
        this(_ -> false);
    }

    /** What this holds of was brought about on purpose, and is only counted. It is asked on the station's timeline. */
    public Counters(Predicate<Problem> excuse) {
        this.excuse = excuse;
    }

    void answeredIn(long ms) {
        maxAnswerMs.accumulateAndGet(ms, Math::max);
    }

    /** Whether it is excused; where it isn't, it is kept. */
    boolean problem(Problem problem) {
        boolean wanted = excuse.test(problem);
        if (wanted) {
            excused.incrementAndGet();
        } else {
            problem(problem.words());
        }
        return wanted;
    }

    public void problem(String text) {
        synchronized (problems) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(text);
            }
        }
    }

    public Counts snapshot() {
        List<String> words;
        synchronized (problems) {
            words = List.copyOf(problems);
        }
        return new Counts(
                connected.get(),
                booted.get(),
                charging.get(),
                sessionsDone.get(),
                sessionsRefused.get(),
                deliveredWh.get(),
                callsSent.get(),
                callErrors.get(),
                timeouts.get(),
                discarded.get(),
                reconnects.get(),
                maxAnswerMs.get(),
                excused.get(),
                words);
    }
}
