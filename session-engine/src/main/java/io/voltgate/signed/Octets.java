package io.voltgate.signed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes as they were sent. An immutable value. Reading beyond its end is an {@link UnreadableRecordException}, never anything else.
 */
final class Octets {
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern HEX_DIGITS = Pattern.compile("[0-9A-Fa-f]+");
    private static final Pattern BASE64_DIGITS = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    static Octets utf8(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes that a text of hexadecimal digits stands for, white space aside; empty where it is none. */
    static Optional<Octets> ofHex(String text) {
        String digits = SPACE.matcher(text).replaceAll("");
        return digits.length() % 2 == 0 && HEX_DIGITS.matcher(digits).matches()
                ? Optional.of(new Octets(HEX.parseHex(digits)))
                : Optional.empty();
    }

    /** The bytes that a Base64 text stands for, of either alphabet, white space aside; empty where it is none. */
    static Optional<Octets> ofBase64(String text) {
        String digits = SPACE.matcher(text).replaceAll("");
        if (!BASE64_DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Octets(
                    Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/'))));
        } catch (IllegalArgumentException wrongLength) {
            return Optional.empty();
        }
    }

    int length() {
        return bytes.length;
    }

    /** The byte at a place, 0 to 255. */
    int at(int index) {
        if (index < 0 || index >= bytes.length) {
            throw new UnreadableRecordException("it ends too early");
        }
        return bytes[index] & 0xFF;
    }

    Octets slice(int from, int to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new UnreadableRecordException("it ends too early");
        }
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    Octets from(int from) {
        return slice(from, bytes.length);
    }

    boolean startsWith(Octets prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    /** The first place of a byte, or -1. */
    int indexOf(char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The last place of a byte, or -1. */
    int lastIndexOf(char wanted) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** As text, where it consists of printable ASCII characters and white space. */
    Optional<String> ascii() {
        for (byte each : bytes) {
            if ((each < ' ' && !Character.isWhitespace(each)) || each > '~') {
                return Optional.empty();
            }
        }
        return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
    }

    String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String hex() {
        return HEX.formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
