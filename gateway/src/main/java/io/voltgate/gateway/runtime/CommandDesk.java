package io.voltgate.gateway.runtime;

import io.voltgate.domain.Command;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Where the backend hands in its orders. Called from any thread; receipts come from the shard's. A receipt means that the order is
 * on disk; at most so many wait for theirs, and one more fails at once with
 * {@link RejectedExecutionException}.
 */
public final class CommandDesk {
    private static final int RECEIPT_SECONDS = 30;

    private final Inbox inbox;
    private final int limit;
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentMap<Long, CompletableFuture<Output.Receipt>> waiting = new ConcurrentHashMap<>();

    public CommandDesk(Inbox inbox, int limit) {
        this.inbox = inbox;
        this.limit = limit;
    }

    /**
     * Orders something of a station. The receipt comes within {@value #RECEIPT_SECONDS} seconds, or a TimeoutException does.
     *
     * @param clientKey the backend's name for the order; the same key again is the same order
     * @param lifetime how long the order may wait for its turn
     */
    public CompletableFuture<Output.Receipt> order(
            StationId station, Command command, String clientKey, Duration lifetime) {
        return hand(ticket -> new Input.Ordered(station, ticket, command, clientKey, lifetime.toMillis()));
    }

    /** Wishes something of a station; the receipt means that the wish is on disk. */
    public CompletableFuture<Output.Receipt> wish(StationId station, Wish wish) {
        return hand(ticket -> new Input.Wished(station, ticket, wish));
    }

    private CompletableFuture<Output.Receipt> hand(LongFunction<Input> input) {
        CompletableFuture<Output.Receipt> receipt = new CompletableFuture<>();
        if (waiting.size() >= limit) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many orders wait"));
        }
        long ticket = tickets.incrementAndGet();
        waiting.put(ticket, receipt);
        if (!inbox.offer(input.apply(ticket))) {
            waiting.remove(ticket);
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many orders wait"));
        }
        return receipt.orTimeout(RECEIPT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((given, failed) -> waiting.remove(ticket));
    }

    /** Hands out a receipt, on a thread of its own, so that what follows from it is not done on the shard's. */
    public void release(Output.Receipt receipt) {
        CompletableFuture<Output.Receipt> waits = waiting.remove(receipt.ticket());
        if (waits != null) {
            waits.completeAsync(() -> receipt, Thread::startVirtualThread);
        }
    }

    /** How many orders wait for their receipt. */
    public int depth() {
        return waiting.size();
    }
}
