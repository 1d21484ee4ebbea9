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
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.voltgate.domain.CloseReason;
import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.config.GatewayConfig.Transport;
import io.voltgate.gateway.config.TlsConfig;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The ports that stations dial in to. Started and stopped by the main thread; its I/O threads own the channels. After {@link #stop}
 * no channel is open and every connection's end has been told.
 */
public final class StationServer {
    /** The kernel takes fewer (net.core.somaxconn); who finds no place dials again only after a second, then two, then four. */
    private static final int BACKLOG = 8192;

    private static final int HANDSHAKES_PER_PROCESSOR = 850;
    private static final long QUIET_MS = 0;

    private final StationPlane plane;
    private final EventLoopGroup loops;
    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Optional<TlsKeeper> certificates;
    private final Map<Door, Channel> listeners = new EnumMap<>(Door.class);

    /** The ports there are. */
    private enum Door {
        PLAIN("stations.port"),
        TLS("stations.tls.port"),
        LEGACY_TLS("stations.tls.legacy-port");

        private final String key;

        Door(String key) {
            this.key = key;
        }
    }

    /** Binds; throws {@link ConfigException} where a port can't be had. Who dials in waits for {@link #accept}. */
    public StationServer(StationPlane plane) {
        this.plane = plane;
        TlsConfig tls = plane.config().tls();
        this.certificates = tls.isOn() ? Optional.of(new TlsKeeper(tls, plane.metrics())) : Optional.empty();
        Driver driver = Driver.of(plane.config().transport());
        this.loops = new MultiThreadIoEventLoopGroup(
                threads(plane.config().ioThreads()),
                Thread.ofPlatform().name("io-", 0).factory(),
                driver.handlers());
        bind(driver, Door.PLAIN, plane.config().port(), Optional.empty());
        certificates.ifPresent(keeper -> {
            tls.port()
                    .ifPresent(port -> bind(
                            driver,
                            Door.TLS,
                            port,
                            Optional.of(() -> keeper.current().modern())));
            tls.legacyPort()
                    .ifPresent(port -> bind(
                            driver,
                            Door.LEGACY_TLS,
                            port,
                            Optional.of(() -> keeper.current().legacy())));
        });
    }

    /** Fewer threads than processors: those of sockets gather more at once, and don't push the shard off its processor. */
    private static int threads(int configured) {
        return configured > 0 ? configured : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Somewhat more than two processors managed while they served others: of 10,000 the second half came in at 1,560 a second. */
    private static int perSecond(int configured) {
        return configured > 0
                ? configured
                : HANDSHAKES_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    }

    private void bind(Driver driver, Door door, int port, Optional<Supplier<SslContext>> tls) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(driver.listener())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .handler(new Doorway(
                        perSecond(plane.config().handshakesPerSecond()),
                        plane.config().maxConnections(),
                        waiting))
                .childHandler(new StationPipeline(plane, sockets, tls))
                .bind(plane.config().host(), port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            certificates.ifPresent(TlsKeeper::close);
            var _ = loops.shutdownGracefully(QUIET_MS, 1, TimeUnit.SECONDS);
            throw new ConfigException(
                    "Stations can't dial in at " + plane.config().host() + ":" + port + " (stations.host, " + door.key
                            + "): the port is taken or not allowed.");
        }
        listeners.put(door, bound.channel());
    }

    /** Lets stations in from now on. */
    public void accept() {
        listeners.values().forEach(listener -> listener.config().setAutoRead(true));
    }

    /** Sockets whose handshake has not begun yet. */
    public int waiting() {
        return waiting.get();
    }

    /** The port that was bound. */
    public int port() {
        return port(Door.PLAIN);
    }

    /** The port of TLS that was bound, 0 where there is none. */
    public int tlsPort() {
        return port(Door.TLS);
    }

    /** The port of old TLS that was bound, 0 where there is none. */
    public int legacyTlsPort() {
        return port(Door.LEGACY_TLS);
    }

    private int port(Door door) {
        Channel listener = listeners.get(door);
        return listener == null ? 0 : ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Accepts nobody any more, and ends what is open; what takes longer is cut off. */
    public void stop(long timeoutMs) throws InterruptedException {
        certificates.ifPresent(TlsKeeper::close);
        for (Channel listener : listeners.values()) {
            listener.close().await(timeoutMs);
        }
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
