package io.voltgate.engine;

import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a shard knows of one connector, or of a station as a whole. Owned by the shard's thread. Its error stands until the station
 * leaves the fault or tells another.
 */
final class ConnectorState {
    /** Clocks that were never set begin before this. */
    private static final long FIRST_PLAUSIBLE_MS =
            Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();

    /** How far a station's clock may be ahead of ours and still be relied on. */
    private static final long AHEAD_MS = 5_000;

    ConnectorStatus status = ConnectorStatus.UNKNOWN;
    String errorCode = "";
    String vendorErrorCode = "";
    /** The id that the station itself gives to what runs here, where it is not ours. */
    @Nullable
    TransactionId ownTransaction;
    /** When the station said that it became so, milliseconds since 1970; 0 where its time can't be relied on. */
    long toldMs;
    /** The connection on which it said so, 0 where the station has booted since. */
    long toldEpoch;

    /** Whether this was told later than at the given time; only times of one connection can be compared. */
    boolean isNewerThan(StationTime at, long epoch) {
        return toldEpoch == epoch && !at.raw().isEmpty() && at.epochMs() >= FIRST_PLAUSIBLE_MS && at.epochMs() < toldMs;
    }

    boolean isChangedBy(Request.StatusReport report) {
        return status != report.status()
                || !errorCode.equals(plain(errorWith(report)))
                || !vendorErrorCode.equals(vendorErrorWith(report));
    }

    /** The error that stands after a report: a fault that goes on without a code keeps the one it has. */
    String errorWith(Request.StatusReport report) {
        return faultGoesOn(report) && !errorCode.isEmpty() ? errorCode : report.errorCode();
    }

    /** The same for the vendor's code. */
    String vendorErrorWith(Request.StatusReport report) {
        return faultGoesOn(report) && report.vendorErrorCode().isEmpty() ? vendorErrorCode : report.vendorErrorCode();
    }

    private boolean faultGoesOn(Request.StatusReport report) {
        return status == ConnectorStatus.FAULTED
                && report.status() == ConnectorStatus.FAULTED
                && plain(report.errorCode()).isEmpty();
    }

    private static String plain(String errorCode) {
        return errorCode.toLowerCase(Locale.ROOT).equals("noerror") ? "" : errorCode;
    }

    void become(Event.ConnectorStatusChanged event, long epoch, long atMs) {
        status = event.next();
        errorCode = plain(event.errorCode());
        vendorErrorCode = event.vendorErrorCode();
        long sentMs = event.at().epochMs();
        boolean reliable = !event.at().raw().isEmpty() && sentMs >= FIRST_PLAUSIBLE_MS && sentMs <= atMs + AHEAD_MS;
        toldMs = reliable ? sentMs : 0;
        toldEpoch = epoch;
    }
}
