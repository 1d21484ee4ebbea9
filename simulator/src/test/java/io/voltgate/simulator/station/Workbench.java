package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.CarModel;
import io.voltgate.simulator.station.power.Outlet;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A station driven by hand on a clock moved by hand, before a gateway in memory. Used by one test thread. */
final class Workbench {
    /** Takes 100 kW at half its charge and 25 degrees on direct current, 11 kW on three phases. */
    static final CarModel CAR = CarModel.ALL.stream()
            .filter(each -> each.name().equals("Crossover 400 V"))
            .findFirst()
            .orElseThrow();

    final ManualTimeline timeline = new ManualTimeline();
    final FakeGateway gateway = new FakeGateway();
    final Station station;
    private final List<String> wrong = new ArrayList<>();
    private int orders;

    Workbench(OcppVersion version, Outlet outlet) {
        StationPlan plan =
                new StationPlan(2, 0, true, 60, DriverHabits.BY_HAND, Patience.STANDARD).withOutlets(List.of(outlet));
        station = new Station(
                new Station.Spec("CS-1", version, plan, 7, 0, List.of("A", "B")),
                timeline,
                gateway,
                new Counters(),
                () -> {});
        gateway.answering(gateway::accepting);
        station.start();
        timeline.pass(1_000);
    }

    /** On three phases of 32 A. */
    static Workbench of(OcppVersion version) {
        return new Workbench(version, new Outlet(3, 22_080));
    }

    boolean is16() {
        return station.version() == OcppVersion.V16;
    }

    /** Gives an order and lets what it causes happen; the answer, or the code of the CALLERROR. */
    String order(String action, String payload) {
        gateway.tell(new Frame.Call("o-" + orders++, action, payload.replace('\'', '"')));
        timeline.pass(0);
        return switch (gateway.answers().getLast()) {
            case Frame.CallResult(String _, String answer) -> answer;
            case Frame.CallError(String _, String code, String _, String _) -> code;
            case Frame.Call _, Frame.Send _, Frame.CallResultError _ ->
                throw new AssertionError(gateway.answers().getLast());
        };
    }

    String status(String action, String payload) {
        return Json.text(FakeGateway.JSON.readTree(order(action, payload)), "status");
    }

    /** Sets a variable by its key of 1.6, or by Component.Variable. */
    String set(String key16, String component, String variable, String value) {
        if (is16()) {
            return status("ChangeConfiguration", "{'key':'" + key16 + "','value':'" + value + "'}");
        }
        JsonNode answer = FakeGateway.JSON.readTree(order(
                "SetVariables",
                "{'setVariableData':[{'attributeValue':'" + value + "','component':{'name':'" + component
                        + "'},'variable':{'name':'" + variable + "'}}]}"));
        return Json.text(answer.path("setVariableResult").path(0), "attributeStatus");
    }

    void plugIn(int connector) {
        station.byHand().plug(connector, CAR, 50);
        timeline.pass(0);
    }

    void swipe(int connector, String token) {
        station.byHand().swipe(connector, token);
        timeline.pass(0);
    }

    /** Plugs in, swipes, and lets energy flow for a while. */
    void charge(int connector, String token) {
        plugIn(connector);
        swipe(connector, token);
        timeline.pass(10_000);
    }

    PlugState state(int connector) {
        return station.connector(connector).orElseThrow().state();
    }

    long powerW(int connector) {
        return station.connector(connector).orElseThrow().power().powerW();
    }

    void offline() {
        gateway.reachable(false);
        gateway.cut();
        timeline.pass(0);
    }

    /** Answers this status for tokens, in Authorize and in transactions. */
    void judging(String status, String group) {
        String info =
                "{\"status\":\"" + status + "\"" + (group.isEmpty() ? "" : ",\"parentIdTag\":\"" + group + "\"") + "}";
        String info2 = "{\"status\":\"" + status + "\""
                + (group.isEmpty() ? "" : ",\"groupIdToken\":{\"idToken\":\"" + group + "\",\"type\":\"Central\"}")
                + "}";
        gateway.answering(call -> switch (call.action()) {
            case "Authorize" ->
                FakeGateway.result(call, is16() ? "{\"idTagInfo\":" + info + "}" : "{\"idTokenInfo\":" + info2 + "}");
            case "StartTransaction" -> FakeGateway.result(call, "{\"transactionId\":9,\"idTagInfo\":" + info + "}");
            default -> gateway.accepting(call);
        });
    }

    /** Nothing that was said breaks the official schemas, where they are there. */
    void checkSaid() {
        List<String> faults = new ArrayList<>(wrong);
        if (PayloadTest.hasSchemas()) {
            for (FakeGateway.Heard call : gateway.heard()) {
                faults.addAll(PayloadTest.faults(
                        station.version(),
                        call.action() + "Request",
                        call.payload().toString()));
            }
        }
        assertEquals(List.of(), faults);
    }

    /** Gives an order as {@link #order} does, and has order and answer held against the schemas by {@link #checkSaid}. */
    JsonNode asked(String action, String payload) {
        String answer = order(action, payload);
        if (PayloadTest.hasSchemas() && answer.startsWith("{")) {
            wrong.addAll(PayloadTest.faults(station.version(), action + "Request", payload.replace('\'', '"')));
            wrong.addAll(PayloadTest.faults(station.version(), action + "Response", answer));
        }
        return FakeGateway.JSON.readTree(answer.startsWith("{") ? answer : '"' + answer + '"');
    }

    /** The texts at a path in all calls of an action. */
    List<String> said(String action, String path) {
        return gateway.heard(action).stream().map(call -> call.text(path)).toList();
    }

    long heard(String action) {
        return gateway.heard(action).size();
    }

    /** The transaction messages of a kind: those of 1.6 by their action, those of 2.x by their type. */
    FakeGateway.Heard last(String action) {
        return gateway.heard(action).getLast();
    }
}
