package io.voltgate.ocpp;

import java.util.List;
import java.util.Random;

/**
 * Spoils texts of frames in the ways that broken stations and attackers do. Used by one test thread; the same seed spoils in the same
 * way. The start of the text, up to a given place, stays whole.
 */
final class FrameFuzz {
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "NaN",
            "-0",
            "01",
            "1e999999999",
            "-1E-999999999",
            "0.1",
            "\"\"",
            "{}",
            "[]",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\u12",
            "\u0000",
            "\ud800",
            "\ufeff",
            "\ud83d\ude00",
            "99999999999",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(400),
            "9".repeat(2_000),
            "1.".concat("0".repeat(2_000)),
            "\"" + "x".repeat(300) + "\"",
            "[".repeat(70),
            "{\"a\":".repeat(70),
            "[".repeat(20_000),
            "{\"a\":".repeat(20_000) + "1",
            "/*c*/",
            "'a'",
            "\"a\":1,",
            "\"idTag\":1,\"idTag\":");

    private final Random random;

    FrameFuzz(long seed) {
        this.random = new Random(seed);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** One to three spoilings, all behind the first so many characters. */
    String spoil(String text, int whole) {
        String spoiled = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            spoiled = once(spoiled, whole);
        }
        return spoiled;
    }

    private String once(String text, int whole) {
        int from = whole + random.nextInt(Math.max(1, text.length() - whole + 1));
        int to = Math.min(text.length(), from + random.nextInt(12));
        String head = text.substring(0, Math.min(from, text.length()));
        String middle = text.substring(head.length(), Math.max(to, head.length()));
        String tail = text.substring(head.length() + middle.length());
        return switch (random.nextInt(7)) {
            case 0 -> head;
            case 1 -> head + tail;
            case 2 -> head + middle + middle + tail;
            case 3 -> head + pick(TOKENS) + tail;
            case 4 -> head + pick(TOKENS) + middle + tail;
            case 5 -> head + (char) random.nextInt(0x10000) + tail;
            default -> otherValue(head, middle + tail);
        };
    }

    /** Puts a token in place of the next value. */
    private String otherValue(String head, String rest) {
        int colon = rest.indexOf(':');
        int end = rest.indexOf(',', colon);
        return colon < 0 || end < 0
                ? head + rest
                : head + rest.substring(0, colon + 1) + pick(TOKENS) + rest.substring(end);
    }
}
