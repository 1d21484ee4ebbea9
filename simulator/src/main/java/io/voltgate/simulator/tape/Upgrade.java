package io.voltgate.simulator.tape;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The head of an HTTP request or answer, as it stands before a WebSocket. An immutable value. All of its lines are handed on as they
 * came, but those that name the host, the path and extensions.
 */
record Upgrade(List<String> lines) {
    private static final int MOST = 16 << 10;

    static Upgrade read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended within the handshake");
            }
            if (head.size() >= MOST) {
                throw new IOException("the handshake is longer than " + MOST + " bytes");
            }
            head.write(next);
            ending = next == (ending % 2 == 0 ? '\r' : '\n') ? ending + 1 : next == '\r' ? 1 : 0;
        }
        return new Upgrade(
                head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList());
    }

    /** The last segment of the path that is asked for. */
    String segment() {
        String[] words = lines.getFirst().split(" ", -1);
        String path = words.length < 2 ? "" : words[1].split("\\?", -1)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String identity() {
        try {
            return URLDecoder.decode(segment().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return segment();
        }
    }

    String field(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** The request as the server at this address gets it: without extensions, so that what follows can be read. */
    byte[] to(URI server) {
        StringBuilder out = new StringBuilder();
        String base = server.getRawPath() == null ? "" : server.getRawPath();
        out.append("GET ").append(base);
        out.append(base.endsWith("/") ? "" : "/").append(segment()).append(" HTTP/1.1\r\n");
        out.append("Host: ").append(server.getRawAuthority()).append("\r\n");
        for (String line : lines.subList(1, lines.size())) {
            String name = line.toLowerCase(Locale.ROOT);
            if (!name.startsWith("host:") && !name.startsWith("sec-websocket-extensions:")) {
                out.append(line).append("\r\n");
            }
        }
        return out.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The head as it came. */
    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isUpgraded() {
        return lines.getFirst().contains(" 101");
    }
}
