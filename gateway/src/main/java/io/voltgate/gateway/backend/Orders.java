package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Where orders to stations are handed in. Called by the threads of requests. The future completes once the order, or
 * its refusal, is decided and durable; it fails with {@link java.util.concurrent.RejectedExecutionException} where
 * there is no room, and with {@link java.util.concurrent.TimeoutException} where nothing was heard in time.
 */
@FunctionalInterface
public interface Orders {
    CompletableFuture<Output.Receipt> order(StationId station, Command command, String clientKey, Duration lifetime);
}
