package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import org.jspecify.annotations.Nullable;

/**
 * A station that asks to come in, with what it shows. A value. It is let in or refused exactly once.
 *
 * @param station who it is taken for
 * @param dialled the identity it wrote
 * @param authorization its Authorization header, null where it has none
 */
record Applicant(
        StationId station, StationId dialled, @Nullable String authorization, TlsLink link) {
    /** Without what it knows. */
    @Override
    public String toString() {
        return "Applicant[" + station + "]";
    }
}
