package io.voltgate.gateway.station;

import io.netty.channel.EventLoop;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.ocpp.OcppVersion;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * The newest connection of each station. Written by I/O threads, read by the shard's, which hands its outputs over here. A newer
 * connection replaces an older one at once, and what is addressed to an epoch that isn't the newest is dropped.
 */
public final class Channels {
    private final ConcurrentMap<StationId, StationHandler> newest = new ConcurrentHashMap<>();
    private final ConcurrentMap<EventLoop, Deliveries> deliveries = new ConcurrentHashMap<>();
    private final Inbox inbox;
    private final AtomicLong epochs;

    /**
     * Begins without connections.
     *
     * @param lastEpoch the highest epoch ever used; new ones are higher
     */
    public Channels(Inbox inbox, long lastEpoch) {
        this.inbox = inbox;
        this.epochs = new AtomicLong(lastEpoch);
    }

    /**
     * Opens a connection whose place in the inbox is reserved. The epoch is given out and announced in one step per station, so that
     * the shard hears of epochs in their order.
     */
    StationHandler open(StationId station, LongFunction<StationHandler> connection, Input.Connected announced) {
        Opening opening = new Opening(connection, announced);
        StationHandler handler = newest.compute(station, (same, before) -> opening.replace(before));
        opening.replaced().ifPresent(before -> before.hangUp(CloseReason.REPLACED));
        return handler;
    }

    private final class Opening {
        private final LongFunction<StationHandler> connection;
        private final Input.Connected announced;
        private Optional<StationHandler> replaced = Optional.empty();

        Opening(LongFunction<StationHandler> connection, Input.Connected announced) {
            this.connection = connection;
            this.announced = announced;
        }

        StationHandler replace(StationHandler before) {
            replaced = Optional.ofNullable(before);
            long epoch = epochs.incrementAndGet();
            inbox.connected(new Input.Connected(
                    announced.station(),
                    epoch,
                    announced.protocol(),
                    announced.remoteAddress(),
                    announced.provision(),
                    announced.security()));
            return connection.apply(epoch);
        }

        Optional<StationHandler> replaced() {
            return replaced;
        }
    }

    /** The way to the connections of a loop. */
    Deliveries deliveriesTo(EventLoop loop) {
        return deliveries.computeIfAbsent(loop, Deliveries::new);
    }

    /** The connection has ended; a newer one is left alone. */
    void closed(StationId station, StationHandler handler) {
        newest.remove(station, handler);
    }

    /** Whether one more may come, or the station only takes the place that it has. */
    boolean hasRoomFor(StationId station, int limit) {
        return newest.size() < limit || newest.containsKey(station);
    }

    public void release(Output.Answer answer) {
        find(answer.station(), answer.epoch()).ifPresent(connection -> connection.answer(answer));
    }

    public void release(Output.Call call) {
        opened(call.station(), call.epoch()).ifPresent(connection -> connection.call(call));
    }

    public void release(Output.Hangup hangup) {
        opened(hangup.station(), hangup.epoch()).ifPresent(connection -> connection.hangUp(hangup.reason()));
    }

    /** The version that a station speaks on its newest connection, empty where it has none. From any thread. */
    public Optional<OcppVersion> versionOf(StationId station) {
        return Optional.ofNullable(newest.get(station)).map(StationHandler::version);
    }

    /** Ends all connections. */
    public void closeAll(CloseReason reason) {
        newest.values().forEach(connection -> connection.hangUp(reason));
    }

    /** How many stations are connected. */
    public int size() {
        return newest.size();
    }

    /** The same for what may come of the announcement itself, while the opening that it is part of still goes on: it waits for that. */
    private Optional<StationHandler> opened(StationId station, long epoch) {
        return Optional.ofNullable(newest.computeIfPresent(station, (same, connection) -> connection))
                .filter(connection -> connection.epoch() == epoch);
    }

    private Optional<StationHandler> find(StationId station, long epoch) {
        return Optional.ofNullable(newest.get(station)).filter(connection -> connection.epoch() == epoch);
    }
}
