package io.voltgate.gateway.backend;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What may be in a text that somebody sends us. Stateless, for any thread. A text that passes can be stored in a row
 * and written as UTF-8 as it came.
 */
final class Texts {
    private Texts() {}

    /** Whether it has neither a NUL nor half of a surrogate pair, which PostgreSQL can't store. */
    static boolean sound(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Undoes percent-encoding once; throws where the encoding is broken. */
    static String percentDecoded(String raw, String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '%') {
                bytes.write(hex(raw, at + 1, what) << 4 | hex(raw, at + 2, what));
                at += 3;
            } else {
                int next = raw.offsetByCodePoints(at, 1);
                bytes.writeBytes(raw.substring(at, next).getBytes(StandardCharsets.UTF_8));
                at = next;
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            if (sound(text)) {
                return text;
            }
        } catch (CharacterCodingException notUtf8) {
            throw ProblemException.malformed(what, what + " is not UTF-8");
        }
        throw ProblemException.malformed(what, what + " has a character that can't be stored");
    }

    private static int hex(String raw, int at, String what) {
        int digit = at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
        if (digit < 0) {
            throw ProblemException.malformed(what, what + " has a broken percent-encoding");
        }
        return digit;
    }
}
