package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.script.Args;
import io.voltgate.script.Shorthand;
import io.voltgate.simulator.fleet.FleetPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What stations and short forms say is valid by the official schemas. Their licence keeps them out of the checkout; where the folder
 * beside it is missing, these tests are skipped.
 */
final class PayloadTest {
    private static final Path FOLDER = Path.of("shared", "ocpp", "schemas");
    private static final long DAY = 86_400_000;

    private final ManualTimeline timeline = new ManualTimeline();
    private final FakeGateway gateway = new FakeGateway();

    private static @Nullable Path folder() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(FOLDER))) {
            here = here.getParent();
        }
        return here == null ? null : here.resolve(FOLDER);
    }

    static boolean hasSchemas() {
        return folder() != null;
    }

    private static Path schemas(OcppVersion version) {
        Path folder = folder();
        assumeTrue(folder != null, "no folder " + FOLDER + " beside the checkout");
        return Objects.requireNonNull(folder).resolve(version.subprotocol().substring("ocpp".length()));
    }

    static List<String> faults(OcppVersion version, String message, String payload) {
        Path core = schemas(version).resolve(message + ".json");
        Path security = schemas(version).resolveSibling("1.6-security").resolve(message + ".json");
        boolean secure = version == OcppVersion.V16 && !Files.exists(core);
        SpecificationVersion draft =
                version == OcppVersion.V16 && !secure ? SpecificationVersion.DRAFT_4 : SpecificationVersion.DRAFT_6;
        try {
            String schema = Files.readString(secure ? security : core);
            return SchemaRegistry.withDefaultDialect(draft)
                    .getSchema(schema)
                    .validate(payload, InputFormat.JSON)
                    .stream()
                    .map(fault -> message + " " + fault + " in " + payload)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void live(OcppVersion version) {
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused"))
                .withSessionsPerStation(6)
                .withHabits(new DriverHabits(1, 1_000, 60_000, 1_000, 60_000));
        Station station = new Station(
                new Station.Spec("CS-1", version, plan.station(), 11, timeline.nowMs(), List.of("A", "B")),
                timeline,
                gateway,
                new Counters(),
                () -> {});
        gateway.answering(gateway::accepting);
        station.start();
        timeline.pass(DAY);
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(DAY / 10);
        gateway.reachable(true);
        timeline.pass(DAY);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldSayNothingThatTheSchemasForbid(OcppVersion version) {
        Path _ = schemas(version);
        live(version);
        for (String message : List.of("BootNotification", "StatusNotification", "Heartbeat", "MeterValues")) {
            gateway.tell(new Frame.Call("t", "TriggerMessage", "{\"requestedMessage\":\"" + message + "\"}"));
            timeline.pass(10_000);
        }
        gateway.tell(new Frame.Call("t", "GetBaseReport", "{\"requestId\":1,\"reportBase\":\"FullInventory\"}"));
        timeline.pass(10_000);
        List<String> faults = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        for (FakeGateway.Heard call : gateway.heard()) {
            said.add(call.action());
            faults.addAll(
                    faults(version, call.action() + "Request", call.payload().toString()));
        }
        assertEquals(List.of(), faults);
        assertTrue(
                said.containsAll(List.of("Authorize", "Heartbeat", "MeterValues", "StatusNotification")),
                said::toString);
        assertTrue(said.contains(version == OcppVersion.V16 ? "StopTransaction" : "NotifyReport"), said::toString);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldAnswerOrdersAsTheSchemasSay(OcppVersion version) {
        Path _ = schemas(version);
        live(version);
        Map<String, String> orders = switch (version) {
            case V16 ->
                Map.of(
                        "GetConfiguration", "{}",
                        "ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}",
                        "UnlockConnector", "{\"connectorId\":1}",
                        "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}",
                        "RemoteStartTransaction", "{\"idTag\":\"A\"}",
                        "ChangeAvailability", "{\"connectorId\":0,\"type\":\"Inoperative\"}");
            case V201, V21 ->
                Map.of(
                        "GetVariables",
                                "{\"getVariableData\":[{\"component\":{\"name\":\"A\"},\"variable\":{\"name\":\"B\"}}]}",
                        "SetVariables",
                                "{\"setVariableData\":[{\"attributeValue\":\"9\",\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}]}",
                        "UnlockConnector", "{\"evseId\":1,\"connectorId\":1}",
                        "GetTransactionStatus", "{\"transactionId\":\"T\"}",
                        "RequestStartTransaction",
                                "{\"idToken\":{\"idToken\":\"A\",\"type\":\"Local\"},\"remoteStartId\":1}",
                        "ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
        };
        orders.forEach((action, payload) -> {
            assertEquals(List.of(), faults(version, action + "Request", payload));
            gateway.tell(new Frame.Call("o", action, payload));
            timeline.pass(0);
            if (gateway.answers().getLast() instanceof Frame.CallResult(String _, String answer)) {
                assertEquals(List.of(), faults(version, action + "Response", answer));
            } else {
                assertEquals(action, "a CALLRESULT");
            }
        });
    }

    /** A station that is ordered about: all that it says and answers on the way. */
    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldHoldToTheSchemasInAllThatItIsOrdered(OcppVersion version) {
        Path _ = schemas(version);
        Workbench bench = Workbench.of(version);
        List<String> faults = new ArrayList<>();
        for (Order order : version == OcppVersion.V16 ? orders16(bench) : orders2(bench)) {
            faults.addAll(
                    faults(version, order.action() + "Request", order.payload().replace('\'', '"')));
            String answer = bench.order(order.action(), order.payload());
            faults.addAll(faults(version, order.action() + "Response", answer));
            if (!answer.contains(order.answer())) {
                faults.add(order + " was answered " + answer);
            }
            if (order.action().startsWith("SetCharging")) {
                bench.charge(1, "A");
            }
            bench.timeline.pass(130_000);
        }
        bench.station.byHand().limitFromOutside(4_000);
        bench.station.byHand().fault(1, "GroundFailure");
        bench.timeline.pass(7_000_000);
        for (FakeGateway.Heard call : bench.gateway.heard()) {
            faults.addAll(
                    faults(version, call.action() + "Request", call.payload().toString()));
        }
        assertEquals(List.of(), faults);
        String last = version == OcppVersion.V16 ? "StopTransaction" : "ReservationStatusUpdate";
        assertTrue(bench.heard(last) > 0, last);
    }

    /** @param answer what the answer contains */
    private record Order(String action, String payload, String answer) {}

    private static final String MEASURANDS = "Current.Import,Current.Offered,Energy.Active.Import.Register,Frequency,"
            + "Power.Active.Import,Power.Factor,Power.Offered,SoC,Voltage";

    private static List<Order> orders16(Workbench bench) {
        String until = Json.time(bench.timeline.nowMs() + 5_000_000);
        String profile = "{'chargingProfileId':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile',"
                + "'chargingProfileKind':'Absolute','chargingSchedule':{'chargingRateUnit':'A',"
                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':9.5},{'startPeriod':60,'limit':8}]}}";
        return List.of(
                new Order("GetConfiguration", "{}", "readonly"),
                new Order("GetConfiguration", "{'key':['SupportedFeatureProfiles','Nope']}", "unknownKey"),
                change("MeterValuesSampledData", MEASURANDS + ",Temperature"),
                change("MeterValuesAlignedData", MEASURANDS),
                change("StopTxnSampledData", MEASURANDS),
                change("ClockAlignedDataInterval", "60"),
                change("MeterValueSignReadings", "true"),
                new Order(
                        "SendLocalList",
                        "{'listVersion':1,'updateType':'Full','localAuthorizationList':[{'idTag':'A','idTagInfo':"
                                + "{'status':'Accepted','parentIdTag':'G','expiryDate':'" + until + "'}}]}",
                        "Accepted"),
                new Order("GetLocalListVersion", "{}", "1"),
                new Order(
                        "ReserveNow",
                        "{'connectorId':1,'reservationId':3,'idTag':'A','expiryDate':'" + until + "'}",
                        "Accepted"),
                new Order("SetChargingProfile", "{'connectorId':1,'csChargingProfiles':" + profile + "}", "Accepted"),
                new Order(
                        "GetCompositeSchedule", "{'connectorId':1,'duration':300,'chargingRateUnit':'A'}", "Accepted"),
                new Order("TriggerMessage", "{'requestedMessage':'MeterValues','connectorId':1}", "Accepted"),
                new Order("ClearChargingProfile", "{'id':1}", "Accepted"),
                new Order("CancelReservation", "{'reservationId':3}", "Rejected"),
                new Order(
                        "ReserveNow",
                        "{'connectorId':2,'reservationId':4,'idTag':'A','expiryDate':'" + until + "'}",
                        "ed"),
                new Order("ClearCache", "{}", "Accepted"));
    }

    private static Order change(String key, String value) {
        return new Order("ChangeConfiguration", "{'key':'" + key + "','value':'" + value + "'}", "Accepted");
    }

    private static List<Order> orders2(Workbench bench) {
        String until = Json.time(bench.timeline.nowMs() + 5_000_000);
        String token = "{'idToken':'A','type':'ISO14443'}";
        String profile = "{'id':1,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile',"
            + "'chargingProfileKind':'Absolute','chargingSchedule':[{'id':1,'chargingRateUnit':'A','startSchedule':'"
                + Json.time(bench.timeline.nowMs())
                + "','chargingSchedulePeriod':[{'startPeriod':0,'limit':9.5},{'startPeriod':1500,'limit':8}]}]}";
        return List.of(
                new Order("GetBaseReport", "{'requestId':1,'reportBase':'FullInventory'}", "Accepted"),
                new Order("GetBaseReport", "{'requestId':1,'reportBase':'ConfigurationInventory'}", "Accepted"),
                new Order("GetReport", "{'requestId':2,'componentCriteria':['Available','Problem']}", "Accepted"),
                variable("SampledDataCtrlr", "TxStartedMeasurands", MEASURANDS),
                variable("SampledDataCtrlr", "TxUpdatedMeasurands", MEASURANDS),
                variable("SampledDataCtrlr", "TxEndedMeasurands", MEASURANDS),
                variable("SampledDataCtrlr", "SignReadings", "true"),
                variable("AlignedDataCtrlr", "Measurands", MEASURANDS),
                variable("AlignedDataCtrlr", "SendDuringIdle", "true"),
                variable("AlignedDataCtrlr", "Interval", "60"),
                new Order(
                        "SendLocalList",
                        "{'versionNumber':1,'updateType':'Full','localAuthorizationList':[{'idToken':" + token
                                + ",'idTokenInfo':{'status':'Accepted'}}]}",
                        "Accepted"),
                new Order("GetLocalListVersion", "{}", "1"),
                new Order(
                        "ReserveNow",
                        "{'id':3,'evseId':1,'idToken':" + token + ",'expiryDateTime':'" + until + "'}",
                        "Accepted"),
                new Order("SetChargingProfile", "{'evseId':1,'chargingProfile':" + profile + "}", "Accepted"),
                new Order("SetChargingProfile", "{'evseId':9,'chargingProfile':" + profile + "}", "Rejected"),
                new Order("GetCompositeSchedule", "{'evseId':1,'duration':3000,'chargingRateUnit':'A'}", "Accepted"),
                new Order("GetChargingProfiles", "{'requestId':4,'chargingProfile':{}}", "Accepted"),
                new Order("TriggerMessage", "{'requestedMessage':'TransactionEvent','evse':{'id':1}}", "Accepted"),
                new Order("TriggerMessage", "{'requestedMessage':'MeterValues','evse':{'id':2}}", "Accepted"),
                new Order("ClearChargingProfile", "{'chargingProfileId':1}", "Accepted"),
                new Order("CancelReservation", "{'reservationId':3}", "Rejected"),
                new Order(
                        "ReserveNow",
                        "{'id':4,'evseId':2,'idToken':" + token + ",'expiryDateTime':'"
                                + Json.time(bench.timeline.nowMs() + 3_000_000) + "'}",
                        "Accepted"),
                new Order("GetTransactionStatus", "{}", "messagesInQueue"),
                new Order("ClearCache", "{}", "Accepted"));
    }

    private static Order variable(String component, String variable, String value) {
        return new Order(
                "SetVariables",
                "{'setVariableData':[{'attributeValue':'" + value + "','component':{'name':'" + component
                        + "'},'variable':{'name':'" + variable + "'}}]}",
                "Accepted");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldFillShortFormsUpToValidPayloads(OcppVersion version) {
        List<String> actions = switch (version) {
            case V16 ->
                List.of(
                        "BootNotification",
                        "Heartbeat",
                        "Authorize",
                        "StatusNotification",
                        "StartTransaction",
                        "StopTransaction",
                        "MeterValues",
                        "DataTransfer",
                        "DiagnosticsStatusNotification",
                        "FirmwareStatusNotification");
            case V201, V21 ->
                List.of(
                        "BootNotification",
                        "Heartbeat",
                        "Authorize",
                        "StatusNotification",
                        "TransactionEvent",
                        "MeterValues",
                        "DataTransfer",
                        "SecurityEventNotification",
                        "FirmwareStatusNotification",
                        "LogStatusNotification",
                        "NotifyReport",
                        "NotifyEvent");
        };
        List<String> faults = new ArrayList<>();
        for (String action : actions) {
            String payload = Shorthand.payload(version, action, Args.NONE, timeline.nowMs())
                    .toString();
            faults.addAll(faults(version, action + "Request", payload));
        }
        assertEquals(List.of(), faults);
    }
}
