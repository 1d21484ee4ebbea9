package io.voltgate.gateway.station;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** Why a socket is not upgraded, with the answer it gets. Values; each is a label of the metric of refusals. */
enum Refusal {
    BAD_REQUEST(400, "This request can't be read."),
    HEAD_TOO_LONG(431, "This request is too long."),
    NO_UPGRADE(426, "Charging stations dial in here with WebSocket."),
    OTHER_WEBSOCKET(426, "Only version 13 of WebSocket is spoken here."),
    NO_IDENTITY(404, "The path ends with no station's identity."),
    NO_SUBPROTOCOL(400, "None of the offered subprotocols is spoken here."),
    BAD_CREDENTIALS(401, "Identity and password are required."),
    BAD_CERTIFICATE(403, "This certificate is not of this station."),
    PROFILE_TOO_LOW(403, "This station has to come with a higher security profile."),
    TLS_TOO_OLD(403, "OCPP 2 needs TLS 1.2 or higher."),
    UNKNOWN_STATION(404, "No such station."),
    RECONNECT_LOOP(503, "This station dials too often, come back later."),
    OVERLOADED(503, "Too many stations are dialling in, come back later."),
    FULL(503, "Too many stations are connected, come back later.");

    /** When those come back who did nothing wrong. */
    static final String SOON_SECONDS = "10";

    private final int status;
    private final String text;

    Refusal(int status, String text) {
        this.status = status;
        this.text = text;
    }

    private Map<CharSequence, String> headers(String retryAfterSeconds) {
        return switch (this) {
            case NO_UPGRADE, OTHER_WEBSOCKET ->
                Map.of(HttpHeaderNames.UPGRADE, "websocket", HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
            case BAD_CREDENTIALS -> Map.of(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"voltgate\"");
            case OVERLOADED, FULL, RECONNECT_LOOP -> Map.of(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
            case BAD_REQUEST,
                    HEAD_TOO_LONG,
                    NO_IDENTITY,
                    NO_SUBPROTOCOL,
                    UNKNOWN_STATION,
                    BAD_CERTIFICATE,
                    PROFILE_TOO_LOW,
                    TLS_TOO_OLD -> Map.of();
        };
    }

    /** Answers, and closes the socket. */
    void answer(ChannelHandlerContext ctx, String retryAfterSeconds) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                ByteBufUtil.writeUtf8(ctx.alloc(), text + "\n"));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        headers(retryAfterSeconds).forEach((name, value) -> response.headers().set(name, value));
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
