package io.voltgate.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.config.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartTest {
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private static int run(Map<String, String> environment, String... arguments) {
        return Start.run(
                new Start(environment, config -> {
                    throw new ConfigException("The port " + config.stations().port() + " is taken.");
                }),
                arguments);
    }

    private void assertOneSentence(String beginning) {
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith(beginning), text);
        assertEquals(1, text.lines().count(), text);
    }

    @Test
    void shouldEndWith2AndOneSentenceOnAnUnknownVariable() {
        assertEquals(2, run(Map.of("VOLTGATE_X", "1")));
        assertOneSentence("Unknown variable VOLTGATE_X");
    }

    @Test
    void shouldEndWith2AndOneSentenceOnATakenPort() {
        assertEquals(2, run(Map.of("VOLTGATE_STATIONS_PORT", "9001")));
        assertOneSentence("The port 9001 is taken.");
    }

    @Test
    void shouldEndWith2AndOneSentenceOnAnUnreadableFileAndOnAnUnknownOption() {
        assertEquals(2, run(Map.of(), "--config", "/nowhere/voltgate.yaml"));
        assertOneSentence("The configuration file /nowhere/voltgate.yaml can't be read.");
        err.reset();
        assertEquals(2, run(Map.of(), "--frob"));
        assertOneSentence("Unknown option: '--frob'");
    }

    @Test
    void shouldPrintTheConfigurationAndTheHelp() {
        assertEquals(0, run(Map.of("VOLTGATE_STATIONS_PORT", "9002"), "--print-config"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("  port: 9002\n"));
        assertEquals(0, run(Map.of(), "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--print-config"));
    }
}
