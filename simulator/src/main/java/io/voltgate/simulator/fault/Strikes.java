package io.voltgate.simulator.fault;

import io.voltgate.simulator.link.FrameTap.Direction;
import io.voltgate.simulator.station.Problem;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What struck one line lately, so that what went wrong by it can be told from what the server did wrong. Owned by the line's timeline.
 * It keeps the latest 500 of each sort.
 */
final class Strikes {
    private static final int MOST = 500;

    /** A frame that was struck: a call, or the answer to one, under the call's message id. */
    private record Frame(Fault.Kind kind, Direction way, String id, long atMs) {}

    /** A time in which little or nothing passed. */
    private record Trouble(long fromMs, long untilMs) {}

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Deque<String> damaged = new ArrayDeque<>();
    private long deadSinceMs = -1;

    void frame(Fault fault, Direction way, String id, long nowMs) {
        keep(frames, new Frame(fault.kind(), way, id, nowMs));
        switch (fault.kind()) {
            case STALL, SLOW_READER -> keep(troubles, new Trouble(nowMs, nowMs + fault.millis()));
            case HALF_OPEN -> deadSinceMs = nowMs;
            case CUT, DELAY, DUPLICATE, REORDER, DROP, TRUNCATE, WRONG_TYPE, REBOOT, LOST_QUEUE, CLOCK_SKEW -> {}
        }
    }

    /** The station gets this, which the server has not sent so. */
    void damaged(String text) {
        keep(damaged, text);
    }

    /** The connection is over, and with it what ailed it. */
    void ended(long nowMs) {
        if (deadSinceMs >= 0) {
            keep(troubles, new Trouble(deadSinceMs, nowMs));
            deadSinceMs = -1;
        }
    }

    private static <T> void keep(Deque<T> all, T one) {
        all.add(one);
        if (all.size() > MOST) {
            all.remove();
        }
    }

    /** Whether one of them accounts for the problem. */
    boolean explain(Problem problem) {
        return switch (problem.kind()) {
            case REFUSED -> frames.stream().anyMatch(frame -> isOf(problem, frame) && garbles(frame));
            case UNANSWERED ->
                isTroubled(problem) || frames.stream().anyMatch(frame -> isOf(problem, frame) && holds(frame));
            case UNREADABLE -> damaged.contains(problem.frame());
        };
    }

    private static boolean isOf(Problem problem, Frame frame) {
        return frame.id().equals(problem.frame()) && frame.atMs() >= problem.sinceMs();
    }

    /** What the server got was not what the station said. */
    private static boolean garbles(Frame frame) {
        return frame.way() == Direction.TO_SERVER
                && (frame.kind() == Fault.Kind.TRUNCATE || frame.kind() == Fault.Kind.WRONG_TYPE);
    }

    /** The call or its answer never came where it should, or late. Of a text that has an end missing nobody can tell whose it is. */
    private static boolean holds(Frame frame) {
        return switch (frame.kind()) {
            case DROP, TRUNCATE, DELAY, REORDER, HALF_OPEN, STALL, SLOW_READER -> true;
            case CUT, DUPLICATE, WRONG_TYPE, REBOOT, LOST_QUEUE, CLOCK_SKEW -> false;
        };
    }

    private boolean isTroubled(Problem problem) {
        return (deadSinceMs >= 0 && deadSinceMs <= problem.atMs())
                || troubles.stream()
                        .anyMatch(trouble ->
                                trouble.fromMs() <= problem.atMs() && trouble.untilMs() >= problem.sinceMs());
    }
}
