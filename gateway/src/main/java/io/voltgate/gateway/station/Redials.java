package io.voltgate.gateway.station;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.StationId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each station dials: one that does so too often is kept out for a time that doubles, and of one that is away it is known
 * when it usually comes back. Used from any thread; it forgets with the process. Only stations that were let in are counted, so that
 * nobody can lock out another.
 */
public final class Redials {
    private static final Logger LOG = LoggerFactory.getLogger(Redials.class);
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final long FIRST_WAIT_MS = TimeUnit.MINUTES.toMillis(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int GAPS_KEPT = 9;
    private static final int GAPS_NEEDED = 3;
    private static final int STATIONS_PER_CONNECTION = 4;

    private final long intervalMs;
    private final int perHour;
    private final int mostStations;
    private final ConcurrentMap<StationId, History> histories = new ConcurrentHashMap<>();

    /** @param maxConnections from which follows how many stations are remembered */
    public Redials(int perHour, int maxConnections) {
        this.perHour = perHour;
        this.intervalMs = Math.max(1, HOUR_MS / perHour);
        this.mostStations = maxConnections * STATIONS_PER_CONNECTION;
    }

    /**
     * What is known of a station's dialling, times in milliseconds since 1970.
     *
     * @param refusedUntilMs empty where it may dial at any time
     * @param expectedMs when it should dial again, by the median of its pauses; empty while it is connected or not known
     */
    public record Notice(OptionalLong refusedUntilMs, OptionalLong expectedMs) {
        static final Notice NOTHING = new Notice(OptionalLong.empty(), OptionalLong.empty());
    }

    /** Each map operation below holds the lock of one history. */
    private static final class History {
        /** When the connections so far would all be due, had they been spread evenly over time. */
        private long evenlyMs;

        private volatile long refusedUntilMs;
        private int refusals;
        private @Nullable Long endedMs;
        private final Deque<Long> gapsMs = new ArrayDeque<>();

        private boolean isIdle(long nowMs) {
            return evenlyMs <= nowMs && refusedUntilMs <= nowMs;
        }
    }

    /** Until when the station is refused, empty where it isn't. */
    OptionalLong refusedUntil(StationId station, long nowMs) {
        return notice(station, nowMs).refusedUntilMs();
    }

    /** Counts a connection that is about to be opened; until when it is refused instead, empty where it isn't. */
    OptionalLong dialled(StationId station, long nowMs) {
        if (histories.size() >= mostStations) {
            histories.values().removeIf(history -> history.isIdle(nowMs));
        }
        History history = histories.compute(station, (id, before) -> {
            History known = before == null ? new History() : before;
            count(id, known, nowMs);
            return known;
        });
        return refusedUntil(history, nowMs);
    }

    private void count(StationId station, History history, long nowMs) {
        if (history.evenlyMs <= nowMs) {
            history.refusals = 0;
        }
        if (history.evenlyMs - nowMs > HOUR_MS - intervalMs) {
            long waitMs = Math.min(HOUR_MS, FIRST_WAIT_MS << Math.min(history.refusals, MOST_DOUBLINGS));
            history.refusals++;
            history.refusedUntilMs = nowMs + waitMs;
            LOG.warn("{} dials more than {} times in an hour and is refused for {} s", station, perHour, waitMs / 1000);
            return;
        }
        history.evenlyMs = Math.max(history.evenlyMs, nowMs) + intervalMs;
        if (history.endedMs != null) {
            history.gapsMs.addLast(nowMs - history.endedMs);
            history.endedMs = null;
        }
        if (history.gapsMs.size() > GAPS_KEPT) {
            history.gapsMs.removeFirst();
        }
    }

    /** A connection has ended; pauses that we cause ourselves teach nothing. */
    void ended(StationId station, CloseReason reason, long nowMs) {
        boolean ofTheStation = switch (reason) {
            case STATION_CLOSED,
                    CONNECTION_LOST,
                    SILENT,
                    UNWRITABLE,
                    MESSAGE_TOO_BIG,
                    PROTOCOL_VIOLATION,
                    SERIAL_MISMATCH -> true;
            case REPLACED, UNKNOWN_STATION, GATEWAY_STOPPING, GATEWAY_RESTARTED, ORDERED -> false;
        };
        if (ofTheStation) {
            histories.computeIfPresent(station, (id, history) -> {
                history.endedMs = nowMs;
                return history;
            });
        }
    }

    /** What is known of a station's dialling. */
    public Notice notice(StationId station, long nowMs) {
        Notice[] notice = {Notice.NOTHING};
        histories.computeIfPresent(station, (id, history) -> {
            notice[0] = new Notice(refusedUntil(history, nowMs), expected(history));
            return history;
        });
        return notice[0];
    }

    /** How many stations are refused now. */
    public long refused(long nowMs) {
        return histories.values().stream()
                .filter(history -> history.refusedUntilMs > nowMs)
                .count();
    }

    private static OptionalLong refusedUntil(History history, long nowMs) {
        return history.refusedUntilMs > nowMs ? OptionalLong.of(history.refusedUntilMs) : OptionalLong.empty();
    }

    private static OptionalLong expected(History history) {
        if (history.endedMs == null || history.gapsMs.size() < GAPS_NEEDED) {
            return OptionalLong.empty();
        }
        List<Long> sorted = history.gapsMs.stream().sorted().toList();
        return OptionalLong.of(history.endedMs + sorted.get(sorted.size() / 2));
    }
}
