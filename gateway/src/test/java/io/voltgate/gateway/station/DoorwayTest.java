package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorwayTest {
    private static final int PLACES = 3;

    private final AtomicInteger waiting = new AtomicInteger();
    private final EmbeddedChannel listener = new EmbeddedChannel(new Doorway(1_000, PLACES, waiting));
    private final List<EmbeddedChannel> sockets =
            Stream.generate(EmbeddedChannel::new).limit(4).toList();

    DoorwayTest() {
        listener.freezeTime();
    }

    @Test
    void shouldLetInAtOnceWhoComesAlone() {
        listener.writeInbound(sockets.getFirst());
        assertSame(sockets.getFirst(), listener.readInbound());
        assertEquals(0, waiting.get());
    }

    @Test
    void shouldLetACrowdInInItsOrder() {
        sockets.forEach(listener::writeInbound);
        assertSame(sockets.getFirst(), listener.readInbound());
        assertNull(listener.readInbound());
        assertEquals(3, waiting.get());
        for (EmbeddedChannel socket : sockets.subList(1, 4)) {
            listener.advanceTimeBy(8, TimeUnit.MILLISECONDS);
            listener.runScheduledPendingTasks();
            assertSame(socket, listener.readInbound());
        }
        assertEquals(0, waiting.get());
    }

    @Test
    void shouldAcceptNobodyWhileItIsFull() {
        sockets.subList(0, PLACES).forEach(listener::writeInbound);
        assertTrue(listener.config().isAutoRead());
        listener.writeInbound(sockets.getLast());
        assertFalse(listener.config().isAutoRead());
        listener.advanceTimeBy(8, TimeUnit.MILLISECONDS);
        listener.runScheduledPendingTasks();
        assertTrue(listener.config().isAutoRead());
    }

    @Test
    void shouldCloseWhoStillWaitsWhenThePortIsClosed() {
        sockets.forEach(listener::writeInbound);
        var _ = listener.close();
        assertTrue(sockets.getFirst().isOpen(), "who is in has left the waiting room");
        sockets.subList(1, 4).forEach(socket -> assertFalse(socket.isOpen()));
        assertEquals(0, waiting.get());
    }
}
