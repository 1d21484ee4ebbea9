package io.voltgate.engine;

import io.voltgate.domain.IdToken;
import java.util.Set;

/**
 * How a station's reading of a token differs from the token. Values, each a pure function of the text. A text that a rule doesn't fit
 * stays as it is.
 */
public enum TokenRule {
    /** Blanks, NULs and other control characters around the token go. */
    TRIM {
        @Override
        String apply(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && text.charAt(start) <= ' ') {
                start++;
            }
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
            return text.substring(start, end);
        }
    },
    /** A prefix that ends with a colon, such as VID:, goes. */
    STRIP_PREFIX {
        @Override
        String apply(String text) {
            int colon = text.indexOf(':');
            return colon < 0 || colon == text.length() - 1 ? text : text.substring(colon + 1);
        }
    },
    /** Of several parts between semicolons the first counts. */
    FIRST_PART {
        @Override
        String apply(String text) {
            int semicolon = text.indexOf(';');
            return semicolon <= 0 ? text : text.substring(0, semicolon);
        }
    },
    /** Of several parts between semicolons the last counts. */
    LAST_PART {
        @Override
        String apply(String text) {
            int semicolon = text.lastIndexOf(';');
            return semicolon < 0 || semicolon == text.length() - 1 ? text : text.substring(semicolon + 1);
        }
    },
    /** What is no hexadecimal digit, such as the colons between bytes, goes. */
    HEX_ONLY {
        @Override
        String apply(String text) {
            StringBuilder hex = new StringBuilder(text.length());
            text.chars().filter(c -> Character.digit(c, 16) >= 0).forEach(c -> hex.append((char) c));
            return hex.isEmpty() ? text : hex.toString();
        }
    },
    /** The bytes, two hexadecimal digits each, stand in the opposite order. */
    REVERSE_BYTES {
        @Override
        String apply(String text) {
            if (text.length() % 2 != 0 || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return text;
            }
            StringBuilder reversed = new StringBuilder(text.length());
            for (int i = text.length() - 2; i >= 0; i -= 2) {
                reversed.append(text, i, i + 2);
            }
            return reversed.toString();
        }
    };

    abstract String apply(String text);

    /** The token after these rules, in the order of the enumeration. */
    static IdToken applied(Set<TokenRule> rules, IdToken token) {
        String text = token.value();
        for (TokenRule rule : values()) {
            text = rules.contains(rule) ? rule.apply(text) : text;
        }
        return new IdToken(text, token.type());
    }
}
