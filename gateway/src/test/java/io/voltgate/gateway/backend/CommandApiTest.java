package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.BackendFixture.FakeProgress;
import io.voltgate.gateway.backend.BackendFixture.Ordered;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.persistence.store.query.Selection;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandApiTest {
    private static final String PATH = "/api/v1/stations/CS-1/commands";
    private static final String CLEAR = "{\"type\":\"ClearCache\"}";
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private final BackendFixture backend = new BackendFixture(
            null,
            new BackendSettings.Limits(
                    64,
                    1 << 20,
                    Duration.ofMillis(200),
                    Duration.ofMillis(200),
                    2,
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(9),
                    BackendFixture.BATCHES));

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldTakeAnOrderAndSayWhereItsFateIsRead() throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH + "?lifetime=PT2M", """
            {"type":"StartSession","token":{"value":"Ab1","type":""},"connector":{"evse":1,"connector":2}}\
            """, "Idempotency-Key", "try-1");

        assertEquals(202, response.statusCode(), response.body());
        assertEquals("{\"id\":\"" + FakeQueries.ID + "\",\"state\":\"ACCEPTED\"}", response.body());
        assertEquals(
                "/api/v1/commands/" + FakeQueries.ID,
                response.headers().firstValue("Location").orElse(""));
        assertEquals(
                List.of(new Ordered(
                        new StationId("CS-1"),
                        new Command.StartSession(IdToken.of("Ab1"), new ConnectorId(1, 2)),
                        "try-1",
                        Duration.ofMinutes(2))),
                backend.ordered);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_STATION, 404, unknown-station", "QUEUE_FULL, 429, queue-full", "KEY_REUSED, 409, key-reused"})
    void shouldSayWhyAnOrderWasRefused(Output.OrderRefusal refusal, int status, String type)
            throws IOException, InterruptedException {
        backend.desk = order -> CompletableFuture.completedFuture(new Output.Receipt(1, null, refusal));

        HttpResponse<String> response = order();

        BackendFixture.problem(response, status, type);
        assertEquals(status == 429, response.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void shouldNotClaimAnOrderThatIsNotDurable() throws IOException, InterruptedException {
        for (CompletableFuture<Output.Receipt> future : List.of(
                new CompletableFuture<Output.Receipt>(),
                CompletableFuture.<Output.Receipt>failedFuture(new TimeoutException()),
                CompletableFuture.<Output.Receipt>failedFuture(new RejectedExecutionException()))) {
            backend.desk = order -> future;
            HttpResponse<String> response = order();
            BackendFixture.problem(response, 503, "unavailable");
            assertTrue(response.headers().firstValue("Retry-After").isPresent());
        }
        backend.desk = order -> {
            throw new RejectedExecutionException("full");
        };
        BackendFixture.problem(order(), 503, "unavailable");
    }

    private HttpResponse<String> order() throws IOException, InterruptedException {
        return backend.post(PATH, CLEAR, "Idempotency-Key", "k");
    }

    @Test
    void shouldNeedAnIdempotencyKey() throws IOException, InterruptedException {
        assertEquals("Idempotency-Key", BackendFixture.problem(backend.post(PATH, CLEAR), 400, "malformed-request"));
        assertEquals(
                "Idempotency-Key",
                BackendFixture.problem(
                        backend.post(PATH, CLEAR, "Idempotency-Key", "k".repeat(129)), 400, "malformed-request"));
        assertEquals(List.of(), backend.ordered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "PT0.5S", "P8D", "soon", "-5", "99999999999999999999"})
    void shouldRefuseALifetimeOutOfRange(String lifetime) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH + "?lifetime=" + lifetime, CLEAR, "Idempotency-Key", "k");

        assertEquals("lifetime", BackendFixture.problem(response, 400, "malformed-request"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[] ~ body",
                "null ~ body",
                "{} ~ type",
                "{'type':7} ~ type",
                "{'type':'Explode'} ~ type",
                "{'type':'ClearCache','now':true} ~ now",
                "{'type':'StartSession'} ~ token",
                "{'type':'StartSession','token':null} ~ token",
                "{'type':'StartSession','token':'Ab1'} ~ token",
                "{'type':'StartSession','token':{}} ~ token.value",
                "{'type':'StartSession','token':{'value':'  '}} ~ token.value",
                "{'type':'StartSession','token':{'value':'a\\u0000'}} ~ token.value",
                "{'type':'StartSession','token':{'value':'\\ud800'}} ~ token.value",
                "{'type':'StartSession','token':{'value':'a'},'connector':{'evse':0,'connector':0}} ~ connector.evse",
                "{'type':'StartSession','token':{'value':'a'},'connector':{'evse':1}} ~ connector.connector",
                "{'type':'StopSession','transaction':5} ~ transaction",
                "{'type':'StopSession','transaction':'0123456789012345678901234567890123456'} ~ transaction",
                "{'type':'Reset','immediate':'yes'} ~ immediate",
                "{'type':'Reset','evse':1.5} ~ evse",
                "{'type':'Reset','evse':1e99} ~ evse",
                "{'type':'ChangeAvailability','connector':{'evse':1,'connector':1}} ~ operative",
                "{'type':'ChangeAvailability','connector':{'evse':0,'connector':1},'operative':true} ~"
                        + " connector.connector",
                "{'type':'SetVariables','assignments':[]} ~ assignments",
                "{'type':'SetVariables','assignments':[{'variable':{'name':'AuthorizationKey'},'value':'1'}]} ~"
                        + " assignments[0].variable.name",
                "{'type':'SetVariables','assignments':[{'variable':{'name':'A'},'value':'1'},null]} ~ assignments[1]",
                "{'type':'SetVariables','assignments':[{'variable':{'name':''},'value':'1'}]} ~"
                        + " assignments[0].variable.name",
                "{'type':'GetVariables','variables':{}} ~ variables",
                "{'type':'GetBaseReport','base':'Everything'} ~ base",
                "{'type':'Unlock','connector':{'evse':1,'connector':0}} ~ connector.connector",
                "{'type':'Trigger','message':''} ~ message",
                "{'type':'SendVendorData','vendorId':'v','data':'{'} ~ data",
                "{'type':'Raw','action':'Reset'} ~ payload",
                "{'type':'Raw','action':'Reset','payload':[]} ~ payload",
                "{'type':'Raw','action':'','payload':{}} ~ action",
                "{'type':'Raw','action':'Reset','payload':{},'more':1} ~ more",
                "{'type':'Raw','action':'ChangeConfiguration','payload':{'key':'authorizationKey','value':'1'}} ~"
                        + " payload",
                "{'type':'Raw','action':'SetVariables','payload':{'setVariableData':[{'attributeValue':'1',"
                        + "'variable':{'name':'BasicAuthPassword'}}]}} ~ payload",
                "{'type':'Raw','action':'SetNetworkProfile','payload':{'connectionData':{'basicAuthPassword':'1'}}} ~"
                        + " payload",
                "{'type':'Reserve','reservation':1,'token':{'value':'a'}} ~ expiresAt",
                "{'type':'Reserve','reservation':1,'token':{'value':'a'},'expiresAt':'soon'} ~ expiresAt",
                "{'type':'Reserve','reservation':1,'token':{'value':'a'},'expiresAtMs':-1} ~ expiresAtMs",
                "{'type':'SendLocalList','version':0,'full':true,'entries':[]} ~ version",
                "{'type':'SendLocalList','version':1,'full':true,'entries':[{'token':{'value':'a'},"
                        + "'authorization':{'status':'Fine'}}]} ~ entries[0].authorization.status",
                "{'type':'SetChargingProfile','connector':{'evse':0,'connector':0},'profile':{'id':1,'stackLevel':0,"
                        + "'purpose':'TxProfile','kind':'Absolute','schedules':[{'rateUnit':'kW','periods':[]}]}} ~"
                        + " profile.schedules[0].rateUnit",
                "{'type':'SetChargingProfile','connector':{'evse':0,'connector':0},'profile':{'id':1,'stackLevel':0,"
                        + "'purpose':'TxProfile','kind':'Absolute','schedules':[{'rateUnit':'A','periods':[{"
                        + "'startSeconds':0,'limit':'16'}]}]}} ~ profile.schedules[0].periods[0].limit",
                "{'type':'GetLog','log':'Log','location':'http://l/'} ~ log",
                "{'type':'GetInstalledCertificates','certificateTypes':[7]} ~ certificateTypes[0]",
                "{'type':'DeleteCertificate','certificate':{'algorithm':'MD5'}} ~ certificate.algorithm",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH, body.replace('\'', '"'), "Idempotency-Key", "k");

        assertEquals(field, BackendFixture.problem(response, 422, "invalid-field"));
        assertEquals(List.of(), backend.ordered);
    }

    @Test
    void shouldRefuseWhatTheStationsVersionCantSay() throws IOException, InterruptedException {
        backend.version = OcppVersion.V16;
        HttpResponse<String> none = backend.post(
                PATH, "{\"type\":\"Raw\",\"action\":\"SetDisplayMessage\",\"payload\":{}}", "Idempotency-Key", "k");
        BackendFixture.problem(none, 422, "unsupported-command");
        assertEquals(
                "ocpp1.6 has no message for SetDisplayMessage",
                BackendFixture.json(none).get("detail").stringValue());
        HttpResponse<String> typed =
                backend.post(PATH, "{\"type\":\"GetBaseReport\",\"base\":\"FullInventory\"}", "Idempotency-Key", "k");
        assertEquals(
                "ocpp1.6 has no message for GetBaseReport",
                BackendFixture.json(typed).get("detail").stringValue());
        backend.version = OcppVersion.V201;
        HttpResponse<String> unfit = backend.post(
                PATH,
                "{\"type\":\"Raw\",\"action\":\"SetMonitoringBase\",\"payload\":{\"monitoringBase\":\"Some\"}}",
                "Idempotency-Key",
                "k");
        BackendFixture.problem(unfit, 422, "unsupported-command");
        assertTrue(unfit.body().contains("monitoringBase"), unfit.body());
        assertEquals(List.of(), backend.ordered);
        backend.version = null;
        assertEquals(202, order().statusCode());
    }

    private static Output.Outcome answered(String payload) {
        return new Output.Outcome(
                new CommandId(FakeQueries.ID),
                CommandState.ANSWERED,
                new CommandResult(false, "Rejected", payload),
                "");
    }

    @Test
    void shouldHoldTheRequestUntilTheAnswerIsThere() throws Exception {
        HttpRequest.Builder request = backend.request(PATH + "?wait=30s")
                .headers("Content-Type", "application/json", "Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString(CLEAR));
        CompletableFuture<HttpResponse<String>> response =
                backend.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        backend.outcome.complete(answered("{\"status\":\"Rejected\",\"x\":1.10}"));

        HttpResponse<String> told = response.get(20, TimeUnit.SECONDS);
        assertEquals(200, told.statusCode());
        assertEquals(
                "{\"id\":\"" + FakeQueries.ID + "\",\"station\":\"CS-1\",\"state\":\"ANSWERED\",\"accepted\":false,"
                        + "\"status\":\"Rejected\",\"result\":{\"status\":\"Rejected\",\"x\":1.10}}",
                told.body());
    }

    @Test
    void shouldSayHowFarTheOrderIsWhenTheTimeIsOver() throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH + "?wait=1", CLEAR, "Idempotency-Key", "k");

        assertEquals(202, response.statusCode());
        assertEquals("{\"id\":\"" + FakeQueries.ID + "\",\"state\":\"ACCEPTED\"}", response.body());
        assertTrue(backend.outcome.isCancelled());
    }

    @Test
    void shouldAnswerAtOnceWhereAnotherTakesThePlaceToWait() throws IOException, InterruptedException {
        backend.outcome.cancel(false);
        assertEquals(
                202,
                backend.post(PATH + "?wait=60", CLEAR, "Idempotency-Key", "k").statusCode());
    }

    @Test
    void shouldShowTheRowOfAnOrderThatWasOverBefore() throws IOException, InterruptedException {
        backend.queries.commands.put(FakeQueries.ID, FakeQueries.accepted(FakeQueries.ID));
        backend.outcome.complete(new Output.Outcome(new CommandId(FakeQueries.ID), CommandState.ANSWERED, null, ""));
        HttpResponse<String> response = backend.post(PATH + "?wait=60", CLEAR, "Idempotency-Key", "k");
        assertEquals(200, response.statusCode());
        assertEquals(
                "ClearCache",
                BackendFixture.json(response).get("command").get("type").stringValue());
    }

    @Test
    void shouldNotHoldTheRequestForARefusal() throws IOException, InterruptedException {
        backend.desk =
                order -> CompletableFuture.completedFuture(new Output.Receipt(1, null, Output.OrderRefusal.QUEUE_FULL));
        BackendFixture.problem(backend.post(PATH + "?wait=60", CLEAR, "Idempotency-Key", "k"), 429, "queue-full");
        assertTrue(backend.outcome.isCancelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "PT2M", "ever"})
    void shouldRefuseAWaitOutOfRange(String wait) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH + "?wait=" + wait, CLEAR, "Idempotency-Key", "k");

        assertEquals("wait", BackendFixture.problem(response, 400, "malformed-request"));
    }

    @Test
    void shouldListTheOrdersOfAStation() throws IOException, InterruptedException {
        backend.queries.stations.put("CS-1", FakeQueries.station("CS-1", "here"));
        backend.queries.commands.put(OTHER, FakeQueries.accepted(OTHER));
        HttpResponse<String> response = backend.get(PATH + "?limit=5&status=EFFECT_MISSED");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals(1, BackendFixture.json(response).get("items").size());
        Selection asked = backend.queries.asked;
        assertEquals("CS-1", asked.station());
        assertEquals("EFFECT_MISSED", asked.status());
        BackendFixture.problem(backend.get("/api/v1/stations/CS-9/commands"), 404, "unknown-station");
        assertEquals("status", BackendFixture.problem(backend.get(PATH + "?status=DONE"), 400, "malformed-request"));
    }

    @Test
    void shouldListWhatCanBeOrdered() throws IOException, InterruptedException {
        JsonNode types = BackendFixture.json(backend.get("/api/v1/command-types"));

        JsonNode start = types.get("items").get(0);
        assertEquals("StartSession", start.get("type").stringValue());
        assertEquals(
                "{\"ocpp1.6\":[\"RemoteStartTransaction\"],\"ocpp2.0.1\":[\"RequestStartTransaction\"],"
                        + "\"ocpp2.1\":[\"RequestStartTransaction\"]}",
                start.get("messages").toString());
        assertEquals(
                "[{\"name\":\"type\",\"kind\":\"text\",\"required\":true},"
                        + "{\"name\":\"token\",\"kind\":\"object\",\"required\":true},"
                        + "{\"name\":\"connector\",\"kind\":\"object\",\"required\":false},"
                        + "{\"name\":\"profile\",\"kind\":\"object\",\"required\":false}]",
                start.get("fields").toString());
        assertEquals(
                Command.class.getPermittedSubclasses().length - 1,
                types.get("items").size(),
                "all but ChangePassword, which has a path of its own");
        assertTrue(types.get("raw").get("ocpp2.0.1").toString().contains("\"SetMonitoringBase\""));
    }

    @Test
    void shouldWaitUntilTheRowsShowAnOrderThatWasTaken() throws IOException, InterruptedException {
        journalTo(7);
        backend.sequence = 7;
        backend.progress = new FakeProgress(6, () -> {
            backend.queries.commands.put(OTHER, FakeQueries.accepted(OTHER));
            return true;
        });

        HttpResponse<String> response = backend.get("/api/v1/commands/" + OTHER);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("ACCEPTED", BackendFixture.json(response).get("state").stringValue());
    }

    @Test
    void shouldSayWhetherACommandIsUnknownOrOnlyNotShownYet() throws IOException, InterruptedException {
        journalTo(7);
        backend.sequence = 7;
        BackendFixture.problem(backend.get("/api/v1/commands/" + OTHER), 404, "not-found");
        backend.progress = new FakeProgress(6, () -> false);
        BackendFixture.problem(backend.get("/api/v1/commands/" + OTHER), 503, "unavailable");
        backend.sequence = 8;
        BackendFixture.problem(backend.get("/api/v1/commands/" + OTHER), 404, "not-found");
        backend.sequence = 0;
        BackendFixture.problem(backend.get("/api/v1/commands/" + OTHER), 404, "not-found");
    }

    private void journalTo(int sequence) {
        for (int i = 0; i < sequence; i++) {
            backend.journal.append(i, List.of(Facts.status("CS-1", "x")));
        }
        backend.journal.force();
    }
}
