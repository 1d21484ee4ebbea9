package io.voltgate.signed;

import io.voltgate.domain.ConnectorId;
import org.jspecify.annotations.Nullable;

/**
 * A meter's key that an operator vouches for. A value. It is what a signature is held against: a key that only came along with the
 * record proves nothing of where the record comes from.
 *
 * @param place the EVSE or connector whose meter has it, null where the station has one meter or signs them all with one key
 */
public record RegisteredKey(MeterKey key, @Nullable ConnectorId place) {
    /** Whether a meter of this place may have it; a message that names no place may be of any. */
    boolean servesAt(@Nullable ConnectorId connector) {
        return place == null || connector == null || connector.isStation() || place.includes(connector);
    }
}
