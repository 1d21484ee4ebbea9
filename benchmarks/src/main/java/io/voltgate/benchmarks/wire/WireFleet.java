package io.voltgate.benchmarks.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stations on one I/O thread. Used by the main thread, which dials, runs, finishes and closes them. One run is over before the next
 * begins.
 */
public final class WireFleet implements AutoCloseable {
    private static final int DIALLED_AT_ONCE = 32;
    private static final int DEFAULT_PORT = 80;
    /** With more than these from one source address, its free ports run out. */
    private static final int PER_SOURCE = 10_000;

    private static final int FIRST_SOURCE = 2;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name("stations").daemon().factory(),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Plan plan;
    private final List<WireStation> stations = new ArrayList<>();

    /**
     * Makes a fleet without stations.
     *
     * @param server such as ws://127.0.0.1:9000/ocpp, the name is appended
     * @param password of every station, empty for none
     */
    public WireFleet(URI server, Words words, Play play, String password) {
        this.plan = new Plan(
                server,
                words,
                play,
                password,
                System::currentTimeMillis,
                new Outgoing(),
                new Logbook(),
                new AtomicBoolean());
    }

    /** Connects so many more stations, few at a time, and has them play up to where runs begin. */
    public void dial(int count, long seconds) throws InterruptedException, TimeoutException {
        int until = stations.size() + count;
        while (stations.size() < until) {
            List<CompletableFuture<Void>> some = new ArrayList<>();
            for (int i = Math.min(DIALLED_AT_ONCE, until - stations.size()); i > 0; i--) {
                some.add(connect(stations.size()));
            }
            await(some, seconds);
        }
    }

    /** Connects so many more stations at once. Each future is done when its station stands where runs begin, or has failed. */
    public List<CompletableFuture<Void>> storm(int count) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(connect(stations.size()));
        }
        return all;
    }

    private CompletableFuture<Void> connect(int number) {
        WireStation station = new WireStation(number, plan);
        stations.add(station);
        Class<? extends Channel> kind = Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        URI server = plan.server();
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        ChannelFuture dialled = new Bootstrap()
                .group(loop)
                .channel(kind)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(station)
                .connect(new InetSocketAddress(server.getHost(), port), source(number));
        dialled.addListener(connected -> {
            if (!connected.isSuccess()) {
                station.fail(String.valueOf(connected.cause()));
            }
        });
        return station.ready();
    }

    private static @Nullable SocketAddress source(int number) {
        return number < PER_SOURCE ? null : new InetSocketAddress("127.0.0." + (FIRST_SOURCE + number / PER_SOURCE), 0);
    }

    /** Has all stations play, each at the pace that its number gets; returns when the last has finished. */
    public void run(IntFunction<Pace> paces, Tally tally, long timeoutSeconds)
            throws InterruptedException, TimeoutException {
        each(
                timeoutSeconds,
                (done, index) -> stations.get(index).begin(new WireStation.Run(paces.apply(index), tally), done));
    }

    /** Ends the sessions that runs were part of. */
    public void finish(long timeoutSeconds) throws InterruptedException, TimeoutException {
        each(timeoutSeconds, (done, index) -> stations.get(index).finish(done));
    }

    private void each(long seconds, ObjIntConsumer<CompletableFuture<Void>> task)
            throws InterruptedException, TimeoutException {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int index = 0; index < stations.size(); index++) {
            int mine = index;
            CompletableFuture<Void> one = new CompletableFuture<>();
            loop.execute(() -> task.accept(one, mine));
            all.add(one);
        }
        await(all, seconds);
    }

    private static void await(List<CompletableFuture<Void>> all, long seconds)
            throws InterruptedException, TimeoutException {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A station could not begin: " + failed.getCause(), failed);
        }
    }

    public int size() {
        return stations.size();
    }

    public Logbook logbook() {
        return plan.logbook();
    }

    @Override
    public void close() {
        plan.closing().set(true);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
