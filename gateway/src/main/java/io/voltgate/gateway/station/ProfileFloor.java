package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.station.Admission.Outcome;
import io.voltgate.gateway.station.Admission.Verdict;
import io.voltgate.persistence.store.StationAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Holds each station to the highest security profile that it has come with (security whitepaper, A05.FR.09; OCPP 2.0.1 Part 2,
 * A00.FR.005). Used from any thread. What the entry says counts; what was seen since is remembered only until the entry says it too.
 */
final class ProfileFloor {
    private static final int CERTIFICATE = 3;
    private static final int TLS = 2;

    private final boolean allowDowngrade;
    private final int mostRemembered;
    private final ConcurrentMap<StationId, Integer> seen = new ConcurrentHashMap<>();

    ProfileFloor(boolean allowDowngrade, int mostRemembered) {
        this.allowDowngrade = allowDowngrade;
        this.mostRemembered = mostRemembered;
    }

    /** The outcome, unless the station comes with less than it has to. */
    Outcome hold(StationId station, StationAccess access, Outcome outcome) {
        if (outcome.verdict() != Verdict.ADMITTED) {
            return outcome;
        }
        int needed = Math.max(access.securityProfile(), seenSince(station, access));
        boolean downgrade = allowDowngrade && needed == CERTIFICATE && outcome.profile() == TLS;
        return outcome.profile() >= needed || downgrade ? outcome : Outcome.of(Verdict.PROFILE_TOO_LOW);
    }

    private int seenSince(StationId station, StationAccess access) {
        Integer profile = seen.get(station);
        if (profile != null && access.securityProfile() >= profile) {
            seen.remove(station, profile);
            return 0;
        }
        return profile == null ? 0 : profile;
    }

    /** The station has come in; its entry will say so when the rows have come to it. */
    void cameIn(StationId station, int entered, int profile) {
        if (profile > entered && seen.size() < mostRemembered) {
            seen.merge(station, profile, Math::max);
        }
    }
}
