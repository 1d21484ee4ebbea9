package io.voltgate.tidy;

import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one formatter of the project: palantir-java-format. Run as a program ({@code mvn -Pformat}) it formats the whole tree. */
public final class Formatter {
    private static final com.palantir.javaformat.java.Formatter PALANTIR =
            com.palantir.javaformat.java.Formatter.createFormatter(JavaFormatterOptions.builder()
                    .style(JavaFormatterOptions.Style.PALANTIR)
                    .build());

    private Formatter() {}

    static String format(String source) {
        try {
            return PALANTIR.formatSourceAndFixImports(source);
        } catch (FormatterException notJava) {
            throw new IllegalArgumentException(notJava);
        }
    }

    public static void main(String[] args) throws IOException {
        for (Path file : Tree.sources()) {
            String source = Tree.read(file);
            String formatted = format(source);
            if (!formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
        }
    }
}
