package io.voltgate.gateway.station;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.voltgate.domain.CloseReason;
import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.config.GatewayConfig.Transport;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The port that stations dial in to. Started and stopped by the main thread; its I/O threads own the channels. After {@link #stop}
 * no channel is open and every connection's end has been told.
 */
public final class StationServer {
    private static final int BACKLOG = 1024;
    private static final long QUIET_MS = 0;

    private final StationPlane plane;
    private final EventLoopGroup loops;
    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    /** Binds; throws {@link ConfigException} where the port can't be had. Who dials in waits for {@link #accept}. */
    public StationServer(StationPlane plane) {
        this.plane = plane;
        Driver driver = Driver.of(plane.config().transport());
        this.loops = new MultiThreadIoEventLoopGroup(
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name("io-", 0).factory(),
                driver.handlers());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(driver.listener())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new StationPipeline(plane, sockets))
                .bind(plane.config().host(), plane.config().port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = loops.shutdownGracefully(QUIET_MS, 1, TimeUnit.SECONDS);
            throw new ConfigException("Stations can't dial in at "
                    + plane.config().host() + ":" + plane.config().port()
                    + " (stations.host, stations.port): the port is taken or not allowed.");
        }
        this.listener = bound.channel();
    }

    /** Lets stations in from now on. */
    public void accept() {
        listener.config().setAutoRead(true);
    }

    /** The port that was bound. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Accepts nobody any more, and ends what is open; what takes longer is cut off. */
    public void stop(long timeoutMs) throws InterruptedException {
        listener.close().await(timeoutMs);
        plane.channels().closeAll(CloseReason.GATEWAY_STOPPING);
        sockets.newCloseFuture().await(timeoutMs);
        sockets.close().await(timeoutMs);
        loops.shutdownGracefully(QUIET_MS, timeoutMs, TimeUnit.MILLISECONDS).await(timeoutMs);
    }

    /** The way to the kernel. */
    private record Driver(IoHandlerFactory handlers, Class<? extends ServerChannel> listener) {
        static Driver of(Transport transport) {
            return switch (transport) {
                case AUTO -> Epoll.isAvailable() ? epoll() : nio();
                case EPOLL -> wanted("epoll", Epoll.isAvailable(), Driver::epoll);
                case IO_URING -> wanted("io_uring", IoUring.isAvailable(), Driver::uring);
                case NIO -> nio();
            };
        }

        private static Driver uring() {
            return new Driver(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
        }

        private static Driver epoll() {
            return new Driver(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }

        private static Driver nio() {
            return new Driver(NioIoHandler.newFactory(), NioServerSocketChannel.class);
        }

        private static Driver wanted(String name, boolean available, Supplier<Driver> driver) {
            if (!available) {
                throw new ConfigException("stations.transport: " + name + " is not available on this machine.");
            }
            return driver.get();
        }
    }
}
