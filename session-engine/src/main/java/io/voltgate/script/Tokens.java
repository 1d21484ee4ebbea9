package io.voltgate.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words at blanks, leaving quoted text and JSON in one piece, and ending at a comment. Used once, by the parser.
 * A word never is empty.
 */
final class Tokens {
    private final int line;
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int depth;
    private boolean quoted;

    private Tokens(int line, String text) {
        this.line = line;
        this.text = text;
    }

    static List<String> of(int line, String text) {
        return new Tokens(line, text).cut();
    }

    private List<String> cut() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && word.isEmpty() && depth == 0 && !quoted) {
                break;
            }
            i = take(c, i);
        }
        if (quoted || depth > 0) {
            throw new ScenarioException(line, quoted ? "a quote isn't closed" : "a bracket isn't closed");
        }
        end();
        return words;
    }

    /** Takes one character, or two where the first escapes the second; gives the place of the last one taken. */
    private int take(char c, int at) {
        if (Character.isWhitespace(c) && !quoted && depth == 0) {
            end();
            return at;
        }
        word.append(c);
        if (c == '\\' && quoted && at + 1 < text.length()) {
            word.append(text.charAt(at + 1));
            return at + 1;
        }
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            depth++;
        } else if (!quoted && (c == '}' || c == ']') && depth > 0) {
            depth--;
        }
        return at;
    }

    private void end() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
