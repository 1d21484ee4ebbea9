package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.fleet.FleetPlan;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What stations answer to orders, and what the orders cause. */
final class OrdersTest {
    private final ManualTimeline timeline = new ManualTimeline();
    private final FakeGateway gateway = new FakeGateway();

    private Station station(OcppVersion version) {
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused"))
                .withConnectors(2)
                .withSessionsPerStation(1)
                .withHabits(new DriverHabits(1, 50_000, 60_000, 86_400_000, 86_400_000));
        Station station = new Station(
                new Station.Spec("CS-1", version, plan.station(), 7, 0, List.of("A", "B")),
                timeline,
                gateway,
                new Counters(),
                () -> {});
        gateway.answering(gateway::accepting);
        station.start();
        timeline.pass(1_000);
        return station;
    }

    private String order(String action, String payload) {
        gateway.tell(new Frame.Call("o-" + gateway.answers().size(), action, payload));
        timeline.pass(0);
        return switch (gateway.answers().getLast()) {
            case Frame.CallResult(String _, String answer) -> answer;
            case Frame.CallError(String _, String code, String _, String _) -> code;
            case Frame.Call _, Frame.Send _, Frame.CallResultError _ ->
                throw new AssertionError(gateway.answers().getLast());
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ClearCache             | {}                                              | {"status":"Accepted"}
        ChangeConfiguration    | {"key":"HeartbeatInterval","value":"10"}        | {"status":"Accepted"}
        ChangeConfiguration    | {"key":"HeartbeatInterval","value":"soon"}      | {"status":"Rejected"}
        ChangeConfiguration    | {"key":"NumberOfConnectors","value":"9"}        | {"status":"Rejected"}
        ChangeConfiguration    | {"key":"Colour","value":"red"}                  | {"status":"NotSupported"}
        GetConfiguration       | {"key":["NumberOfConnectors"]}                  | {"configurationKey":[{"key":"NumberOfConnectors","readonly":true,"value":"2"}]}
        GetConfiguration       | {"key":["Colour"]}                              | {"unknownKey":["Colour"],"configurationKey":[]}
        UnlockConnector        | {"connectorId":1}                               | {"status":"Unlocked"}
        UnlockConnector        | {"connectorId":9}                               | {"status":"NotSupported"}
        ChangeAvailability     | {"connectorId":1,"type":"Inoperative"}          | {"status":"Accepted"}
        ChangeAvailability     | {"connectorId":9,"type":"Inoperative"}          | {"status":"Rejected"}
        RemoteStopTransaction  | {"transactionId":12345}                         | {"status":"Rejected"}
        RemoteStartTransaction | {"idTag":"X","connectorId":1}                   | {"status":"Accepted"}
        RemoteStartTransaction | {"connectorId":1}                               | OccurenceConstraintViolation
        TriggerMessage         | {"requestedMessage":"FirmwareStatusNotification"} | {"status":"Accepted"}
        TriggerMessage         | {"requestedMessage":"Coffee"}                   | {"status":"NotImplemented"}
        TriggerMessage         | {"requestedMessage":"Heartbeat"}                | {"status":"Accepted"}
        Reset                  | {"type":"Soft"}                                 | {"status":"Accepted"}
        DataTransfer           | {"vendorId":"x"}                                | {"status":"UnknownVendorId"}
        GetDiagnostics         | {}                                              | OccurenceConstraintViolation
        SetChargingProfile     | {}                                              | OccurenceConstraintViolation
        MakeCoffee             | {}                                              | NotImplemented
        """)
    void shouldAnswerOrdersIn16(String action, String payload, String answer) {
        station(OcppVersion.V16);
        assertEquals(answer, order(action, payload));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ClearCache              | {}                                                     | {"status":"Accepted"}
        GetTransactionStatus    | {}                                                     | {"messagesInQueue":false}
        GetTransactionStatus    | {"transactionId":"T"}                                  | {"messagesInQueue":false,"ongoingIndicator":false}
        RequestStopTransaction  | {"transactionId":"T"}                                  | {"status":"Rejected"}
        RequestStartTransaction | {"idToken":{"idToken":"X","type":"Central"},"remoteStartId":5,"evseId":1} | {"status":"Accepted"}
        UnlockConnector         | {"evseId":1,"connectorId":1}                           | {"status":"Unlocked"}
        UnlockConnector         | {"evseId":7,"connectorId":1}                           | {"status":"UnknownConnector"}
        ChangeAvailability      | {"operationalStatus":"Inoperative","evse":{"id":2}}    | {"status":"Accepted"}
        GetVariables            | {"getVariableData":[{"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]} | {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"300","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}
        GetVariables            | {"getVariableData":[{"component":{"name":"Nope"},"variable":{"name":"X"}}]} | {"getVariableResult":[{"attributeStatus":"UnknownComponent","component":{"name":"Nope"},"variable":{"name":"X"}}]}
        SetVariables            | {"setVariableData":[{"attributeValue":"x","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]} | {"setVariableResult":[{"attributeStatus":"Rejected","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}
        GetBaseReport           | {"requestId":1,"reportBase":"SummaryInventory"}        | {"status":"Accepted"}
        GetBaseReport           | {"requestId":1,"reportBase":"Everything"}              | {"status":"NotSupported"}
        GetReport               | {"requestId":1,"componentCriteria":["Problem"]}        | {"status":"EmptyResultSet"}
        GetReport               | {"requestId":1,"componentVariable":[{"component":{"name":"EVSE","evse":{"id":2}}}]} | {"status":"Accepted"}
        SetVariables            | {"setVariableData":[{"attributeValue":"2","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]} | {"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}
        SetVariables            | {"setVariableData":[{"attributeType":"Target","attributeValue":"2","component":{"name":"TxCtrlr"},"variable":{"name":"EVConnectionTimeOut"}}]} | {"setVariableResult":[{"attributeStatus":"NotSupportedAttributeType","attributeType":"Target","component":{"name":"TxCtrlr"},"variable":{"name":"EVConnectionTimeOut"}}]}
        SetVariables            | {"setVariableData":[{"attributeValue":"Voltage,Colour","component":{"name":"SampledDataCtrlr"},"variable":{"name":"TxUpdatedMeasurands"}}]} | {"setVariableResult":[{"attributeStatus":"Rejected","component":{"name":"SampledDataCtrlr"},"variable":{"name":"TxUpdatedMeasurands"}}]}
        GetVariables            | {"getVariableData":[{"component":{"name":"Connector","evse":{"id":2,"connectorId":1}},"variable":{"name":"AvailabilityState"}}]} | {"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"Available","component":{"name":"Connector","evse":{"id":2,"connectorId":1}},"variable":{"name":"AvailabilityState"}}]}
        GetVariables            | {"getVariableData":[{"component":{"name":"EVSE","evse":{"id":3}},"variable":{"name":"Power"}}]} | {"getVariableResult":[{"attributeStatus":"UnknownComponent","component":{"name":"EVSE","evse":{"id":3}},"variable":{"name":"Power"}}]}
        GetVariables            | {"getVariableData":[{"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]} | {"getVariableResult":[{"attributeStatus":"Rejected","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}
        Reset                   | {"type":"OnIdle"}                                      | {"status":"Accepted"}
        GetLog                  | {}                                                     | OccurrenceConstraintViolation
        PublishFirmware         | {}                                                     | OccurrenceConstraintViolation
        MakeCoffee              | {}                                                     | NotImplemented
        SetVariables            | {}                                                     | OccurrenceConstraintViolation
        """)
    void shouldAnswerOrdersIn201(String action, String payload, String answer) {
        station(OcppVersion.V201);
        assertEquals(answer, order(action, payload));
    }

    @Test
    void shouldStartAndStopRemotelyIn16() {
        station(OcppVersion.V16);
        order("RemoteStartTransaction", "{\"idTag\":\"REMOTE-1\"}");
        timeline.pass(60_000);
        assertTrue(gateway.heard("Authorize").isEmpty());
        assertEquals("REMOTE-1", gateway.heard("StartTransaction").getFirst().text("idTag"));
        assertEquals("{\"status\":\"Accepted\"}", order("RemoteStopTransaction", "{\"transactionId\":701}"));
        timeline.pass(60_000);
        assertEquals("Remote", gateway.heard("StopTransaction").getFirst().text("reason"));
    }

    @Test
    void shouldBringBackTheRemoteStartIdIn201() {
        station(OcppVersion.V201);
        order(
                "RequestStartTransaction",
                "{\"idToken\":{\"idToken\":\"R\",\"type\":\"Central\"},\"remoteStartId\":77,\"evseId\":2}");
        timeline.pass(60_000);
        FakeGateway.Heard started = gateway.heard("TransactionEvent").getFirst();
        assertEquals("RemoteStart", started.text("triggerReason"));
        assertEquals("77", started.text("transactionInfo.remoteStartId"));
        String id = started.text("transactionInfo.transactionId");
        assertEquals(
                "{\"status\":\"Accepted\"}", order("RequestStopTransaction", "{\"transactionId\":\"" + id + "\"}"));
        timeline.pass(60_000);
        FakeGateway.Heard ended = gateway.heard("TransactionEvent").getLast();
        assertEquals("Ended", ended.text("eventType"));
        assertEquals("Remote", ended.text("transactionInfo.stoppedReason"));
    }

    @Test
    void shouldSendTheReportInParts() {
        station(OcppVersion.V201);
        order("GetBaseReport", "{\"requestId\":31,\"reportBase\":\"FullInventory\"}");
        timeline.pass(1_000);
        List<FakeGateway.Heard> parts = gateway.heard("NotifyReport");
        assertTrue(parts.size() > 1);
        for (int i = 0; i < parts.size(); i++) {
            JsonNode part = parts.get(i).payload();
            assertEquals(31, part.path("requestId").asInt());
            assertEquals(i, part.path("seqNo").asInt());
            assertEquals(i < parts.size() - 1, part.path("tbc").asBoolean());
            assertFalse(part.path("reportData").isEmpty());
        }
    }

    @Test
    void shouldBeatAtTheIntervalThatWasSet() {
        station(OcppVersion.V16);
        order("ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"10\"}");
        timeline.pass(61_000);
        assertEquals(6, gateway.heard("Heartbeat").size());
    }

    @Test
    void shouldHoldFromTheNextStartOnWhatNeedsAReboot() {
        Station station = station(OcppVersion.V201);
        order(
                "SetVariables",
                "{\"setVariableData\":[{\"attributeValue\":\"2\",\"component\":{\"name\":\"OCPPCommCtrlr\"},"
                        + "\"variable\":{\"name\":\"NetworkConfigurationPriority\"}}]}");
        assertEquals("1", station.settings().text("OCPPCommCtrlr.NetworkConfigurationPriority"));
        order("Reset", "{\"type\":\"Immediate\"}");
        timeline.pass(10_000);
        assertEquals("2", station.settings().text("OCPPCommCtrlr.NetworkConfigurationPriority"));
    }

    @Test
    void shouldReportWhatWasAskedForOnly() {
        station(OcppVersion.V201);
        order("GetReport", "{\"requestId\":4,\"componentVariable\":[{\"component\":{\"name\":\"TxCtrlr\"}}]}");
        timeline.pass(1_000);
        JsonNode report = gateway.heard("NotifyReport").getFirst().payload();
        report.path("reportData")
                .forEach(row -> assertEquals(
                        "TxCtrlr", row.path("component").path("name").asString()));
        assertEquals(7, report.path("reportData").size());
    }

    @Test
    void shouldBootAgainAfterAReset() {
        Station station = station(OcppVersion.V201);
        order("Reset", "{\"type\":\"Immediate\"}");
        assertInstanceOf(Frame.CallResult.class, gateway.answers().getLast());
        timeline.pass(10_000);
        assertEquals(2, gateway.heard("BootNotification").size());
        assertEquals("RemoteReset", gateway.heard("BootNotification").getLast().text("reason"));
        assertTrue(station.snapshot().booted());
    }
}
