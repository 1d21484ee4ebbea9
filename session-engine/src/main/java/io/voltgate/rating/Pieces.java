package io.voltgate.rating;

import io.voltgate.domain.Activity;

/**
 * Cuts the spans of a session at every boundary of its tariff and hands out the pieces in the order of time. Used once, by one thread.
 * The pieces add up to the spans, in time and in energy.
 */
final class Pieces {
    /** More than five years of four prices a day: what is longer is a broken clock, and keeps the price that it has then. */
    private static final int MAX_CUTS_BY_CLOCK = 10_000;

    private static final long WATTS_ABOVE = 36;
    private static final long WATTS_BELOW = 10;
    private final Boundaries boundaries;
    private final long startMs;
    private final Taker taker;
    private long atMs;
    private long microWh;
    private long chargingMs;
    private long idleMs;
    private long wallMs = Long.MIN_VALUE;
    private int cutsByClock;

    Pieces(Boundaries boundaries, long startMs, Taker taker) {
        this.boundaries = boundaries;
        this.startMs = startMs;
        this.taker = taker;
    }

    /** A piece: what held when it began, until when it lasts, what went on and what flowed in it. */
    record Piece(Moment begin, long fromMs, long toMs, Activity activity, long microWh) {}

    @FunctionalInterface
    interface Taker {
        void take(Piece piece);
    }

    /** The first moment of a session or of a reservation. */
    static Moment start(Boundaries boundaries, long startMs) {
        return new Moment(boundaries.local(startMs), 0, 0, 0, 0, 0);
    }

    void cut(Usage.Span span) {
        atMs = span.fromMs();
        long before = microWh;
        long after = Math.addExact(before, span.energy().microWh());
        while (atMs < span.toMs() || microWh < after) {
            long untilMs = Math.min(span.toMs(), nextByTime(span.activity()));
            long upTo = untilMs == span.toMs() ? after : before + share(span, untilMs);
            long edge = Boundaries.above(boundaries.energy, microWh);
            if (edge < upTo) {
                untilMs = Math.clamp(reached(span, edge - before), atMs, untilMs);
                upTo = edge;
            }
            piece(span, untilMs, upTo);
        }
    }

    private void piece(Usage.Span span, long untilMs, long upTo) {
        Moment begin = new Moment(boundaries.local(atMs), microWh, watts(span), atMs - startMs, chargingMs, idleMs);
        taker.take(new Piece(begin, atMs, untilMs, span.activity(), upTo - microWh));
        chargingMs += span.activity() == Activity.CHARGING ? untilMs - atMs : 0;
        idleMs += span.activity() == Activity.IDLE ? untilMs - atMs : 0;
        atMs = untilMs;
        microWh = upTo;
    }

    private long nextByTime(Activity activity) {
        if (wallMs <= atMs) {
            wallMs = cutsByClock++ < MAX_CUTS_BY_CLOCK ? boundaries.nextOnTheWall(atMs) : Long.MAX_VALUE;
        }
        long next = Math.min(wallMs, after(boundaries.elapsed, atMs - startMs));
        return switch (activity) {
            case CHARGING -> Math.min(next, after(boundaries.charging, chargingMs));
            case IDLE -> Math.min(next, after(boundaries.idle, idleMs));
            case PAUSED, UNKNOWN -> next;
        };
    }

    private long after(long[] edges, long soFarMs) {
        long edge = Boundaries.above(edges, soFarMs);
        return edge == Long.MAX_VALUE ? edge : atMs + (edge - soFarMs);
    }

    private static long share(Usage.Span span, long untilMs) {
        return SpanCutter.share(span.energy().microWh(), untilMs - span.fromMs(), span.lengthMs());
    }

    /** The first millisecond at which so much of the span's energy has flowed. */
    private static long reached(Usage.Span span, long energy) {
        long whole = span.energy().microWh();
        long down = SpanCutter.share(span.lengthMs(), energy, whole);
        boolean all = SpanCutter.share(whole, down, Math.max(1, span.lengthMs())) >= energy;
        return span.fromMs() + down + (all ? 0 : 1);
    }

    /** The mean over the span, rounded down; none where all came at once. */
    private static long watts(Usage.Span span) {
        if (span.lengthMs() == 0) {
            return 0;
        }
        long energy = span.energy().microWh();
        return energy < Long.MAX_VALUE / WATTS_ABOVE
                ? energy * WATTS_ABOVE / (WATTS_BELOW * span.lengthMs())
                : Long.MAX_VALUE;
    }
}
