package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Where orders are handed in whose answer is waited for. Called by the threads of requests. No more are followed than the desk has
 * places: the one followed for longest gives way, its outcome is cancelled.
 */
@FunctionalInterface
public interface OrderFollowing {
    Followed follow(StationId station, Command command, String clientKey, Duration lifetime);

    /**
     * An order and what becomes of it.
     *
     * @param receipt as {@link Orders} gives it
     * @param outcome completes once the order was answered or came to another end, and that is durable; cancelled by whoever waits no
     *     longer
     */
    record Followed(CompletableFuture<Output.Receipt> receipt, CompletableFuture<Output.Outcome> outcome) {}
}
