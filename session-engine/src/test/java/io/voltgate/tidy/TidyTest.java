package io.voltgate.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The taste of the project as far as a machine can tell it. Over all modules; the numbers are the design's. */
class TidyTest {
    private static final int MAX_LINES = 500;
    private static final int MEDIAN_LINES = 90;
    private static final Pattern NAMES =
            Pattern.compile("\\w*(Manager|Util|Utils|Helper|Impl|Service)\\.java|Abstract\\w*\\.java");
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b|@Suppress" + "Warnings|@Dis" + "abled");
    private static final Pattern WAITS_ON_THE_CLOCK = Pattern.compile("Thread\\.sl" + "eep\\(");

    private static List<Path> main() {
        return Tree.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    private static String name(Path file) {
        return Tree.root().relativize(file).toString();
    }

    @Test
    void shouldFindTheTree() {
        assertTrue(main().size() > 50);
    }

    @Test
    void shouldBeFormatted() {
        List<String> untidy = Tree.sources().stream()
                .filter(file -> {
                    String source = Tree.read(file);
                    return !Formatter.format(source).equals(source);
                })
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), untidy, "mvn -Pformat formats them");
    }

    @Test
    void shouldKeepFilesShort() {
        List<String> tooLong = main().stream()
                .filter(file -> Tree.read(file).lines().count() > MAX_LINES)
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), tooLong);
        List<Long> lengths = main().stream()
                .map(file -> Tree.read(file).lines().count())
                .sorted()
                .toList();
        assertTrue(lengths.get(lengths.size() / 2) <= MEDIAN_LINES, "median " + lengths.get(lengths.size() / 2));
    }

    @Test
    void shouldNameThingsForWhatTheyAre() {
        List<String> vague = Tree.sources().stream()
                .filter(file -> NAMES.matcher(file.getFileName().toString()).matches())
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), vague);
    }

    @Test
    void shouldLeaveNothingOver() {
        List<String> leftOver = Tree.sources().stream()
                .filter(file -> LEFT_OVER.matcher(Tree.read(file)).find())
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), leftOver);
    }

    @Test
    void shouldNotWaitOnTheClockInTests() {
        List<String> sleepy = Tree.sources().stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .filter(file -> WAITS_ON_THE_CLOCK.matcher(Tree.read(file)).find())
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), sleepy);
    }
}
