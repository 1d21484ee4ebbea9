package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.PasswordHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which stations there are, and the hashes of their passwords. Asked from I/O threads, so it answers from memory at once. */
@FunctionalInterface
public interface StationRegister {
    /** The entry of a station, empty where nobody has entered it. */
    Optional<Entry> find(StationId station);

    /**
     * A station that is known.
     *
     * @param passwordHash as made by {@link PasswordHash#of}, null where the station has no password
     */
    record Entry(@Nullable String passwordHash) {
        @Override
        public String toString() {
            return "Entry[" + (passwordHash == null ? "without" : "with") + " password]";
        }
    }
}
