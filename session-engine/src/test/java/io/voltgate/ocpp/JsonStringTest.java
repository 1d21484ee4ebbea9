package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\"",
                "\\",
                "\n\u0000\u001f",
                "\ud83d\ude00",
                "\ud800",
                "a\udc00b",
                "\ud800\ud83d\ude00\udfff"
            })
    void shouldFindTheContentOfItsLiterals(String content) {
        assertEquals(content, JsonString.content(JsonString.literal(content)));
    }

    @Test
    void shouldEscapeOnlyHalvesOfPairs() {
        assertEquals("\"\ud83d\ude00\\ud83d\"", JsonString.literal("\ud83d\ude00\ud83d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} ~ {\"a\":1}",
                "\"text\" ~ text",
                "` \"text\" ` ~ text",
                "null ~ null",
                "plain ~ plain",
                "\"open ~ \"open",
                "\"a\" \"b\" ~ \"a\" \"b\"",
            })
    void shouldTakeWhatIsNoLiteralAsItStands(String json, String content) {
        assertEquals(content, JsonString.content(json));
    }
}
