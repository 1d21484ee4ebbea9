package io.voltgate.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Light stations on one I/O thread. Used by the main thread, which dials, starts and ends them. All are connected and booted before the
 * first of them charges.
 */
final class LightFleet implements AutoCloseable {
    private static final int MAX_ANSWER = 1 << 16;
    private static final int DIALLED_AT_ONCE = 32;
    private static final long DIAL_SECONDS = 30;
    private static final int DEFAULT_PORT = 80;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name("stations").daemon().factory(),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final URI gateway;
    private final String password;
    private final List<LightStation> stations = new ArrayList<>();

    /**
     * Makes a fleet without stations.
     *
     * @param gateway such as ws://127.0.0.1:9000/ocpp, the identity is appended
     * @param password of every station, empty for none
     */
    LightFleet(URI gateway, String password) {
        this.gateway = gateway;
        this.password = password;
    }

    /** Connects and boots the stations, few at a time. */
    void dial(List<LightStation.Plan> plans) throws InterruptedException, TimeoutException {
        for (int from = 0; from < plans.size(); from += DIALLED_AT_ONCE) {
            List<LightStation> some = plans.subList(from, Math.min(plans.size(), from + DIALLED_AT_ONCE)).stream()
                    .map(this::connect)
                    .toList();
            stations.addAll(some);
            await(some.stream().map(LightStation::booted).toList(), DIAL_SECONDS);
        }
    }

    private LightStation connect(LightStation.Plan plan) {
        LightStation station = new LightStation(plan);
        Class<? extends Channel> kind = Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        var _ = new Bootstrap()
                .group(loop)
                .channel(kind)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MAX_ANSWER))
                                .addLast(new WebSocketClientProtocolHandler(upgrade(plan)))
                                .addLast(station);
                    }
                })
                .connect(gateway.getHost(), gateway.getPort() < 0 ? DEFAULT_PORT : gateway.getPort())
                .addListener(dialled -> {
                    if (!dialled.isSuccess()) {
                        station.booted().completeExceptionally(dialled.cause());
                    }
                });
        return station;
    }

    private WebSocketClientProtocolConfig upgrade(LightStation.Plan plan) {
        HttpHeaders headers = new DefaultHttpHeaders();
        if (!password.isEmpty()) {
            byte[] credentials = (plan.name() + ':' + password).getBytes(StandardCharsets.UTF_8);
            headers.set(
                    HttpHeaderNames.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create(gateway + "/" + plan.name()))
                .subprotocol(plan.wording().subprotocol())
                .customHeaders(headers)
                .maxFramePayloadLength(MAX_ANSWER)
                .build();
    }

    /** Has all stations charge, each at the pace that its index gets; returns when the last has finished. */
    void charge(Function<Integer, LightStation.Run> runs, long timeoutSeconds)
            throws InterruptedException, TimeoutException {
        for (int index = 0; index < stations.size(); index++) {
            LightStation station = stations.get(index);
            LightStation.Run run = runs.apply(index);
            loop.execute(() -> station.begin(run));
        }
        await(stations.stream().map(LightStation::done).toList(), timeoutSeconds);
    }

    private static void await(List<CompletableFuture<Void>> all, long seconds)
            throws InterruptedException, TimeoutException {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A station could not begin: " + failed.getCause(), failed);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
