package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gateway knows of a station's dialling that no row has. Asked by the threads of requests, answers at once. */
@FunctionalInterface
public interface StationNotices {
    Optional<Notice> of(StationId station);

    /**
     * What there is to know.
     *
     * @param refused why the station is not let in now, null where it is
     * @param refusedUntil when it may dial again
     * @param expectedAt when it should dial again, by the median of its pauses; null while it is connected or too little is known
     */
    record Notice(
            @Nullable String refused,
            @Nullable Instant refusedUntil,
            @Nullable Instant expectedAt) {}
}
