package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldKeepWhatPostgresCanStore() {
        String plain = "Zürich \u0001\t";
        assertSame(plain, Texts.json(plain));
        assertEquals("🚗", Texts.text("🚗"));
    }

    @Test
    void shouldReplaceNulAndHalfPairs() {
        assertEquals("a\uFFFDb", Texts.text("a\0b"));
        assertEquals("\uFFFDx🚗\uFFFD", Texts.text("\uD83Dx🚗\uDE97"));
        assertEquals("\uFFFD\uFFFD", Texts.text("\uDE97\uD83D"));
    }

    @Test
    void shouldReplaceThemInJsonWhereTheyAreEscapedToo() {
        assertEquals("\"\uFFFD\"", Texts.json("\"\\u0000\""));
        assertEquals("\"\\\\u0000\"", Texts.json("\"\\\\u0000\""));
        assertEquals("\"🚗\"", Texts.json("\"\\ud83d\\ude97\""));
        assertEquals("\"\uFFFD \\u0001 \\n\"", Texts.json("\"\\ud83d \\u0001 \\n\""));
    }

    @Test
    void shouldLeaveTextThatIsNoJsonForPostgresToRefuse() {
        assertEquals("\\u", Texts.json("\\u"));
        assertEquals("\\uZZZZ", Texts.json("\\uZZZZ"));
    }
}
