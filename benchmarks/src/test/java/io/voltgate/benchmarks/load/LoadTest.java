package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program over real sockets, for a second or two; how fast it is, is not asked. */
@Timeout(60)
class LoadTest {
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Load());
        PrintWriter writer = new PrintWriter(said, true);
        return line.setOut(writer).setErr(writer).execute(arguments);
    }

    private int run(TinyGateway gateway, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--url", gateway.stations().toString(),
                "--backend", gateway.backend().toString(),
                "--stations", "3",
                "--meter-values", "2",
                "--warm-up", "0",
                "--seconds", "1"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void shouldFindEverySessionOfAClosedLoop(@TempDir Path folder) throws IOException {
        Path latencies = folder.resolve("latencies.hgrm");
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, "--output", latencies.toString()), said::toString);
        }
        assertTrue(said.toString().contains("Failures: 0"), said::toString);
        assertTrue(said.toString().contains("sessions as acknowledged, 0 not"), said::toString);
        assertTrue(Files.readString(latencies).contains("Percentile"));
    }

    @Test
    void shouldOfferTheRateOfAnOpenLoop() throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, "--mode", "open", "--rate", "60"), said::toString);
        }
        assertTrue(said.toString().contains("offered 60 calls/s, due and answered 60,"), said::toString);
    }

    @Test
    void shouldFailWhereAnAcknowledgedSessionHasNoRow() throws IOException {
        try (TinyGateway gateway = new TinyGateway(5)) {
            assertEquals(1, run(gateway, "--mode", "open", "--rate", "120"), said::toString);
        }
        assertTrue(said.toString().contains("has no row"), said::toString);
    }

    @Test
    void shouldRefuseOtherMachines() {
        assertEquals(2, run("--url", "ws://192.0.2.7:9000/ocpp", "--backend", "http://127.0.0.1:8080"));
        assertTrue(said.toString().contains("this machine only"), said::toString);
    }

    @Test
    void shouldWantAGatewayToBeNamed() {
        assertEquals(2, run());
        assertTrue(said.toString().contains("--spawn"), said::toString);
    }
}
