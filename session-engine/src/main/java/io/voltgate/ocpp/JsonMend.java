package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import java.util.Set;

/**
 * Puts right what can be put right in a text that is nearly JSON: NULs, surplus commas, missing values, NaN, closing brackets too
 * many. One pass over one text, used by one thread once. What it makes is not always JSON, but it never adds what the station didn't
 * say: a value that is missing becomes null.
 */
final class JsonMend {
    private static final String SPECIAL_NUMBERS = "NaNInfinity+-";

    private final String text;
    private final Set<Deviation> seen;
    private final StringBuilder out;
    private int depth;
    private boolean begun;
    /** The last character outside of texts that is no blank; 0 before the first. */
    private char last;

    private JsonMend(String text, Set<Deviation> seen) {
        this.text = text;
        this.seen = seen;
        this.out = new StringBuilder(text.length() + 8);
    }

    /** The text, mended; what was wrong with it is added to what was seen. */
    static String mend(String text, Set<Deviation> seen) {
        return new JsonMend(text, seen).run();
    }

    private String run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (begun && depth == 0) {
                at = afterTheEnd(at);
            } else if (c == '"') {
                at = string(at);
            } else if (c == 0 || c == '\uFEFF') {
                seen.add(Deviation.NUL_CHARACTER);
                at++;
            } else if (specialNumberAt(at)) {
                at = specialNumber(at);
            } else {
                structure(c);
                at++;
            }
        }
        if (depth > 0) {
            seen.add(Deviation.TRUNCATED);
        }
        return out.toString();
    }

    /** What follows the message goes if it says nothing; else it stays, and the text is no message. */
    private int afterTheEnd(int at) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                seen.add(Deviation.NUL_CHARACTER);
            } else if (c == ']' || c == '}' || c == ',' || c == ';') {
                seen.add(Deviation.TRAILING_GARBAGE);
            } else if (!Character.isWhitespace(c)) {
                out.append(text, i, text.length());
                return text.length();
            }
        }
        return text.length();
    }

    private int string(int at) {
        value();
        out.append('"');
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c < ' ') {
                seen.add(c == 0 ? Deviation.NUL_CHARACTER : Deviation.CONTROL_CHARACTER);
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
                if (c == '\\' && i + 1 < text.length()) {
                    i++;
                    out.append(text.charAt(i));
                }
            }
            i++;
        }
        if (i < text.length()) {
            out.append('"');
        } else {
            seen.add(Deviation.TRUNCATED);
        }
        return i + 1;
    }

    private void structure(char c) {
        switch (c) {
            case '[', '{' -> {
                value();
                begun = true;
                depth++;
                out.append(c);
                last = c;
            }
            case ']', '}' -> {
                missingValue();
                dropComma();
                depth--;
                out.append(c);
                last = c;
            }
            case ',' -> comma();
            case ':' -> {
                out.append(c);
                last = c;
            }
            default -> {
                if (!Character.isWhitespace(c)) {
                    value();
                }
                out.append(c);
            }
        }
    }

    /** A comma belongs behind a value; one that stands elsewhere goes. */
    private void comma() {
        missingValue();
        if (last == '[' || last == '{' || last == ',') {
            seen.add(Deviation.EXTRA_COMMA);
            return;
        }
        out.append(',');
        last = ',';
    }

    private void missingValue() {
        if (last == ':') {
            seen.add(Deviation.VALUE_MISSING);
            out.append("null");
            value();
        }
    }

    private void dropComma() {
        if (last == ',') {
            seen.add(Deviation.EXTRA_COMMA);
            out.setLength(out.lastIndexOf(","));
        }
    }

    private void value() {
        last = 'v';
    }

    private boolean specialNumberAt(int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return c == 'N' || c == 'I' || ((c == '-' || c == '+') && (next == 'N' || next == 'I'));
    }

    private int specialNumber(int at) {
        int end = at;
        while (end < text.length() && SPECIAL_NUMBERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        seen.add(Deviation.NOT_A_NUMBER);
        out.append("null");
        value();
        return end;
    }
}
