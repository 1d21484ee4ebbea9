package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.StationAccess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * New passwords on their way to stations, and what was heard of them since, in memory and nowhere else. Used from any thread. A station has
 * at most one of each here; a restart forgets them all: the orders that refer to a password then fail, and what was heard is in the tables.
 */
public final class PasswordsUnderway {
    private final ConcurrentMap<StationId, Underway> newest = new ConcurrentHashMap<>();
    private final ConcurrentMap<StationId, Heard> heard = new ConcurrentHashMap<>();

    private final LongSupplier wallMs;

    /** @param wallMs milliseconds since 1970 */
    public PasswordsUnderway(LongSupplier wallMs) {
        this.wallMs = wallMs;
    }

    /**
     * A change of a password.
     *
     * @param reference the one in the order that tells the station
     * @param hash what the tables have as the pending password
     */
    public record Change(String reference, String hash, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Change[" + reference + "]";
        }
    }

    /**
     * A password that goes out now.
     *
     * @param refused to be run when the station has said that it doesn't take it
     */
    record Outgoing(String password, Runnable refused) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Outgoing[]";
        }
    }

    private record Underway(Change change, long untilMs) {}

    /**
     * What is known of a pending password before the tables say it.
     *
     * @param taken whether the station has come with it; it has refused it otherwise
     */
    private record Heard(String hash, boolean taken) {}

    /** A new password, which takes the place of an older one. */
    public void keep(StationId station, Change change, Duration lifetime) {
        long nowMs = wallMs.getAsLong();
        newest.values().removeIf(underway -> underway.untilMs() <= nowMs);
        newest.put(station, new Underway(change, nowMs + lifetime.toMillis()));
    }

    /** The password behind a reference, once; empty where it is no longer known, or a newer one is. */
    Optional<Outgoing> take(StationId station, String reference) {
        Underway underway = newest.get(station);
        if (underway == null || !underway.change().reference().equals(reference) || !newest.remove(station, underway)) {
            return Optional.empty();
        }
        Change change = underway.change();
        Heard refusal = new Heard(change.hash(), false);
        return Optional.of(new Outgoing(change.password(), () -> heard.put(station, refusal)));
    }

    /** The password will not be sent. */
    public void drop(StationId station, String reference) {
        newest.computeIfPresent(station, (same, underway) -> {
            if (!underway.change().reference().equals(reference)) {
                return underway;
            }
            heard.put(station, new Heard(underway.change().hash(), false));
            return null;
        });
    }

    /** The station has come with its pending password, so the one before is over. */
    public void cameWith(StationId station, String hash) {
        heard.put(station, new Heard(hash, true));
    }

    /** What a station has to show, by the tables and by what was heard since; forgotten once they say it too. */
    public StationAccess asHeard(StationId station, StationAccess stored) {
        Heard since = heard.get(station);
        if (since == null) {
            return stored;
        }
        if (!since.hash().equals(stored.pendingPasswordHash())) {
            heard.remove(station, since);
            return stored;
        }
        return stored.settled(since.taken() ? since.hash() : stored.passwordHash());
    }
}
