package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.Variable;
import io.voltgate.domain.Wish;
import io.voltgate.engine.Output;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, wanted values, reservations and profiles over HTTP. */
class FunctionApiTest {
    private static final String AT = "/api/v1/stations/CS-B/";
    private final BackendFixture backend = new BackendFixture();

    @BeforeEach
    void enter() {
        backend.queries.stations.put("CS-A", FakeQueries.station("CS-A", "A"));
        backend.queries.stations.put("CS-B", FakeQueries.station("CS-B", "B"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldTakeAWishForALocalList() throws Exception {
        assertEquals(202, backend.put(AT + "local-list", "{\"mode\":\"all\"}").statusCode());
        assertEquals(
                202,
                backend.put(AT + "local-list", "{\"mode\":\"groups\",\"groups\":[{\"group\":\"fleet\"}]}")
                        .statusCode());
        assertEquals(202, backend.post(AT + "local-list/sync", "").statusCode());
        assertEquals(
                List.of(
                        new Wish.LocalList(LocalListMode.ALL, List.of()),
                        new Wish.LocalList(LocalListMode.GROUPS, List.of("fleet")),
                        new Wish.SyncLocalList()),
                backend.wished);
    }

    @Test
    void shouldTakeWantedValues() throws Exception {
        String body =
                "{\"variables\":[{\"component\":\"OCPPCommCtrlr\",\"variable\":\"HeartbeatInterval\",\"value\":\"60\"}]}";
        assertEquals(202, backend.put(AT + "configuration", body).statusCode());
        Variable variable = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
        assertEquals(List.of(new Wish.Configuration(List.of(new Command.Assignment(variable, "60")))), backend.wished);
    }

    @Test
    void shouldTakeACheckOfProfiles() throws Exception {
        assertEquals(
                202,
                backend.post(AT + "charging-profiles/check", "{\"evse\":1}").statusCode());
        assertEquals(List.of(new Wish.CheckProfiles(ConnectorId.numbered(1), 86_400)), backend.wished);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "local-list | {\"mode\":\"some\"} | mode",
                "local-list | {\"mode\":\"all\",\"groups\":[{\"group\":\"x\"}]} | groups",
                "local-list | {\"mode\":\"groups\"} | groups",
                "configuration | {\"variables\":[{\"variable\":\"AuthorizationKey\",\"value\":\"x\"}]} |"
                        + " variables[0].variable",
                "configuration |"
                    + " {\"variables\":[{\"variable\":\"A\",\"value\":\"x\"},{\"variable\":\"a\",\"value\":\"y\"}]} |"
                    + " variables",
                "configuration | {\"variables\":[{\"variable\":\"A\"}]} | variables[0].value",
            })
    void shouldNameTheFieldThatIsToBlame(String what, String body, String field) throws Exception {
        assertEquals(field, BackendFixture.problem(backend.put(AT + what, body), 422, "invalid-field"));
        assertEquals(List.of(), backend.wished);
    }

    @Test
    void shouldShowHowTheStationStands() throws Exception {
        assertEquals("IN_STEP", shown("local-list").get("status").stringValue());
        assertEquals(7, shown("local-list").get("stationVersion").intValue());
        assertEquals("DRIFTED", item("configuration", "status"));
        assertEquals("ACTIVE", item("reservations", "status"));
        assertEquals("Order", item("charging-profiles", "source"));
        assertEquals(3, shown("charging-profiles").at("/items/0/profile/id").intValue());
        assertEquals(
                "at 0 s 16 A instead of 32 A",
                shown("charging-profiles").at("/checks/0/difference").stringValue());
        assertEquals(
                "{\"mode\":\"OFF\"}",
                backend.get("/api/v1/stations/CS-A/local-list").body());
    }

    private tools.jackson.databind.JsonNode shown(String what) throws Exception {
        HttpResponse<String> response = backend.get(AT + what);
        assertEquals(200, response.statusCode(), response.body());
        return BackendFixture.json(response);
    }

    private String item(String what, String field) throws Exception {
        return shown(what).at("/items/0/" + field).stringValue();
    }

    @Test
    void shouldKnowNothingOfAStationThatNobodyEntered() throws Exception {
        BackendFixture.problem(backend.get("/api/v1/stations/CS-X/reservations"), 404, "unknown-station");
        backend.wishReceipt = new Output.Receipt(1, null, Output.OrderRefusal.UNKNOWN_STATION);
        BackendFixture.problem(backend.put(AT + "local-list", "{\"mode\":\"off\"}"), 404, "unknown-station");
    }

    @Test
    void shouldSayWhyAnOrderIsInadmissible() throws Exception {
        backend.desk = order -> CompletableFuture.completedFuture(
                new Output.Receipt(1, null, Output.OrderRefusal.INADMISSIBLE, "no transaction runs"));
        HttpResponse<String> response =
                backend.post(AT + "commands", "{\"type\":\"ClearCache\"}", "Idempotency-Key", "k1");
        BackendFixture.problem(response, 422, "invalid-field");
        assertEquals(
                "no transaction runs",
                BackendFixture.json(response).get("detail").stringValue());
    }

    @Test
    void shouldKeepTheGatewaysOwnKeysToItself() throws Exception {
        HttpResponse<String> response =
                backend.post(AT + "commands", "{\"type\":\"ClearCache\"}", "Idempotency-Key", "voltgate:7");
        assertEquals("Idempotency-Key", BackendFixture.problem(response, 400, "malformed-request"));
    }
}
