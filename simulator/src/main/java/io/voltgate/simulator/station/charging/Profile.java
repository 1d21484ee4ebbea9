package io.voltgate.simulator.station.charging;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A charging profile (OCPP 1.6 3.13, 2.x block K). A value. Times are milliseconds since 1970, limits thousandths of an ampere or watt.
 *
 * @param connector whose it is, 0 for the whole station
 * @param transactionId of a profile for one transaction, empty where it doesn't say
 * @param validFromMs 0 for always
 * @param validToMs {@link Long#MAX_VALUE} for ever
 */
public record Profile(
        int id,
        int connector,
        int stackLevel,
        Purpose purpose,
        Kind kind,
        String transactionId,
        long validFromMs,
        long validToMs,
        Schedule schedule) {
    /** What a profile limits. */
    public enum Purpose {
        /** What comes from outside of the backend, as the grid's operator. */
        EXTERNAL_CONSTRAINTS,
        STATION_MAX,
        TX_DEFAULT,
        TX,
        /** Of OCPP 2.1: instead of those for the transaction, while it is switched on. */
        PRIORITY
    }

    /** What a schedule's begin is. */
    public enum Kind {
        ABSOLUTE,
        DAILY,
        WEEKLY,
        /** From the transaction's begin on. */
        RELATIVE,
        /** Of OCPP 2.1: one limit that is changed by messages. */
        DYNAMIC;

        private long periodMs() {
            return switch (this) {
                case DAILY -> 86_400_000L;
                case WEEKLY -> 7 * 86_400_000L;
                case ABSOLUTE, RELATIVE, DYNAMIC -> Long.MAX_VALUE;
            };
        }
    }

    /** What limits are told in. */
    public enum Unit {
        A,
        W
    }

    /**
     * A limit from this second of the schedule on, on so many phases.
     *
     * @param mode operationMode of OCPP 2.1, empty where it doesn't say
     * @param milliSetpoint what is to flow, below 0 back to the grid; null where only the limit holds (2.1, block Q)
     */
    public record Period(
            long startS,
            long milliLimit,
            int phases,
            String mode,
            @Nullable Long milliSetpoint) {
        public Period(long startS, long milliLimit, int phases) {
            this(startS, milliLimit, phases, "", null);
        }
    }

    /**
     * Limits over time.
     *
     * @param startMs 0 where it doesn't say
     * @param durationS 0 where it has no end
     * @param periods the first from second 0 on, in order
     */
    public record Schedule(long startMs, long durationS, Unit unit, List<Period> periods) {
        public Schedule {
            periods = List.copyOf(periods);
        }
    }

    /** Where a schedule stands at a moment; empty where the profile says nothing of that moment. */
    private @Nullable Long elapsedS(long atMs, long transactionMs) {
        if (atMs < validFromMs || atMs >= validToMs) {
            return null;
        }
        long elapsedMs = atMs - beginMs(atMs, transactionMs);
        long seconds = Math.floorDiv(elapsedMs, 1000L);
        boolean over = schedule.durationS() > 0 && seconds >= schedule.durationS();
        return elapsedMs < 0 || over ? null : seconds;
    }

    private long beginMs(long atMs, long transactionMs) {
        return switch (kind) {
            case RELATIVE -> transactionMs;
            case DYNAMIC -> Long.MIN_VALUE / 2;
            case ABSOLUTE -> schedule.startMs() == 0 ? transactionMs : schedule.startMs();
            case DAILY, WEEKLY ->
                atMs < schedule.startMs()
                        ? schedule.startMs()
                        : atMs - Math.floorMod(atMs - schedule.startMs(), kind.periodMs());
        };
    }

    /** The period that holds at a moment; the transaction began then, {@link Long#MAX_VALUE} where none runs. */
    public Optional<Period> at(long atMs, long transactionMs) {
        Long elapsed = elapsedS(atMs, transactionMs);
        if (elapsed == null) {
            return Optional.empty();
        }
        Period current = null;
        for (Period each : schedule.periods()) {
            if (each.startS() <= elapsed) {
                current = each;
            }
        }
        return Optional.ofNullable(current);
    }

    /** The moments from one to another at which its limit may change. */
    LongStream turns(long fromMs, long toMs, long transactionMs) {
        LongStream valid = LongStream.of(validFromMs, validToMs);
        if (kind == Kind.DYNAMIC) {
            return valid.filter(at -> at > fromMs && at < toMs);
        }
        long first = beginMs(fromMs, transactionMs);
        long rounds = kind.periodMs() == Long.MAX_VALUE || first >= toMs ? 0 : (toMs - first) / kind.periodMs();
        LongStream begins =
                LongStream.rangeClosed(0, rounds).map(round -> round == 0 ? first : first + round * kind.periodMs());
        LongStream corners = begins.filter(begin -> begin < toMs)
                .flatMap(begin -> LongStream.concat(
                        schedule.periods().stream().mapToLong(each -> begin + 1000 * each.startS()),
                        LongStream.of(begin + 1000 * schedule.durationS())));
        return LongStream.concat(valid, corners).filter(at -> at > fromMs && at < toMs);
    }
}
