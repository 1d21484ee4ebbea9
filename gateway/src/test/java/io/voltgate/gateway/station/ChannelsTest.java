package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.Order;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppVersion;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelsTest {
    private static final StationId STATION = new StationId("CS-1");

    /** An order that waits goes out with the announcement, which the shard may have handled before the I/O thread goes on. */
    @Test
    void shouldNotLoseACallThatIsFasterThanTheOpeningThatItComesOf() throws InterruptedException {
        TestPlane test = new TestPlane(Map.of());
        EmbeddedChannel socket = new EmbeddedChannel();
        Order order = new Order(new CommandId(new UUID(0, 1)), 1, new Command.ClearCache());
        AtomicReference<Thread> shard = new AtomicReference<>();
        assertTrue(test.inbox.reserve());
        StationHandler opened = test.channels.open(
                STATION,
                epoch -> {
                    shard.set(Thread.ofPlatform()
                            .start(() -> test.channels.release(new Output.Call(STATION, epoch, "c1", order))));
                    while (shard.get().getState() == Thread.State.RUNNABLE) {
                        Thread.onSpinWait();
                    }
                    return new StationHandler(
                            test.plane,
                            new StationHandler.Peer(STATION, Dialects.of(OcppVersion.V16), Optional.empty()),
                            epoch,
                            socket.eventLoop());
                },
                new Input.Connected(STATION, 0, "ocpp1.6", "", false));
        shard.get().join();
        socket.pipeline().addLast(opened);
        socket.runPendingTasks();
        TextWebSocketFrame sent = assertInstanceOf(TextWebSocketFrame.class, socket.readOutbound());
        assertTrue(sent.text().startsWith("[2,\"c1\",\"ClearCache\""), sent.text());
    }
}
