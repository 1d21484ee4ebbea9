package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "Zürich",
                "🚗",
                "why?",
                "a\0b",
                "\uD83D",
                "a\uDE97",
                "?\uD83D",
                "\uDE97\uD83D",
                "€\uD83D"
            })
    void shouldGiveTheSameInUtf8(String text) {
        assertEquals(Texts.text(text), new String(Texts.bytes(text), StandardCharsets.UTF_8));
        String json = "\"" + text + "\\u0000\"";
        assertEquals(Texts.json(json), new String(Texts.jsonBytes(json), StandardCharsets.UTF_8));
    }
}
