package io.voltgate.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import net.openhft.chronicle.core.analytics.AnalyticsFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chronicle tells nobody that it runs: not its makers, nor whoever reads the console. */
final class ChronicleQuietTest {
    @TempDir
    Path data;

    @Test
    void shouldHaveNothingToPhoneHomeWith() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
        try (ChronicleJournal journal = ChronicleJournal.open(JournalConfig.in(data), UUID::randomUUID)) {
            Facts.fill(journal, 2, 1);
            assertEquals(2, journal.durable());
        }
        assertFalse(AnalyticsFacade.isEnabled());
    }

    @Test
    void shouldPrintNothing() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try (ChronicleJournal journal = ChronicleJournal.open(JournalConfig.in(data), UUID::randomUUID)) {
            Facts.fill(journal, 2, 1);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains("e-mail"), text);
        assertFalse(text.contains("Took"), text);
    }
}
