package io.voltgate.gateway.backend;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for the answer to its order. Stateless; the request's own thread waits. It ends with the time that was asked
 * for, or when another waits for longer than there are places.
 */
final class OrderWait {
    private OrderWait() {}

    /** What became of the order, as far as the gateway was told; the fields are those of the whole command. */
    record Told(
            CommandId id,
            String station,
            CommandState state,
            @Nullable Boolean accepted,
            @Nullable String status,
            @Nullable @JsonRawValue String result,
            @Nullable String detail) {}

    /** The outcome, empty where it did not come in time. */
    static Optional<Output.Outcome> await(CompletableFuture<Output.Outcome> outcome, Duration time)
            throws InterruptedException {
        try {
            return Optional.of(outcome.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException notYet) {
            return Optional.empty();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("an outcome failed", broken);
        } finally {
            outcome.cancel(false);
        }
    }

    static Told told(StationId station, Output.Outcome outcome) {
        CommandResult result = outcome.result();
        return new Told(
                outcome.command(),
                station.value(),
                outcome.state(),
                result == null ? null : result.accepted(),
                result == null ? null : result.status(),
                result == null ? null : result.payload(),
                outcome.detail().isEmpty() ? null : outcome.detail());
    }
}
