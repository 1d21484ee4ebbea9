package io.voltgate.benchmarks.load;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Arguments as they are written into results. Stateless. They name no folder of this machine: what lies below the working folder is
 * relative to it, and of any other path the last part alone is left.
 */
final class TypedPaths {
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./-])/[^\\s,:=\"]+");

    private TypedPaths() {}

    static String plain(List<String> arguments) {
        Path here = Path.of("").toAbsolutePath();
        return arguments.stream().map(each -> plain(each, here)).collect(Collectors.joining(" "));
    }

    static String plain(String argument, Path here) {
        return argument.contains("://")
                ? argument
                : ABSOLUTE.matcher(argument)
                        .replaceAll(found -> Matcher.quoteReplacement(relative(Path.of(found.group()), here)));
    }

    private static String relative(Path path, Path here) {
        Path clean = path.normalize();
        if (clean.startsWith(here) && !clean.equals(here)) {
            return here.relativize(clean).toString();
        }
        Path last = clean.getFileName();
        return clean.equals(here) || last == null ? "." : last.toString();
    }
}
