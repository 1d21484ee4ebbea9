package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.BackendFixture.FakeProgress;
import io.voltgate.gateway.backend.BackendFixture.Ordered;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    Duration.ofSeconds(9)));

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
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.post(PATH, body.replace('\'', '"'), "Idempotency-Key", "k");

        assertEquals(field, BackendFixture.problem(response, 422, "invalid-field"));
        assertEquals(List.of(), backend.ordered);
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
