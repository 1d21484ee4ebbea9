package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.query.FunctionQueries;
import java.util.concurrent.CompletableFuture;

/** What is behind the functions that span several messages. Immutable; each port is called by the threads of requests. */
public record FunctionPorts(Wishes wishes, FunctionQueries queries) {
    /** Where wishes are handed in; the future is that of {@link Orders}. */
    @FunctionalInterface
    public interface Wishes {
        CompletableFuture<Output.Receipt> wish(StationId station, Wish wish);
    }
}
