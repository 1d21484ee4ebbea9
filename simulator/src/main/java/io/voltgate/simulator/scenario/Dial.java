package io.voltgate.simulator.scenario;

import io.voltgate.simulator.link.Opening;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who dials, and how. An immutable value; it shows no password. What stands in the last two parts takes the place of what follows from the
 * others.
 *
 * @param url such as ws://127.0.0.1:9000/ocpp; the identity follows as the last path segment
 * @param user of HTTP Basic
 * @param password null sends no credentials; "hex:" begins one that is bytes
 * @param subprotocols with commas between, as they are offered; empty offers none
 * @param target what stands in the line of the request, empty for the path that follows from the identity
 * @param headers of HTTP that are added, replaced or, with "-", left out
 */
record Dial(
        URI url,
        String identity,
        String user,
        @Nullable String password,
        String subprotocols,
        String target,
        Map<String, String> headers,
        Opening.@Nullable TlsOffer tls) {
    private static final String BYTES = "hex:";

    Dial {
        headers = Map.copyOf(headers);
    }

    private String path() {
        String segment = URLEncoder.encode(identity, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                // A slash at its end is one of the path, as some stations have it.
                .replaceFirst("%2F$", "/");
        String base = url.getRawPath() == null ? "" : url.getRawPath();
        return (base.endsWith("/") ? base : base + "/") + segment;
    }

    Opening opening() {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!subprotocols.isEmpty()) {
            changed.put("Sec-WebSocket-Protocol", subprotocols);
        }
        if (password != null) {
            changed.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair(password)));
        }
        changed.putAll(headers);
        return new Opening(url, target.isEmpty() ? path() : target, changed, tls);
    }

    private byte[] pair(String secret) {
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] key = secret.startsWith(BYTES)
                ? HexFormat.of().parseHex(secret.substring(BYTES.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        byte[] pair = new byte[name.length + key.length];
        System.arraycopy(name, 0, pair, 0, name.length);
        System.arraycopy(key, 0, pair, name.length, key.length);
        return pair;
    }

    /** Where it goes to. */
    String address() {
        return url.getScheme() + "://" + url.getAuthority() + (target.isEmpty() ? path() : " " + target);
    }

    @Override
    public String toString() {
        return address() + " as " + user;
    }

    /** The usual way of a station to dial. */
    static Dial usual(
            SocketScenarioRunner.Setup setup, String identity, @Nullable String password, String subprotocol) {
        return new Dial(
                setup.url(),
                identity,
                identity,
                password,
                subprotocol,
                "",
                Map.of(),
                Opening.isSecured(setup.url()) ? Opening.TlsOffer.usual(setup.tls(identity)) : null);
    }
}
