package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of stations, measured against ours by what they say live. Called by the shard's thread. Of each time three are kept: the
 * text as sent, the moment corrected by the clock's offset, and, with the fact, the time of receipt.
 *
 * <p>Live are messages that come as fast as their times go on: a queue that is replayed comes faster, and says nothing of the clock.
 */
final class Clocks {
    /** Messages in a row that must agree. */
    private static final int AGREEING = 5;
    /** How far they may differ, milliseconds: networks and slow stations do that. */
    private static final long SPREAD_MS = 5_000;
    /** Over how much time of receipt they must agree at least: a replayed queue is faster. */
    private static final long SPAN_MS = 20_000;
    /** 2010, before OCPP: a clock that says less was not set, and times of receipt count. */
    private static final long FIRST_PLAUSIBLE_MS = 1_262_304_000_000L;
    /** A smaller offset changes no bill. */
    private static final long NEGLIGIBLE_MS = 10_000;

    /** What the newest live messages say of a station's clock; no fact, and gone with a restart. */
    static final class Watch {
        private final long[] offsets = new long[AGREEING];
        private final long[] receivedMs = new long[AGREEING];
        private long toldMs = Long.MIN_VALUE;
        private int count;

        private void heard(long told, long nowMs) {
            if (told == toldMs) {
                return;
            }
            toldMs = told;
            offsets[count % AGREEING] = nowMs - told;
            receivedMs[count % AGREEING] = nowMs;
            count++;
        }

        /** The offset that the newest messages agree on, the given one where they don't. */
        private long offset(long otherwise) {
            if (count < AGREEING) {
                return otherwise;
            }
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            long oldest = Long.MAX_VALUE;
            for (int i = 0; i < AGREEING; i++) {
                least = Math.min(least, offsets[i]);
                most = Math.max(most, offsets[i]);
                oldest = Math.min(oldest, receivedMs[i]);
            }
            boolean live = receivedMs[(count - 1) % AGREEING] - oldest >= SPAN_MS;
            return live && most - least <= SPREAD_MS ? least : otherwise;
        }
    }

    /** What the station said, with its times corrected; notes what that tells of its clock. */
    Request heard(StationState station, Request said, Turn turn) {
        StationTime at = timeOf(said);
        if (at == null || at.raw().isEmpty()) {
            return said;
        }
        long nowMs = turn.nowMs();
        if (isLive(said) && at.epochMs() != nowMs) {
            station.watch.heard(at.epochMs(), nowMs);
            measure(station, turn);
        }
        boolean right = station.clockOffsetMs == 0 && at.epochMs() >= FIRST_PLAUSIBLE_MS;
        return right ? said : corrected(station, said, nowMs);
    }

    private static void measure(StationState station, Turn turn) {
        long measured = station.watch.offset(station.clockOffsetMs);
        long offset = Math.abs(measured) <= NEGLIGIBLE_MS ? 0 : measured;
        if (Math.abs(offset - station.clockOffsetMs) > NEGLIGIBLE_MS) {
            turn.emit(new Event.StationClockAdjusted(station.id, offset));
        }
    }

    private static @Nullable StationTime timeOf(Request said) {
        return switch (said) {
            case Request.StatusReport status -> status.at();
            case Request.StartTransaction start -> start.at();
            case Request.StopTransaction stop -> stop.at();
            case Request.TransactionEvent event -> event.at();
            case Request.MeterValues values ->
                values.samples().isEmpty() ? null : values.samples().getLast().at();
            case Request.Boot _,
                    Request.Heartbeat _,
                    Request.Authorize _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> null;
        };
    }

    private static boolean isLive(Request said) {
        return !(said instanceof Request.TransactionEvent event && event.offline());
    }

    private static Request corrected(StationState station, Request said, long nowMs) {
        Correction correction = new Correction(station.clockOffsetMs, nowMs);
        return switch (said) {
            case Request.StatusReport(var place, var status, var error, var info, var code, var at, var vendor) ->
                new Request.StatusReport(place, status, error, info, code, correction.of(at), vendor);
            case Request.StartTransaction(var place, var token, var meter, var reservation, var at) ->
                new Request.StartTransaction(place, token, meter, reservation, correction.of(at));
            case Request.StopTransaction(var id, var meter, var token, var reason, var samples, var at) ->
                new Request.StopTransaction(id, meter, token, reason, correction.of(samples), correction.of(at));
            case Request.MeterValues(var place, var id, var samples) ->
                new Request.MeterValues(place, id, correction.of(samples));
            case Request.TransactionEvent event ->
                event.with(correction.of(event.at()), correction.of(event.samples()));
            case Request.Boot _,
                    Request.Heartbeat _,
                    Request.Authorize _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> said;
        };
    }

    /** What is to be done to the times of one message. */
    private record Correction(long offsetMs, long nowMs) {
        /** A time that agrees with ours is right, whatever the clock was before. */
        StationTime of(StationTime told) {
            boolean right =
                    Math.abs(nowMs - told.epochMs()) <= SPREAD_MS || told.raw().isEmpty();
            long corrected = right ? told.epochMs() : told.epochMs() + offsetMs;
            long past = corrected < FIRST_PLAUSIBLE_MS ? nowMs : Math.min(corrected, nowMs);
            return past == told.epochMs() ? told : new StationTime(told.raw(), past);
        }

        List<Sample> of(List<Sample> samples) {
            return samples.stream().map(sample -> sample.at(of(sample.at()))).toList();
        }
    }
}
