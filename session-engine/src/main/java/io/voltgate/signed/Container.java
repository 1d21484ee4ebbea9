package io.voltgate.signed;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record out of what OCPP wraps it in. A value. Known are the JSON object of OCPP 2.x, the same as the text of an OCPP 1.6 value
 * ("Signed Meter Values in OCPP" 1.0, 3.2), and what stations put there instead: the record itself, or in hexadecimal digits or Base64.
 *
 * @param method of the signature, empty where the container names none
 * @param key that came along, empty where none did
 */
record Container(Octets octets, String method, String key) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_DEPTH = 4;

    /** Opens the text of a value, or the JSON text of a SignedMeterValueType. */
    static Container open(String text) {
        return opened(text, "", "", 0)
                .orElseThrow(() -> new UnreadableRecordException("it is neither OCMF nor the SML of EDL40"));
    }

    private static Optional<Container> opened(String text, String method, String key, int depth) {
        String plain = text.strip();
        if (plain.isEmpty() || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        Octets written = Octets.utf8(plain);
        if (Ocmf.begins(written)) {
            return Optional.of(new Container(written, method, key));
        }
        return switch (plain.charAt(0)) {
            case '"' -> opened(json(plain).asString(""), method, key, depth + 1);
            case '{' -> inner(json(plain), depth);
            default ->
                Stream.of(Octets.ofHex(plain), Octets.ofBase64(plain))
                        .flatMap(Optional::stream)
                        .flatMap(octets -> decoded(octets, method, key, depth).stream())
                        .findFirst();
        };
    }

    private static Optional<Container> inner(JsonNode container, int depth) {
        return opened(
                container.path("signedMeterData").asString(""),
                container.path("signingMethod").asString(""),
                container.path("publicKey").asString(""),
                depth + 1);
    }

    private static Optional<Container> decoded(Octets octets, String method, String key, int depth) {
        return Ocmf.begins(octets) || Sml.begins(octets)
                ? Optional.of(new Container(octets, method, key))
                : octets.ascii().flatMap(text -> opened(text, method, key, depth + 1));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            throw new UnreadableRecordException("its container is no JSON");
        }
    }

    SignedRecord read() {
        return Ocmf.begins(octets) ? Ocmf.read(octets, method) : Edl.read(octets);
    }
}
