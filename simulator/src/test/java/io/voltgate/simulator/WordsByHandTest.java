package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the language for handshakes and frames that no good station makes, against a small server on the loop-back. */
@Timeout(60)
final class WordsByHandTest {
    private static final SocketScenarioRunner.Waits WAITS =
            new SocketScenarioRunner.Waits(Duration.ofMillis(700), Duration.ofMillis(200), Duration.ofSeconds(1));

    private static List<ScenarioReport.Failure> play(CannedServer server, String text) {
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(server.url(), "", null, WAITS, null);
        return new SocketScenarioRunner(setup, 0).run(Scenario.parse(text)).failures();
    }

    @Test
    void shouldDialAndSpeakByHand() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            String text = """
                station A ocpp1.6
                > BootNotification < ok
                connect beside < 101|200
                > Heartbeat < ok
                connect target={path}//x/{station} header.X-Odd=1 password=hex:00ff < 101
                pongs off
                > Heartbeat < ok
                pongs on
                ping
                frame [2,"1","Heartbeat",{}] < ok
                frame rsv=4 [2,"2","Heartbeat",{}]
                closed 1002
                """;
            assertEquals(List.of(), play(server, text));
            assertEquals("Basic QToA/w==", server.authorizations().get("A"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        connect beside;closed old             | the server keeps the connection
        answer reset > Accepted               | no call is to be answered as reset
        connect header.Sec-WebSocket-Version=8 < 101 | the server answers
        connect < 401                         | the server answers
        frame rsv=4 x;closed 1000             | the server closes with 1002, not 1000
        < Reset > later reset                 | the server didn't call Reset
        ! again                               | this needs the gateway's API
        """)
    void shouldSayWhatGoesOtherwise(String lines, String sentence) throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            List<ScenarioReport.Failure> failures =
                    play(server, "station A ocpp1.6\n" + lines.strip().replace(";", "\n"));
            assertEquals(1, failures.size());
            assertTrue(failures.getFirst().what().contains(sentence), failures.getFirst()::what);
        }
    }
}
