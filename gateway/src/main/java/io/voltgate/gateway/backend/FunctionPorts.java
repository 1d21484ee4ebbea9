package io.voltgate.gateway.backend;

import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.query.FunctionQueries;
import java.util.concurrent.CompletableFuture;

/** What is behind the functions that span several messages. Immutable; each port is called by the threads of requests. */
public record FunctionPorts(Wishes wishes, FunctionQueries queries, Resolutions resolutions) {
    /** Where sessions in doubt are closed; the future is that of {@link Orders}. */
    @FunctionalInterface
    public interface Resolutions {
        CompletableFuture<Output.Receipt> resolve(StationId station, Resolution resolution);
    }

    /**
     * A session to be closed.
     *
     * @param key the operator's name for this; the same key again is the same wish
     * @param force whether it is closed although nothing speaks for its being over
     * @param word why, in the operator's words; empty where there are none
     */
    public record Resolution(SessionId session, String key, boolean force, String word) {}

    /** Where wishes are handed in; the future is that of {@link Orders}. */
    @FunctionalInterface
    public interface Wishes {
        CompletableFuture<Output.Receipt> wish(StationId station, Wish wish);
    }
}
