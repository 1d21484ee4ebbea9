package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The password in an HTTP Basic header, as raw bytes. Immutable. OCPP 1.6 lets the password be any bytes, so it is never read as
 * text, and never shown.
 */
final class BasicPassword {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST_KEY = 20;

    private final byte[] bytes;
    private final boolean otherUser;

    private BasicPassword(byte[] bytes, boolean otherUser) {
        this.bytes = bytes;
        this.otherUser = otherUser;
    }

    /** The password presented; empty where the header is none of HTTP Basic. The user is an identity, else ends at the first colon. */
    static Optional<BasicPassword> in(String header, List<StationId> identities) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] pair;
        try {
            pair = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        for (StationId identity : identities) {
            byte[] user = (identity.value() + ":").getBytes(StandardCharsets.UTF_8);
            if (pair.length >= user.length && Arrays.equals(pair, 0, user.length, user, 0, user.length)) {
                return Optional.of(new BasicPassword(Arrays.copyOfRange(pair, user.length, pair.length), false));
            }
        }
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        return colon == pair.length
                ? Optional.empty()
                : Optional.of(new BasicPassword(Arrays.copyOfRange(pair, colon + 1, pair.length), true));
    }

    /** Whether the user's name is none of the station's identities. */
    boolean otherUser() {
        return otherUser;
    }

    /** The bytes as they came. */
    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * What the same key may have been entered as, first the bytes as they came: stations differ in whether they send the key's bytes
     * or its hex text (OCPP-J 1.6, 6.2.2; security whitepaper, A00.FR.205), and operators in which of these they enter.
     */
    List<byte[]> readings() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return List.of(bytes());
        }
        if (text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit)) {
            return List.of(bytes(), HexFormat.of().parseHex(text));
        }
        if (bytes.length > LONGEST_KEY) {
            return List.of(bytes());
        }
        return List.of(
                bytes(),
                HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    }
}
