package io.voltgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.shard.FixedDirectory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks, conditions and reckoning of the scenario language: what they mean to a whole shard, and what is refused. */
final class BlocksTest {
    private static final long NOW = 1_790_000_000_000L;

    private static ScenarioReport play(String text) {
        return new EngineRunner(new FixedDirectory()).run(Scenario.parse(text));
    }

    @Test
    void shouldRepeatLinesWithNamesOfTheirOwn() {
        ScenarioReport report = play("""
            station CS-1 ocpp1.6
            let $meter = 1000
            repeat 3 {
              > StartTransaction tag=A meter=$meter at=+${i}0s     < Accepted transactionId=$tx  => SessionStarted, PaymentOpened
              let $meter = $meter + 500
              > StopTransaction tx=$tx meter=$meter at=+${i}5s     < ok
            }
            > StartTransaction tag=A meter=$meter at=+50s          < Accepted transactionId>3
            """);
        assertEquals(List.of(), report.failures());
    }

    @Test
    void shouldPlayBranchesInTurnsAndStationsByTheirRound() {
        ScenarioReport report = play("""
            parallel 2 {
              station CS-$i ocpp2.0.1
              > BootNotification                                   < Accepted interval>0
              > TransactionEvent Started tx=T$i seq=0 evse=1 token=A energy=0 < ok => SessionStarted CS-$i T$i, PaymentOpened, SessionUpdated, SessionMetered
            and
              station OLD-$i ocpp1.6
              > BootNotification                                   < Accepted currentTime>=2026-01-01T00:00:00Z
            }
            """);
        assertEquals(List.of(), report.failures());
    }

    @Test
    void shouldTakeWhatIsSentBeforeItsAnswerIsLookedAt() {
        ScenarioReport report = play("""
            station CS-1 ocpp1.6
            > BootNotification      < later boot
            > Heartbeat             < later beat
            answer beat             < currentTime~Z$
            answer boot             < Accepted within 5s
            parts 3 [2,"p","Heartbeat",{}] < currentTime=*
            """);
        assertEquals(List.of(), report.failures());
    }

    @Test
    void shouldSeeACallThatNeverShouldCome() {
        ScenarioReport report = play("""
            station CS-1 ocpp1.6
            > BootNotification      < Accepted
            ! ClearCache
            never < ClearCache
            """);
        assertEquals(4, report.failures().getFirst().line());
    }

    @Test
    void shouldTakeCallsInAnyOrderButNoOther() {
        String text = """
            station CS-1 ocpp1.6
            > BootNotification      < Accepted
            ! ClearCache
            ! Unlock connector=1
            unordered {
              < UnlockConnector connectorId=1  > Unlocked
              < ClearCache                     > Accepted
            }
            """;
        assertEquals(List.of(), play(text).failures());
        assertFalse(play(text.replace("< ClearCache ", "< Reset ")).isFine());
    }

    @ParameterizedTest
    @CsvSource({
        "x.y>0, true",
        "x.y>=1, true",
        "x.y<1, false",
        "x.y!=2, true",
        "list.*!=a, false",
        "list.#=2, true",
        "list.#>2, false",
        "list.*~^b$, true",
        "at>2026-01-01T00:00:00Z, true",
        "at<2026-01-01T00:00:00Z, false",
        "at>$now-1h, true",
        "at<=$now, true",
        "x>1, false",
        "none~., false",
        "none!=1, true"
    })
    void shouldCompareFields(String expected, boolean fits) {
        Frame answer =
                new Frame.CallResult("1", "{\"at\":\"2026-09-21T14:13:20Z\",\"x\":{\"y\":1},\"list\":[\"a\",\"b\"]}");
        Step step = Scenario.parse("station CS-1 ocpp1.6\n> A < " + expected)
                .steps()
                .get(1);
        Step.Call call = assertInstanceOf(Step.Call.class, step);
        assertEquals(fits, call.expected().matches(answer, new Variables(NOW)), expected);
    }

    @Test
    void shouldKeepALimitAroundItsLine() {
        Step step = Scenario.parse("station CS-1 ocpp1.6\n< Reset type=Hard within 5s > Accepted => CommandAnswered")
                .steps()
                .get(1);
        Step.Within within = assertInstanceOf(Step.Within.class, step);
        assertEquals(5000, within.ms());
        assertInstanceOf(Step.Receive.class, within.step());
        assertEquals(1, within.facts() == null ? 0 : within.facts().size());
    }

    @Test
    void shouldKeepADefaultOnlyWhereNothingElseWasSaid() {
        Variables variables = new Variables(NOW);
        variables.set("$token", "MINE");
        Scenario.parse("default $token = THEIRS\nlet $n = 2 * 3")
                .steps()
                .forEach(step -> variables.let((Step.Let) step));
        assertEquals("MINE 6 ${unknown}", variables.resolve("$token ${n} ${unknown}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat 3 {",
                "repeat many {\n}",
                "}",
                "for x in a b {\n}",
                "parallel x y {\n}",
                "station A ocpp1.6\nunordered {\n> Heartbeat\n}",
                "let tx = 1",
                "let $tx = 1 / 2",
                "station A ocpp1.6\nbinary 0g",
                "station A ocpp1.6\nparts 0 x",
                "station A ocpp1.6\nanswer x",
                "station A ocpp1.6\nanswer x >",
                "station A ocpp1.6\nanswer x > later y",
                "station A ocpp1.6\npongs maybe",
                "station A ocpp1.6\nframe rsv=8 x",
                "station A ocpp1.6\nframe opcode=16 x",
                "station A ocpp1.6\nframe end=no x",
                "station A ocpp1.6\n> Heartbeat < currentTime~(",
                "station A ocpp1.6\nnever Reset"
            })
    void shouldRefuseWhatIsNoBlockAndNoLine(String text) {
        assertThrows(ScenarioException.class, () -> Scenario.parse(text));
    }

    @Test
    void shouldSayWhatNeedsSockets() {
        ScenarioReport report = play("station CS-1 ocpp1.6\nbinary 00ff\nping\npongs off\nframe rsv=4 x\nanswer a > b");
        assertEquals(5, report.failures().size());
        assertTrue(report.failures().getFirst().what().startsWith("sockets only"));
    }
}
