package io.voltgate.gateway.explain;

/**
 * HTML in the making. Owned by the thread that writes it. Tags and classes are constants of ours; whatever else is written is text, and
 * is escaped, so nothing that a station said can become markup, hide or turn the text around it.
 */
final class Html {
    private static final char REPLACEMENT = '\uFFFD';
    /** Longer texts of others are cut: they are whole in the JSON. */
    private static final int MOST_TOLD = 200;

    private static final int MOST_TEXT = 2_000;
    private final StringBuilder out = new StringBuilder();

    /** What is there as it is, such as a style sheet of ours. */
    Html raw(String constant) {
        out.append(constant);
        return this;
    }

    Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    Html open(String tag, String cssClass) {
        out.append('<').append(tag).append(" class=\"").append(cssClass).append("\">");
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    Html element(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    Html element(String tag, String cssClass, String text) {
        return open(tag, cssClass).text(text).close(tag);
    }

    /** A text in words of ours, with what others said in it. */
    Html text(String text) {
        escape(text, MOST_TEXT);
        return this;
    }

    /** A text that somebody else wrote; its direction is its own. */
    Html told(String text) {
        out.append("<bdi>");
        escape(text, MOST_TOLD);
        out.append("</bdi>");
        return this;
    }

    private void escape(String text, int most) {
        int at = 0;
        while (at < text.length() && at < most) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(visible(point));
            }
        }
        if (at < text.length()) {
            out.append('…');
        }
    }

    /** Characters that show nothing, or that change how others are shown, are replaced by one that shows. */
    private static int visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> Character.isWhitespace(point) ? ' ' : REPLACEMENT;
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> point;
        };
    }

    String whole() {
        return out.toString();
    }
}
