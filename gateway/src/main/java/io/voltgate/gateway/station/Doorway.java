package io.voltgate.gateway.station;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The waiting room of a port, where those stand who dial in at once until their handshake may begin. Owned by the listener's I/O thread.
 * First come, first served; while it is full, who comes waits in the kernel's queue.
 */
final class Doorway extends ChannelInboundHandlerAdapter {
    private static final long TURN_MICROS = 1_000;

    private final ArrivalPace pace;
    private final int places;
    private final AtomicInteger waiting;
    private final Deque<Channel> room = new ArrayDeque<>();
    private boolean turning;

    /**
     * Opens an empty room.
     *
     * @param perSecond handshakes that may begin in a second
     * @param places sockets that may wait
     * @param waiting how many do, behind all ports
     */
    Doorway(int perSecond, int places, AtomicInteger waiting) {
        this.pace = new ArrivalPace(perSecond);
        this.places = places;
        this.waiting = waiting;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        room.add((Channel) accepted);
        waiting.incrementAndGet();
        if (room.size() >= places) {
            ctx.channel().config().setAutoRead(false);
        }
        if (!turning) {
            turn(ctx);
        }
    }

    private void turn(ChannelHandlerContext ctx) {
        boolean full = room.size() >= places;
        long now = ctx.executor().ticker().nanoTime();
        while (!room.isEmpty() && pace.admits(now)) {
            ctx.fireChannelRead(leave());
        }
        if (full && room.size() < places) {
            ctx.channel().config().setAutoRead(true);
        }
        turning = !room.isEmpty();
        if (turning) {
            var _ = ctx.executor().schedule(() -> turn(ctx), TURN_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private Channel leave() {
        waiting.decrementAndGet();
        return room.remove();
    }

    /** The port is closed: nobody who still waits will ever be asked. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        while (!room.isEmpty()) {
            leave().unsafe().closeForcibly();
        }
        ctx.fireChannelInactive();
    }
}
