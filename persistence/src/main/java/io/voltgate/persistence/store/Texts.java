package io.voltgate.persistence.store;

import java.nio.charset.StandardCharsets;

/**
 * Texts in the form that PostgreSQL can store. Stateless, for any thread. NUL and half surrogate pairs, which it can't, become
 * U+FFFD; everything else stays as it came.
 */
final class Texts {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPE_LENGTH = 6;

    private Texts() {}

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The same in UTF-8. One byte a character means that there is no pair, and most texts have nothing doubtful either. */
    static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == text.length() && !isDoubtful(bytes)
                ? bytes
                : text(text).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is a NUL, or what half a pair would have become. */
    private static boolean isDoubtful(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0 || one == '?') {
                return true;
            }
        }
        return false;
    }

    /** JSON text in UTF-8, where both may be written as escapes too. */
    static byte[] jsonBytes(String json) {
        return bytes(json.contains("\\u") ? unescaped(json) : json);
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }

    /** The same for JSON text, where both may be written as escapes too. */
    static String json(String json) {
        return text(json.contains("\\u") ? unescaped(json) : json);
    }

    /** Resolves the escapes of NUL and of surrogates; other escapes stay, and so does the meaning of the whole. */
    private static String unescaped(String json) {
        StringBuilder clean = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c != '\\' || at + 1 == json.length()) {
                clean.append(c);
                at++;
            } else if (json.charAt(at + 1) == 'u' && at + ESCAPE_LENGTH <= json.length()) {
                appendEscape(json.substring(at, at + ESCAPE_LENGTH), clean);
                at += ESCAPE_LENGTH;
            } else {
                clean.append(c).append(json.charAt(at + 1));
                at += 2;
            }
        }
        return clean.toString();
    }

    private static void appendEscape(String escape, StringBuilder clean) {
        boolean hex = escape.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        char meant = hex ? (char) Integer.parseInt(escape.substring(2), 16) : 'u';
        if (meant == 0) {
            clean.append(REPLACEMENT);
        } else if (Character.isSurrogate(meant)) {
            clean.append(meant);
        } else {
            clean.append(escape);
        }
    }
}
