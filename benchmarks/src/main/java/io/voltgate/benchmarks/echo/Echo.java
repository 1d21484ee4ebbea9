package io.voltgate.benchmarks.echo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The echo of Netty alone, or of Netty and Jackson. Used by the main thread; it has as many I/O threads as the gateway has. It reads
 * until its standard input ends, so that it never outlives the program that started it.
 */
public final class Echo implements AutoCloseable {
    private static final int LIMIT = 1 << 16;
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("io-", 0).factory(),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Channel listener;

    Echo(int port, Supplier<ChannelHandler> answerer) {
        this.listener = new ServerBootstrap()
                .group(loops)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LIMIT))
                                .addLast(new WebSocketServerProtocolHandler(upgrade()))
                                .addLast(answerer.get());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .syncUninterruptibly()
                .channel();
    }

    private static WebSocketServerProtocolConfig upgrade() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/ocpp")
                .checkStartsWith(true)
                .subprotocols("ocpp1.6,ocpp2.0.1,ocpp2.1")
                .maxFramePayloadLength(LIMIT)
                .build();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** An echo of this kind, which runs until it is closed. */
    static AutoCloseable open(Kind kind, int port) {
        return switch (kind) {
            case bare -> new Echo(port, BareAnswerer::new);
            case jackson -> new Echo(port, JacksonAnswerer::new);
            case gateway -> new GatewayEcho(port);
        };
    }

    /** The arguments: the kind, and the port of the loopback interface. */
    public static void main(String[] arguments) throws Exception {
        try (AutoCloseable _ = open(Kind.valueOf(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("ready");
            awaitEnd();
        }
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes; that it ends is what is waited for.
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
