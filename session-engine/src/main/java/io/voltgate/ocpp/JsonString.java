package io.voltgate.ocpp;

import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strings as JSON string literals, and back. Stateless, for any thread. A literal is pure Unicode: half a surrogate pair, which no
 * UTF-8 can carry, leaves as its escape.
 */
public final class JsonString {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonString() {}

    /** The JSON string literal with this content. */
    public static String literal(String content) {
        return quote(new StringBuilder(content.length() + 2), content).toString();
    }

    /** The content where the JSON text is a string literal, else the JSON text itself. */
    public static String content(String json) {
        if (!json.stripLeading().startsWith("\"")) {
            return json;
        }
        try {
            return MAPPER.readValue(json, String.class);
        } catch (JacksonException notALiteral) {
            return json;
        }
    }

    static StringBuilder quote(StringBuilder out, String text) {
        out.append('"');
        int start = out.length();
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        for (int i = start; i < out.length(); i++) {
            if (Character.isSurrogate(out.charAt(i))) {
                i = paired(out, i) ? i + 1 : escape(out, i);
            }
        }
        return out.append('"');
    }

    private static boolean paired(StringBuilder out, int at) {
        return at + 1 < out.length() && Character.isSurrogatePair(out.charAt(at), out.charAt(at + 1));
    }

    /** Writes the escape in place of the character; returns the place of its last character. */
    private static int escape(StringBuilder out, int at) {
        String escaped = "\\u" + Integer.toHexString(out.charAt(at));
        out.replace(at, at + 1, escaped);
        return at + escaped.length() - 1;
    }
}
