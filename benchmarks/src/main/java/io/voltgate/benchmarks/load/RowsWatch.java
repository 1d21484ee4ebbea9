package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches how far the rows are behind the journal, several times a second. It has a thread of its own; its points may be read from any.
 * A look that fails is left out, never guessed.
 */
final class RowsWatch implements AutoCloseable {
    private static final long EVERY_MS = 200;
    private static final double NANOS = 1e9;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rows").daemon().factory());
    private final Backend backend;
    private final long beganNanos = System.nanoTime();
    private final List<Point> points = new ArrayList<>();

    /** So many entries had no rows at that moment of System.nanoTime. */
    record Point(long nanos, long behind) {}

    RowsWatch(Backend backend) {
        this.backend = backend;
        var _ = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** One look more, at once. */
    void look() {
        try {
            Backend.figure(backend.metrics(), CostWatch.LAG).ifPresent(lag -> add((long) lag));
        } catch (IOException missed) {
            return;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(long behind) {
        points.add(new Point(System.nanoTime(), behind));
    }

    private synchronized List<Point> points() {
        return List.copyOf(points);
    }

    /** Most entries without rows in that time. */
    long most(long fromNanos, long untilNanos) {
        return points().stream()
                .filter(point -> point.nanos() - fromNanos >= 0 && point.nanos() - untilNanos <= 0)
                .mapToLong(Point::behind)
                .max()
                .orElse(0);
    }

    /** Seconds from that moment until no more than this were behind; not a number where that never was. */
    double secondsUntil(long fromNanos, long behind) {
        return points().stream()
                .filter(point -> point.nanos() - fromNanos > 0 && point.behind() <= behind)
                .mapToDouble(point -> (point.nanos() - fromNanos) / NANOS)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** All of it by seconds from the beginning. */
    TimeSeries series(String name) {
        return new TimeSeries(
                name,
                points().stream()
                        .map(point -> new TimeSeries.Point((point.nanos() - beganNanos) / NANOS, point.behind()))
                        .toList());
    }

    /** That moment in seconds from the beginning. */
    double seconds(long nanos) {
        return (nanos - beganNanos) / NANOS;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
