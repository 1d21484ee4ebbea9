package io.voltgate.engine;

import io.voltgate.domain.WantedStatus;

/** How the default tariff of one station of OCPP 2.1 stands to the one that it is to have. Owned by the shard's thread. */
final class NativeTariffState {
    /** The id of the tariff that was looked at or sent last. */
    String tariff = "";
    /** A digest of its content. */
    long digest;

    WantedStatus status = WantedStatus.UNKNOWN;
    /** What went wrong since it is this tariff, or since the station booted. */
    int tries;

    long retryAtMs;
}
