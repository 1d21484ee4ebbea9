package io.voltgate.benchmarks.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a gateway as the load program talks to: it answers OCPP 1.6 and lists the sessions that were stopped. Owned by its test;
 * one I/O thread answers. It can be told to forget sessions, which it answers all the same.
 */
final class TinyGateway implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIMIT = 1 << 16;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<ObjectNode> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger transactions = new AtomicInteger();
    private final BlockingQueue<String> metered = new LinkedBlockingQueue<>();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final int forgetsEvery;
    private final boolean lockedUp;
    private final Channel stations;
    private final HttpServer backend;

    /** @param forgetsEvery each so many-th session has no row; 0 for none */
    TinyGateway(int forgetsEvery) throws IOException {
        this(forgetsEvery, false);
    }

    /** @param lockedUp whether only those come in that were entered, with their password */
    TinyGateway(int forgetsEvery, boolean lockedUp) throws IOException {
        this.forgetsEvery = forgetsEvery;
        this.lockedUp = lockedUp;
        this.stations = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LIMIT))
                                .addLast(new Door())
                                .addLast(new WebSocketServerProtocolHandler(
                                        "/ocpp", "ocpp1.6", true, LIMIT, false, true))
                                .addLast(new Station());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        this.backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/metrics", exchange -> answer(exchange, "voltgate_rows_lag 0.0\n"));
        backend.createContext("/api/v1/sessions", exchange -> answer(exchange, page(exchange.getRequestURI())));
        backend.createContext("/api/v1/events", this::tell);
        backend.createContext("/api/v1/stations/batch", this::enter);
        backend.setExecutor(tellers);
        backend.start();
    }

    URI stations() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) stations.localAddress()).getPort() + "/ocpp");
    }

    URI backend() {
        return URI.create("http://127.0.0.1:" + backend.getAddress().getPort());
    }

    /** Two pages, whatever the limit. */
    private String page(URI request) {
        boolean second = String.valueOf(request.getQuery()).contains("cursor=second");
        int half = sessions.size() / 2;
        ObjectNode page = JSON.createObjectNode();
        page.putArray("items").addAll(second ? sessions.subList(half, sessions.size()) : sessions.subList(0, half));
        if (!second) {
            page.put("next", "second");
        }
        return JSON.writeValueAsString(page);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void enter(HttpExchange exchange) throws IOException {
        String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lines.lines()
                .map(JSON::readTree)
                .forEach(station -> passwords.put(
                        station.path("identity").asString(),
                        station.path("password").asString()));
        answer(exchange, "{}");
    }

    /** Tells of meter values until the listener goes; a comment now and then shows whether it has. */
    private void tell(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream stream = exchange.getResponseBody()) {
            while (true) {
                String time = metered.poll(50, TimeUnit.MILLISECONDS);
                String line = time == null ? ":\n" : "data: {" + time + "}\n\n";
                stream.write(line.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tellers.shutdownNow();
        backend.stop(0);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Where a station is asked for its password. */
    private final class Door extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
            if (lockedUp && message instanceof FullHttpRequest request && !isRight(request)) {
                request.release();
                var _ = ctx.writeAndFlush(
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED));
                return;
            }
            super.channelRead(ctx, message);
        }

        private boolean isRight(FullHttpRequest request) {
            String name = request.uri().substring(request.uri().lastIndexOf('/') + 1);
            String wanted = name + ":" + passwords.getOrDefault(name, "?");
            String basic = "Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
            return basic.equals(request.headers().get("Authorization"));
        }
    }

    /** One connection, one session at a time. */
    private final class Station extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private String identity = "";
        private int transaction;
        private long meterStart;

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof HandshakeComplete upgrade) {
                identity = upgrade.requestUri().substring(upgrade.requestUri().lastIndexOf('/') + 1);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            JsonNode call = JSON.readTree(frame.text());
            String answer = "[3," + call.get(1) + "," + reply(call.get(2).asString(), call.get(3)) + "]";
            var _ = ctx.writeAndFlush(new TextWebSocketFrame(answer));
        }

        private String reply(String action, JsonNode payload) {
            return switch (action) {
                case "BootNotification" -> "{\"status\":\"Accepted\"}";
                case "StartTransaction" -> {
                    transaction = transactions.incrementAndGet();
                    meterStart = payload.get("meterStart").asLong();
                    yield "{\"transactionId\":" + transaction + ",\"idTagInfo\":{\"status\":\"Accepted\"}}";
                }
                case "StopTransaction" -> {
                    stop(payload);
                    yield "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
                }
                case "MeterValues" -> {
                    metered.add("\"station\":\"" + identity + "\",\"at\":{\"raw\":\""
                            + payload.at("/meterValue/0/timestamp").asString() + "\"}");
                    yield "{}";
                }
                default -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            };
        }

        private void stop(JsonNode payload) {
            if (forgetsEvery > 0 && transaction % forgetsEvery == 0) {
                return;
            }
            ObjectNode row = JSON.createObjectNode();
            row.put("station", identity).put("status", "completed");
            row.put(
                    "energyDeliveredKwh",
                    BigDecimal.valueOf(payload.get("meterStop").asLong() - meterStart, 3));
            row.putObject("sessionData")
                    .put("transaction", payload.get("transactionId").asString());
            sessions.add(row);
        }
    }
}
