package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * New passwords on their way to stations, in memory and nowhere else. Used from any thread. A station has at most one here, its newest,
 * until it is sent or its time is over; a restart forgets them all, and the orders that refer to them then fail.
 */
public final class PasswordsUnderway {
    private final ConcurrentMap<StationId, Underway> newest = new ConcurrentHashMap<>();

    private final LongSupplier wallMs;

    /** @param wallMs milliseconds since 1970 */
    public PasswordsUnderway(LongSupplier wallMs) {
        this.wallMs = wallMs;
    }

    private record Underway(String reference, String password, long untilMs) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Underway[" + reference + "]";
        }
    }

    /** A new password, which takes the place of an older one. */
    public void keep(StationId station, String reference, String password, Duration lifetime) {
        long nowMs = wallMs.getAsLong();
        newest.values().removeIf(underway -> underway.untilMs() <= nowMs);
        newest.put(station, new Underway(reference, password, nowMs + lifetime.toMillis()));
    }

    /** The password behind a reference, once; empty where it is no longer known, or a newer one is. */
    Optional<String> take(StationId station, String reference) {
        Underway underway = newest.get(station);
        return underway != null && underway.reference().equals(reference) && newest.remove(station, underway)
                ? Optional.of(underway.password())
                : Optional.empty();
    }

    /** The password will not be sent. */
    public void drop(StationId station, String reference) {
        newest.computeIfPresent(
                station, (same, underway) -> underway.reference().equals(reference) ? null : underway);
    }
}
