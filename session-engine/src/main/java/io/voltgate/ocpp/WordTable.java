package io.voltgate.ocpp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The words of the standard, each as one text that all messages share. Immutable, for any thread. A word that is known is neither copied
 * nor hashed again wherever it goes; any other text comes as it was sent.
 */
public final class WordTable {
    private static final int ROOM_PER_WORD = 4;
    private static final int SPREAD = 31;
    private static final int FOLD = 15;

    private final @Nullable String[] words;

    /** A table of all these words. */
    public WordTable(List<? extends Collection<String>> vocabularies) {
        Set<String> distinct = new HashSet<>();
        vocabularies.forEach(distinct::addAll);
        distinct.remove("");
        words = new String[Integer.highestOneBit(Math.max(1, distinct.size())) * ROOM_PER_WORD];
        distinct.forEach(this::add);
    }

    private void add(String word) {
        int place = hash(word.toCharArray(), 0, word.length());
        while (words[place] != null) {
            place = next(place);
        }
        words[place] = word.intern();
    }

    /** The parser's next token, where it is a text; null where it is something else. */
    public @Nullable String next(JsonParser parser) {
        return parser.nextToken() == JsonToken.VALUE_STRING ? current(parser) : null;
    }

    /** The text that the parser stands on. */
    private String current(JsonParser parser) {
        char[] text = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int length = parser.getStringLength();
        if (length > 0) {
            int place = hash(text, from, length);
            for (String word = words[place]; word != null; word = words[place]) {
                if (same(word, text, from, length)) {
                    return word;
                }
                place = next(place);
            }
        }
        return parser.getString();
    }

    private int next(int place) {
        return (place + 1) & (words.length - 1);
    }

    /** The length and four characters tell most words apart. */
    private int hash(char[] text, int from, int length) {
        int hash = length;
        hash = hash * SPREAD + text[from];
        hash = hash * SPREAD + text[from + length / 4];
        hash = hash * SPREAD + text[from + length / 2];
        hash = hash * SPREAD + text[from + length - 1];
        return (hash ^ (hash >>> FOLD)) & (words.length - 1);
    }

    private static boolean same(String word, char[] text, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
