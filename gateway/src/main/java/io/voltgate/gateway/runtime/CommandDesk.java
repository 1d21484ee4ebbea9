package io.voltgate.gateway.runtime;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.FunctionPorts;
import io.voltgate.gateway.backend.OrderFollowing;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the backend hands in its orders. Called from any thread; receipts come from the shard's. A receipt means that the order is
 * on disk; at most so many wait for theirs, and one more fails at once with
 * {@link RejectedExecutionException}.
 */
public final class CommandDesk {
    private static final int RECEIPT_SECONDS = 30;
    /** Orders whose outcome is waited for at once; for one more, the one followed for longest is given up. */
    public static final int FOLLOWED = 256;

    private final Inbox inbox;
    private final int limit;
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentMap<Long, CompletableFuture<Output.Receipt>> waiting = new ConcurrentHashMap<>();

    private final ConcurrentNavigableMap<Long, Following> followed = new ConcurrentSkipListMap<>();

    /** An order that somebody waits for, and its id once it has one. */
    private static final class Following {
        final CompletableFuture<Output.Outcome> outcome = new CompletableFuture<>();
        volatile @Nullable CommandId command;
    }

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
        return order(tickets.incrementAndGet(), station, command, new Terms(clientKey, lifetime));
    }

    /** Wishes something of a station; the receipt means that the wish is on disk. */
    public CompletableFuture<Output.Receipt> wish(StationId station, Wish wish) {
        return hand(tickets.incrementAndGet(), ticket -> new Input.Wished(station, ticket, wish));
    }

    /** Closes a session in doubt; the receipt means that it is closed, and that this is on disk. */
    public CompletableFuture<Output.Receipt> resolve(StationId station, FunctionPorts.Resolution wanted) {
        return hand(
                tickets.incrementAndGet(),
                ticket -> new Input.Resolving(
                        station, ticket, wanted.session(), wanted.key(), wanted.force(), wanted.word()));
    }

    private record Terms(String clientKey, Duration lifetime) {}

    /** The same, for somebody who waits for what becomes of it: the outcome is known from the receipt on, so none is missed. */
    public OrderFollowing.Followed follow(StationId station, Command command, String clientKey, Duration lifetime) {
        long ticket = tickets.incrementAndGet();
        Following following = new Following();
        followed.put(ticket, following);
        var _ = following.outcome.whenComplete((given, ended) -> followed.remove(ticket));
        if (followed.size() > FOLLOWED) {
            Map.Entry<Long, Following> oldest = followed.firstEntry();
            if (oldest != null) {
                oldest.getValue().outcome.cancel(false);
            }
        }
        return new OrderFollowing.Followed(
                order(ticket, station, command, new Terms(clientKey, lifetime)), following.outcome);
    }

    private CompletableFuture<Output.Receipt> order(long ticket, StationId station, Command command, Terms terms) {
        return hand(
                ticket,
                each -> new Input.Ordered(
                        station,
                        each,
                        command,
                        terms.clientKey(),
                        terms.lifetime().toMillis()));
    }

    /** Hands in an input that has a receipt. */
    public CompletableFuture<Output.Receipt> hand(LongFunction<Input> input) {
        return hand(tickets.incrementAndGet(), input);
    }

    private CompletableFuture<Output.Receipt> hand(long ticket, LongFunction<Input> input) {
        CompletableFuture<Output.Receipt> receipt = new CompletableFuture<>();
        if (waiting.size() >= limit) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many orders wait"));
        }
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
        Following following = followed.get(receipt.ticket());
        if (following != null) {
            following.command = receipt.command();
        }
        CompletableFuture<Output.Receipt> waits = waiting.remove(receipt.ticket());
        if (waits != null) {
            waits.completeAsync(() -> receipt, Thread::startVirtualThread);
        }
    }

    /** Tells an outcome to whoever waits for it, on a thread of its own. */
    public void release(Output.Outcome outcome) {
        for (Following following : followed.values()) {
            if (outcome.command().equals(following.command)) {
                following.outcome.completeAsync(() -> outcome, Thread::startVirtualThread);
            }
        }
    }

    /** How many orders are waited for. */
    public int followed() {
        return followed.size();
    }

    /** How many orders wait for their receipt. */
    public int depth() {
        return waiting.size();
    }
}
