package io.voltgate.gateway.config;

/**
 * Writes settings as YAML, each with its sentence and its default. Stateless. What it writes can be read again, but for secrets,
 * which are shown as three stars.
 */
final class ConfigPrinter {
    private static final String SECRET = "\"***\"";

    private ConfigPrinter() {}

    static String print(Settings settings) {
        StringBuilder out = new StringBuilder();
        String open = "";
        for (Key<?> key : Keys.ALL) {
            int dot = key.name().indexOf('.');
            String section = dot < 0 ? "" : key.name().substring(0, dot);
            if (!section.equals(open)) {
                out.append('\n').append(section).append(":\n");
                open = section;
            }
            line(out, section.isEmpty() ? "" : "  ", key, settings.text(key));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String indent, Key<?> key, String text) {
        String shown = key.secret() && !text.isEmpty() ? SECRET : scalar(text);
        String standard = key.standard().isEmpty() ? "empty" : key.standard();
        out.append(indent).append("# ").append(key.sentence());
        out.append(" Default: ").append(standard).append('\n');
        out.append(indent).append(key.name().substring(key.name().indexOf('.') + 1));
        out.append(": ").append(shown).append('\n');
    }

    private static String scalar(String text) {
        return text.matches("[A-Za-z0-9_./-]+")
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
