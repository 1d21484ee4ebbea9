package io.voltgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The scenario language: what is written, what it means, and what is refused. */
final class ScenarioTest {
    private static final long NOW = 1_790_000_000_000L;

    private static <T extends Step> T only(Class<T> type, String line) {
        List<Step> steps = Scenario.parse("station CS-1 ocpp2.0.1\n" + line).steps();
        assertEquals(2, steps.size());
        return assertInstanceOf(type, steps.get(1));
    }

    @Test
    void shouldReadTheExampleOfTheDesign() {
        Scenario scenario = Scenario.parse("""
            station CS-1 ocpp2.0.1
              > BootNotification reason=PowerUp              < Accepted interval=300
              > TransactionEvent Started tx=T1 seq=0         < ok          => SessionStarted CS-1 T1
              crash                                          # lose the unsynced tail, recover
              > TransactionEvent Started tx=T1 seq=0         < ok          => nothing      # resent, deduplicated
              after 301s                                                   => StationSilent CS-1
            """);
        List<Step> steps = scenario.steps();
        assertEquals(6, steps.size());
        assertEquals(new Step.Declare(1, "CS-1", OcppVersion.V201, false, null), steps.get(0));
        Step.Call boot = assertInstanceOf(Step.Call.class, steps.get(1));
        assertEquals(new Args(List.of(), Map.of("reason", "PowerUp")), boot.args());
        assertEquals(new Expectation(new Args(List.of("Accepted"), Map.of("interval", "300"))), boot.expected());
        assertNull(boot.facts());
        assertEquals(
                List.of(new Fact("SessionStarted", new Args(List.of("CS-1", "T1"), Map.of()))),
                steps.get(2).facts());
        assertEquals(new Step.Crash(4, null), steps.get(3));
        assertEquals(List.of(), steps.get(4).facts());
        assertEquals(301_000, assertInstanceOf(Step.After.class, steps.get(5)).ms());
        assertEquals(6, steps.get(5).line());
    }

    @Test
    void shouldKeepQuotesJsonAndRawFramesInOnePiece() {
        Step.Call json = only(Step.Call.class, "> DataTransfer {\"vendorId\": \"a # b\", \"x\": [1, 2]} < ok");
        assertEquals("{\"vendorId\": \"a # b\", \"x\": [1, 2]}", json.rawPayload());
        Step.Call quoted = only(Step.Call.class, "> DataTransfer vendor=\"a b\" data.x=7");
        assertEquals(Map.of("vendor", "a b", "data.x", "7"), quoted.args().pairs());
        Step.Raw raw = only(Step.Raw.class, "  >> [2, \"1\",   < FormatViolation => nothing");
        assertEquals("[2, \"1\",", raw.text());
        assertEquals(List.of("FormatViolation"), raw.expected().args().words());
        assertEquals(List.of(), raw.facts());
    }

    @Test
    void shouldReadWhatTheBackendOrdersAndWhatTheStationAnswers() {
        Step.Order order =
                only(Step.Order.class, "! StartSession token=T1 connector=2 => CommandAccepted, CommandSent");
        assertEquals(2, order.facts() == null ? 0 : order.facts().size());
        assertEquals(
                new Command.StartSession(IdToken.of("T1"), new ConnectorId(2, 1)),
                Orders.command(order, new Variables(NOW)));
        Step.Receive receive =
                only(Step.Receive.class, "< RequestStartTransaction evseId=2 > Accepted transactionId=T9");
        assertEquals("RequestStartTransaction", receive.action());
        assertEquals(
                "{\"status\":\"Accepted\",\"transactionId\":\"T9\"}",
                Shorthand.answer(receive.answer().args()).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ! StartSession token=T1 connector=2      | {"type":"StartSession","token":{"value":"T1","type":""},"connector":{"evse":2,"connector":1}}
        ! StartSession token=T1                  | {"type":"StartSession","token":{"value":"T1","type":""}}
        ! Reserve {"id":1,"expiresAt":"$now+1h"} | {"type":"Reserve","id":1,"expiresAt":"2026-09-21T15:13:20Z"}
        ! raw SetMonitoringBase {"monitoringBase":"All"} | {"type":"Raw","action":"SetMonitoringBase","payload":{"monitoringBase":"All"}}
        ! raw ClearCache                         | {"type":"Raw","action":"ClearCache","payload":{}}
        """)
    void shouldWriteWhatTheApiIsTold(String line, String body) {
        assertEquals(body, Orders.body(only(Step.Order.class, line), new Variables(NOW)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        < A > Accepted a.0.b=1 a[1].b=x | [3,"7",{"status":"Accepted","a":[{"b":1},{"b":"x"}]}]
        < A > {"requestId":$id}         | [3,"7",{"requestId":5}]
        < A > error NotSupported        | [4,"7","NotSupported","",{}]
        < A > silence                   |
        < A > later a                   |
        < A                             | [3,"7",{}]
        """)
    void shouldAnswerAsAStationThatIsCalled(String line, @Nullable String frame) {
        Variables variables = new Variables(NOW);
        variables.capture("$id", "5");
        Step.Receive receive = only(Step.Receive.class, line);
        assertEquals(
                frame,
                receive.answer().to("7", variables).map(FrameCodec::encode).orElse(null));
    }

    @Test
    void shouldReadWhatIsAnsweredLaterAndSaidByHand() {
        assertEquals(
                "a", only(Step.Receive.class, "< A > later a").answer().later().orElseThrow());
        Step.Reply reply = only(Step.Reply.class, "answer a > Accepted");
        assertEquals("a", reply.name());
        assertEquals(List.of("Accepted"), reply.answer().args().words());
        Step.BareFrame frame = only(Step.BareFrame.class, "frame rsv=4 opcode=0 last=no mask=no [2,\"1\"] < silence");
        assertEquals(new Step.BareFrame.Head(false, 4, 0, false), frame.head());
        assertEquals("[2,\"1\"]", frame.text());
        assertEquals(
                new Step.BareFrame.Head(true, 0, 1, true),
                only(Step.BareFrame.class, "frame x").head());
        assertFalse(only(Step.Pongs.class, "pongs off").on());
    }

    @Test
    void shouldTellTheLocalTimeWithoutItsZone() {
        Variables variables =
                new Variables(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
        assertEquals("2026-03-01T10:00:00 2026-03-01T12:00:00Z", variables.resolve("$local-2h $now"));
    }

    @Test
    void shouldReadWhatWasEnteredHowAStationDialsAndWhatIsStored() {
        Step.Given given = only(Step.Given.class, "given token A status=blocked");
        assertEquals(Step.Given.Kind.TOKEN, given.kind());
        assertEquals(new Args(List.of(), Map.of("status", "blocked")), given.args());
        Step.Connect connect = only(Step.Connect.class, "connect password=wrong < 401");
        assertEquals(List.of("401"), connect.answer().words());
        Step.Standing standing = only(Step.Standing.class, "always < GetBaseReport > NotSupported");
        assertEquals("GetBaseReport", standing.action());
        Step.Check check = only(Step.Check.class, "? /sessions?station={station} status=completed count=1");
        assertEquals("/sessions?station={station}", check.path());
        assertEquals(
                List.of("ANSWERED"),
                only(Step.CheckOrder.class, "? command ANSWERED").args().words());
        assertTrue(assertInstanceOf(
                        Step.Declare.class,
                        Scenario.parse("station CS-1 ocpp1.6 away").steps().getFirst())
                .away());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        status=completed          | true
        status=completed energy=2 | true
        status=active energy=2    | false
        status=completed count=1  | true
        count=2                   | true
        count=1                   | false
        404                       | false
        """)
    void shouldFindOneItemThatHasAllFields(String wanted, boolean fits) {
        StoredExpectation expected = new StoredExpectation(
                only(Step.Check.class, "? /sessions " + wanted).args());
        String body = "{\"items\":[{\"status\":\"active\",\"energy\":1},{\"status\":\"completed\",\"energy\":2.000}]}";
        assertEquals(fits, expected.mismatch(200, body, new Variables(NOW)).isEmpty());
    }

    @Test
    void shouldCaptureOnlyFromTheItemThatFits() {
        Variables variables = new Variables(NOW);
        StoredExpectation expected = new StoredExpectation(
                only(Step.Check.class, "? /sessions id=$id status=completed").args());
        String body = "[{\"id\":1,\"status\":\"active\"},{\"id\":2,\"status\":\"completed\"}]";
        assertEquals(Optional.empty(), expected.mismatch(200, body, variables));
        assertEquals("2", variables.resolve("$id"));
    }

    @Test
    void shouldPutInTheLinesOfAnotherText() {
        Map<String, String> library =
                Map.of("booted", "> BootNotification < Accepted\n> Heartbeat", "circle", "use circle");
        List<Step> steps = Scenario.parse("uses", "station A ocpp1.6\nuse booted\n> Heartbeat", library::get)
                .steps();
        assertEquals(List.of(1, 2, 2, 3), steps.stream().map(Step::line).toList());
        ScenarioException wrong = assertThrows(
                ScenarioException.class, () -> Scenario.parse("circle", "station A ocpp1.6\nuse circle", library::get));
        assertEquals(2, wrong.line());
        assertThrows(ScenarioException.class, () -> Scenario.parse("use nothing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        > Heartbeat                        | no station has been named yet
        station CS-1                       | it is: station IDENTITY
        station CS-1 ocpp9                 | no version of OCPP
        station A ocpp1.6;> Heartbeat <    | nothing follows <
        station A ocpp1.6;>                | here must be an action
        station A ocpp1.6;> X {a           | a bracket isn't closed
        station A ocpp1.6;> X a=1 a=2      | a is given twice
        station A ocpp1.6;> X =1           | has no key
        station A ocpp1.6;dance            | is no step
        station A ocpp1.6;crash now        | stands alone
        station A ocpp1.6;after 3 weeks    | it is: after NUMBER
        station A ocpp1.6;after 3s < ok    | only a call, an order
        station A ocpp1.6;? sessions       | begins with /
        station A ocpp1.6;given luck       | it is: given station
        station A ocpp1.6;always < A       | it is: always
        station A ocpp1.6;crash => A, ,    | facts are
        station A ocpp1.6;crash => nothing, A | facts are
        """)
    void shouldNameTheLineOfAnError(String text, String sentence) {
        String lines = text.replace(';', '\n');
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> Scenario.parse(lines));
        assertEquals(lines.split("\n", -1).length, wrong.line());
        assertTrue(String.valueOf(wrong.getMessage()).contains(sentence), wrong::getMessage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        V16  | Heartbeat                                     | {}
        V16  | BootNotification reason=PowerUp               | {"chargePointVendor":"Voltgate","chargePointModel":"Script"}
        V16  | Authorize tag=B                               | {"idTag":"B"}
        V16  | StartTransaction tag=A meter=1000 at=+10s     | {"connectorId":1,"idTag":"A","meterStart":1000,"timestamp":"2026-09-21T14:13:30Z"}
        V16  | StartTransaction meter=lots timestamp=-       | {"connectorId":1,"idTag":"A","meterStart":"lots"}
        V16  | StopTransaction tx=7 meter=2 at=soon reason=Remote | {"transactionId":7,"meterStop":2,"timestamp":"soon","reason":"Remote"}
        V16  | MeterValues tx=7 energy=1200                  | {"connectorId":1,"transactionId":7,"meterValue":[{"timestamp":"2026-09-21T14:13:20Z","sampledValue":[{"value":"1200","measurand":"Energy.Active.Import.Register","unit":"Wh"}]}]}
        V201 | BootNotification                              | {"reason":"PowerUp","chargingStation":{"model":"Script","vendorName":"Voltgate"}}
        V201 | StatusNotification Occupied evse=2 at=-1h     | {"timestamp":"2026-09-21T13:13:20Z","connectorStatus":"Occupied","evseId":2,"connectorId":1}
        V201 | TransactionEvent Started tx=T1 seq=0 evse=1 token=A energy=1000 | {"eventType":"Started","timestamp":"2026-09-21T14:13:20Z","triggerReason":"CablePluggedIn","seqNo":0,"transactionInfo":{"transactionId":"T1"},"evse":{"id":1,"connectorId":1},"idToken":{"idToken":"A","type":"ISO14443"},"meterValue":[{"timestamp":"2026-09-21T14:13:20Z","sampledValue":[{"measurand":"Energy.Active.Import.Register","value":1000,"unitOfMeasure":{"unit":"Wh"}}]}]}
        V201 | TransactionEvent Ended tx=5 transactionInfo.remoteStartId=3 | {"eventType":"Ended","timestamp":"2026-09-21T14:13:20Z","triggerReason":"EVDeparted","seqNo":0,"transactionInfo":{"transactionId":"5","remoteStartId":3}}
        V201 | Nope a.b=true                                 | {"a":{"b":true}}
        """)
    void shouldWriteShortFormsOut(OcppVersion version, String call, String payload) {
        Step.Call step = only(Step.Call.class, "> " + call);
        assertEquals(payload, Shorthand.payload(version, step, new Variables(NOW), NOW));
    }

    @Test
    void shouldCaptureAndCompareVariables() {
        Variables variables = new Variables(NOW);
        Frame answer = new Frame.CallResult("1", "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        Expectation first =
                only(Step.Call.class, "> A < Accepted transactionId=$tx").expected();
        assertTrue(first.matches(answer, variables));
        assertTrue(first.matches(answer, variables));
        Frame other = new Frame.CallResult("1", "{\"transactionId\":8,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        assertFalse(first.matches(other, variables));
        Step.Call stop = only(Step.Call.class, "> StopTransaction tx=$tx timestamp=-");
        assertEquals("{\"transactionId\":7,\"meterStop\":0}", Shorthand.payload(OcppVersion.V16, stop, variables, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "ok, true",
        "silence, false",
        "Accepted, true",
        "Blocked, false",
        "x.y=1, true",
        "x.y=2, false",
        "x.*=-, false",
        "x.*=1.0, true",
        "list.*=b, true",
        "list[*]=c, false",
        "list[0]=a, true",
        "z=-, true",
        "x.y=*, true",
        "z=*, false",
        "list.1=b, true",
        "NotImplemented, false"
    })
    void shouldMatchResults(String expected, boolean fits) {
        Frame answer = new Frame.CallResult(
                "1", "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"x\":{\"y\":1},\"list\":[\"a\",\"b\"]}");
        assertEquals(fits, only(Step.Call.class, "> A < " + expected).expected().matches(answer, new Variables(NOW)));
    }

    @Test
    void shouldMatchErrorsAndSilence() {
        Frame error = Frame.CallError.of("1", "NotImplemented", "");
        Variables variables = new Variables(NOW);
        assertTrue(only(Step.Call.class, "> A < NotImplemented").expected().matches(error, variables));
        assertFalse(only(Step.Call.class, "> A < ok").expected().matches(error, variables));
        assertTrue(only(Step.Call.class, "> A < silence").expected().matches(null, variables));
        assertFalse(only(Step.Call.class, "> A < ok").expected().matches(null, variables));
        assertTrue(only(Step.Call.class, "> A").expected().matches(error, variables));
    }

    @Test
    void shouldMatchFactsByWordsAndFields() {
        Fact fact = new Fact("SessionStarted", new Args(List.of("CS-1", "T1"), Map.of("meterStart", "5")));
        JsonMapper json = JsonMapper.shared();
        String event = "{\"type\":\"SessionStarted\",\"station\":\"CS-1\",\"transaction\":\"T1\",\"meterStart\":5}";
        assertTrue(fact.matches(json.readTree(event), new Variables(NOW)));
        assertFalse(fact.matches(json.readTree(event.replace("T1", "T2")), new Variables(NOW)));
        assertFalse(fact.matches(json.readTree(event.replace(":5", ":6")), new Variables(NOW)));
        assertFalse(fact.matches(json.readTree(event.replace("SessionStarted", "Other")), new Variables(NOW)));
    }
}
