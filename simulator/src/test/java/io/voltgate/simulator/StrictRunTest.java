package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.link.StationLink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StrictRunTest {
    private final StringWriter said = new StringWriter();

    private int simulator(Object command, String... args) {
        return new CommandLine(command).setOut(new PrintWriter(said, true)).execute(args);
    }

    @Test
    void shouldFailWhereTheServersClockIsWrong() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            URI url = server.url();
            int outcome = simulator(
                    new RunCommand(),
                    "--strict",
                    "--url=" + url,
                    "--stations=2",
                    "--version=1.6",
                    "--speed=3000",
                    "--duration=60");
            assertEquals(1, outcome, said::toString);
            assertTrue(said.toString().contains("all went well"), said::toString);
            assertTrue(said.toString().contains("strict: clock-off, 2 times: "), said::toString);
        }
    }

    @Test
    void shouldSayThatNoRuleWasBroken() {
        StrictWatch watch = new StrictWatch(2, _ -> null);
        StationLink.Dialer never = listener -> {
            throw new IllegalStateException(listener.toString());
        };
        StationLink.Dialer _ = watch.wired("CS-1", OcppVersion.V16, never);
        assertTrue(watch.print(new PrintWriter(said, true)));
        assertTrue(said.toString().contains("no rule was broken"), said::toString);
    }

    @Test
    void shouldListEachRuleWithItsSource() {
        assertEquals(0, simulator(new RulesCommand(), "--tabs"));
        assertEquals(Rule.values().length, said.toString().lines().count());
        assertTrue(said.toString().lines().allMatch(line -> line.split("\t", -1).length == 3), said::toString);
    }
}
