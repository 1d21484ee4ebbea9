package io.voltgate.gateway.station;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.voltgate.domain.Deviation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request is for a WebSocket, and what it gets wrong about it. Stateless. One of the two headers that ask for the upgrade
 * may be missing or misspelt where the rest says what is meant.
 */
final class UpgradeRequest {
    private UpgradeRequest() {}

    /** Why it is no upgrade, empty where it is one. */
    static Optional<Refusal> flaw(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
            return Optional.of(tooLong ? Refusal.HEAD_TOO_LONG : Refusal.BAD_REQUEST);
        }
        HttpHeaders headers = request.headers();
        boolean keyed = headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        boolean meant = saysWebSocket(headers) || (saysUpgrade(headers) && keyed);
        if (!meant || !request.method().equals(HttpMethod.GET)) {
            return Optional.of(Refusal.NO_UPGRADE);
        }
        String version = headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        if (!WebSocketVersion.V13.toHttpHeaderValue().equals(version)) {
            return Optional.of(Refusal.OTHER_WEBSOCKET);
        }
        return keyed ? Optional.empty() : Optional.of(Refusal.BAD_REQUEST);
    }

    /** What an upgrade is forgiven; afterwards it has both headers. */
    static Set<Deviation> mend(FullHttpRequest request) {
        Set<Deviation> flaws = EnumSet.noneOf(Deviation.class);
        if (!saysUpgrade(request.headers())) {
            flaws.add(Deviation.NO_CONNECTION_UPGRADE);
        }
        if (!saysWebSocket(request.headers())) {
            flaws.add(Deviation.NO_UPGRADE_HEADER);
        }
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        request.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        return flaws;
    }

    private static boolean saysWebSocket(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private static boolean saysUpgrade(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }
}
