package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The password in an HTTP Basic header, as raw bytes. Stateless. The user's name must be the station's identity; OCPP 1.6 lets
 * the password be any bytes, so it is never read as text.
 */
final class BasicPassword {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST_KEY = 20;

    private BasicPassword() {}

    /** The password presented for this station; empty where the header is none of HTTP Basic, or is for another user. */
    static Optional<byte[]> in(String header, StationId station) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] pair;
        try {
            pair = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        byte[] user = (station.value() + ":").getBytes(StandardCharsets.UTF_8);
        boolean same = pair.length >= user.length && Arrays.equals(pair, 0, user.length, user, 0, user.length);
        return same ? Optional.of(Arrays.copyOfRange(pair, user.length, pair.length)) : Optional.empty();
    }

    /**
     * What the same key may have been entered as: stations differ in whether they send the key's bytes or its hex text (OCPP-J 1.6,
     * 6.2.2; security whitepaper, A00.FR.205), and operators in which of these they enter.
     */
    static List<byte[]> readings(byte[] password) {
        String text = new String(password, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit)) {
            return List.of(password, HexFormat.of().parseHex(text));
        }
        if (password.length > LONGEST_KEY) {
            return List.of(password);
        }
        return List.of(
                password,
                HexFormat.of().formatHex(password).getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().withUpperCase().formatHex(password).getBytes(StandardCharsets.US_ASCII));
    }
}
