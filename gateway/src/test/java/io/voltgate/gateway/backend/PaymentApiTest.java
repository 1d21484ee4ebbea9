package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.engine.Output;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Payments, what is decided about them, and what their provider tells, over HTTP. */
class PaymentApiTest {
    private static final String AT = "/api/v1/payments/";
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldShowAPaymentWithItsStepsAndThatItIsStuck() throws Exception {
        JsonNode shown = BackendFixture.json(backend.get(AT + FakePayments.ID));
        assertEquals("failed", shown.get("status").stringValue());
        assertEquals("DUNNING", shown.get("standing").get("state").stringValue());
        assertEquals("card_declined", shown.get("steps").get(0).get("code").stringValue());
        assertEquals("2026-03-01T12:00:00.000Z", shown.get("stuck").get("since").stringValue());
        BackendFixture.problem(backend.get(AT + new UUID(9, 9)), 404, "not-found");
        JsonNode waiting = BackendFixture.json(backend.get(AT + "waiting"));
        assertEquals(1, waiting.get("items").size());
        assertEquals(7, waiting.get("stuck").get(0).get("tries").intValue());
    }

    @Test
    void shouldTakeWhatAnOperatorDecides() throws Exception {
        assertEquals(202, backend.post(AT + FakePayments.ID + "/retry", "").statusCode());
        assertEquals(
                202,
                backend.post(AT + FakePayments.ID + "/write-off", "{\"note\":\"paid in cash\"}")
                        .statusCode());
        assertEquals(
                List.of("CS-1 " + FakePayments.ID + " RETRY ", "CS-1 " + FakePayments.ID + " WRITE_OFF paid in cash"),
                backend.payments.done);
        BackendFixture.problem(backend.post(AT + FakePayments.ID + "/write-off", "{}"), 422, "invalid-field");
        backend.payments.receipt = new Output.Receipt(1, null, Output.OrderRefusal.INADMISSIBLE, "nothing is owed");
        BackendFixture.problem(backend.post(AT + FakePayments.ID + "/retry", ""), 422, "invalid-field");
    }

    @Test
    void shouldKeepWhatAUserPaysWith() throws Exception {
        String at = "/api/v1/users/" + FakePayments.USER + "/payment-method";
        assertEquals(
                200,
                backend.put(at, "{\"reference\":\"pm_1\",\"customer\":\"cus_1\"}")
                        .statusCode());
        assertEquals(200, backend.put(at, "{\"reference\":\"pm_2\"}").statusCode());
        assertEquals(List.of("pm_1 cus_1", "pm_2 null"), backend.payments.done);
        BackendFixture.problem(
                backend.put("/api/v1/users/" + new UUID(9, 9) + "/payment-method", "{\"reference\":\"pm_1\"}"),
                404,
                "not-found");
    }

    @Test
    void shouldCompareBooksAndShowDifferences() throws Exception {
        JsonNode compared = BackendFixture.json(backend.post(AT + "reconcile", ""));
        assertEquals(3, compared.get("compared").intValue());
        JsonNode differences = BackendFixture.json(backend.get(AT + "differences"));
        assertEquals("RELEASED", differences.get("items").get(0).get("action").stringValue());
    }

    @ParameterizedTest
    @CsvSource({"good,204", "bad,400", "busy,503", "off,404"})
    void shouldHearTheProviderWithoutAKey(String signature, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(backend.at("/api/v1/webhooks/stripe"))
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString("exactly this"))
                .build();
        HttpResponse<String> response = backend.client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(List.of("exactly this"), backend.payments.done);
    }
}
