package io.voltgate.simulator.link;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The client's side of the opening handshake (RFC 6455, 4.1). Owned by its link until the connection is open. An answer that differs from
 * what the standard wants in any point ends the attempt.
 */
final class WireHandshake {
    private static final int MAX_ANSWER_BYTES = 16_384;
    private static final String LINE_END = "\r\n";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final JavaWebSocketLink.Target target;
    private final String key;
    private byte[] answer = new byte[0];

    WireHandshake(JavaWebSocketLink.Target target, long random, long more) {
        this.target = target;
        byte[] nonce = ByteBuffer.allocate(16).putLong(random).putLong(more).array();
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    ByteBuffer request() {
        URI uri = target.uri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        List<String> lines = new ArrayList<>(List.of(
                "GET " + uri.getRawPath() + query + " HTTP/1.1",
                "Host: " + uri.getAuthority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + key));
        if (!target.subprotocol().isEmpty()) {
            lines.add("Sec-WebSocket-Protocol: " + target.subprotocol());
        }
        target.headers().forEach((name, value) -> lines.add(name + ": " + value));
        String head = String.join(LINE_END, lines) + LINE_END + LINE_END;
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes bytes of the answer's head and leaves what follows it; true once the server has agreed. */
    boolean agreed(ByteBuffer in) throws WireBreach {
        int before = answer.length;
        int some = Math.min(in.remaining(), MAX_ANSWER_BYTES - before);
        byte[] all = Arrays.copyOf(answer, before + some);
        in.get(in.position(), all, before, some);
        int end = endOfHead(all, Math.max(0, before - 3));
        if (end < 0) {
            if (all.length >= MAX_ANSWER_BYTES) {
                throw new WireBreach(WireBreach.PROTOCOL, "an answer without end");
            }
            in.position(in.position() + some);
            answer = all;
            return false;
        }
        in.position(in.position() + end - before);
        check(new String(all, 0, end, StandardCharsets.ISO_8859_1));
        return true;
    }

    private static int endOfHead(byte[] bytes, int from) {
        for (int i = from; i + 3 < bytes.length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private void check(String head) throws WireBreach {
        List<String> lines = head.lines().toList();
        String status = lines.getFirst();
        if (!status.matches("HTTP/1\\.1 101( .*)?")) {
            throw new WireBreach(WireBreach.PROTOCOL, "refused with " + status);
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.merge(
                        line.substring(0, colon), line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
            }
        }
        want(fields.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket"), "no upgrade to websocket");
        List<String> connection = List.of(
                fields.getOrDefault("Connection", "").toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
        want(connection.contains("upgrade"), "no Connection: Upgrade");
        want(fields.getOrDefault("Sec-WebSocket-Accept", "").equals(accept(key)), "a wrong Sec-WebSocket-Accept");
        want(
                fields.getOrDefault("Sec-WebSocket-Protocol", "").equals(target.subprotocol()),
                "another subprotocol than " + target.subprotocol());
        want(!fields.containsKey("Sec-WebSocket-Extensions"), "an extension that was not offered");
    }

    private static void want(boolean met, String otherwise) throws WireBreach {
        if (!met) {
            throw new WireBreach(WireBreach.PROTOCOL, "the server answered with " + otherwise);
        }
    }

    static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
