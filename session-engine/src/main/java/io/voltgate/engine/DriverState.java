package io.voltgate.engine;

import io.voltgate.domain.Money;
import io.voltgate.domain.TransactionLimit;
import org.jspecify.annotations.Nullable;

/** What the driver of a session was told by the station, and what the station was told of its money. Owned by the shard's thread. */
final class DriverState {
    /** Whether the price was ordered to be shown. */
    boolean priceShown;
    /** Whether the total was ordered to be shown. */
    boolean totalShown;
    /** The last cost that was told by an order of its own, and when; null and 0 before the first. */
    @Nullable
    Money toldCost;

    long toldAtMs;

    /** The limit that the station was given, null where none was. */
    @Nullable
    TransactionLimit limit;
    /** The number of the event that was answered with the limit. */
    int limitSeqNo;
    /** What the station's payment terminal told last, null where it told nothing. */
    AdHocPayments.@Nullable Settlement settlement;
    /** What the station reckons that the session costs, null where it said nothing. */
    @Nullable
    StationCost stationCost;

    DriverState copy() {
        DriverState copy = new DriverState();
        copy.priceShown = priceShown;
        copy.totalShown = totalShown;
        copy.toldCost = toldCost;
        copy.toldAtMs = toldAtMs;
        copy.limit = limit;
        copy.limitSeqNo = limitSeqNo;
        copy.settlement = settlement;
        copy.stationCost = stationCost;
        return copy;
    }
}
