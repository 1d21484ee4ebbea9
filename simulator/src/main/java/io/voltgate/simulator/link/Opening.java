package io.voltgate.simulator.link;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a WebSocket in which every word can be another than the standard has it. An immutable value. What nobody changes is
 * as RFC 6455, 4.1 wants it.
 *
 * @param url where to connect to, by ws or wss
 * @param target what stands in the line of the request; usually the path of the URL
 * @param changed headers that are added, replaced or, with the value "-", left out; their names in whatever case
 */
public record Opening(
        URI url,
        String target,
        Map<String, String> changed,
        @Nullable TlsOffer tls) {
    private static final String LEFT_OUT = "-";
    private static final String LINE_END = "\r\n";
    private static final int WSS_PORT = 443;
    private static final int WS_PORT = 80;

    public Opening {
        changed = Map.copyOf(changed);
    }

    /**
     * What the station offers for TLS.
     *
     * @param protocols such as TLSv1.2; empty for what the JDK offers
     * @param suites names of cipher suites; empty for what the JDK offers
     * @param named whether the name of the server is told (SNI)
     */
    public record TlsOffer(Tls tls, List<String> protocols, List<String> suites, boolean named) {
        public TlsOffer {
            protocols = List.copyOf(protocols);
            suites = List.copyOf(suites);
        }

        /** What this JDK offers. */
        public static TlsOffer usual(Tls tls) {
            return new TlsOffer(tls, List.of(), List.of(), true);
        }
    }

    /** Whether an address is one of TLS. */
    public static boolean isSecured(URI url) {
        return "wss".equals(url.getScheme());
    }

    boolean isSecured() {
        return isSecured(url);
    }

    int port() {
        int known = url.getPort();
        return known >= 0 ? known : isSecured() ? WSS_PORT : WS_PORT;
    }

    static String freshKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] nonce = ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        return Base64.getEncoder().encodeToString(nonce);
    }

    /** The bytes of the request. */
    byte[] head(String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", url.getAuthority());
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", key);
        Map<String, String> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        left.putAll(changed);
        List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1"));
        headers.forEach((name, usual) -> {
            String meant = left.remove(name);
            line(lines, name, meant == null ? usual : meant);
        });
        left.forEach((name, value) -> line(lines, name, value));
        String head = String.join(LINE_END, lines) + LINE_END + LINE_END;
        // The target may have any character, as some stations send them.
        return head.getBytes(StandardCharsets.UTF_8);
    }

    private static void line(List<String> lines, String name, String value) {
        if (!value.equals(LEFT_OUT)) {
            lines.add(name + ": " + value);
        }
    }

    /** What the server has agreed to must have been offered. */
    List<String> subprotocols() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(changed);
        String offered = headers.getOrDefault("Sec-WebSocket-Protocol", LEFT_OUT);
        return List.of(offered.split("\\s*,\\s*", -1));
    }
}
