package io.voltgate.engine;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ConnectorId;

/** A charging profile that a station has at a place; with {@link ConnectorId#STATION} it is for all of them. A value. */
record InstalledProfile(ConnectorId connector, ChargingProfile profile) {
    String purpose() {
        return profile.purpose();
    }

    /** Whether it takes the other's place, or could not stand beside it (OCPP 1.6, 5.16; OCPP 2.0.1 K01.FR.06). */
    boolean collides(InstalledProfile other) {
        ChargingProfile theirs = other.profile();
        return connector.evse() == other.connector().evse()
                && purpose().equals(other.purpose())
                && profile.stackLevel() == theirs.stackLevel()
                && from(profile) < until(theirs)
                && from(theirs) < until(profile);
    }

    private static long from(ChargingProfile profile) {
        Long from = profile.validFromMs();
        return from == null ? Long.MIN_VALUE : from;
    }

    private static long until(ChargingProfile profile) {
        Long until = profile.validToMs();
        return until == null ? Long.MAX_VALUE : until;
    }

    boolean valid(long atMs) {
        return from(profile) <= atMs && atMs < until(profile);
    }
}
