package io.voltgate.gateway.explain;

import io.voltgate.domain.BillFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * The sentences of an explanation in one language. Immutable, for any thread. A language is a file; what it doesn't say of a flag is said
 * in the words of the list of flags.
 */
final class Wording {
    /** The language that is complete by itself. */
    static final Wording ENGLISH = read("en");

    private final Locale locale;
    private final Properties texts;

    private Wording(Locale locale, Properties texts) {
        this.locale = locale;
        this.texts = texts;
    }

    private static Wording read(String language) {
        String file = "words_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Wording.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there are no words in " + file);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Wording(Locale.forLanguageTag(language), texts);
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The sentence with this key; {0}, {1}... stand for what is given, which is taken as it is. */
    String say(String key, Object... given) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no words for " + key);
        }
        StringBuilder said = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean place = text.charAt(at) == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}';
            if (place) {
                said.append(given[text.charAt(at + 1) - '0']);
                at += 3;
            } else {
                said.append(text.charAt(at));
                at++;
            }
        }
        return said.toString();
    }

    String flag(BillFlag flag) {
        return texts.getProperty("flag." + flag.name(), flag.sentence());
    }

    String quality(BillFlag.Quality quality) {
        return texts.getProperty("quality." + quality.name(), quality.sentence());
    }

    /** A word that somebody else made, in words where we know it. */
    String word(String group, String word) {
        return texts.getProperty(group + "." + word, word);
    }
}
