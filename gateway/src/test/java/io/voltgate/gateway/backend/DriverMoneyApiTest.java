package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.payment.WebPaymentCode;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prepaid credit and the check of QR codes, over HTTP. */
class DriverMoneyApiTest {
    private static final String CREDIT = "/api/v1/tokens/CARD-1/credit";
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldKeepACredit() throws IOException, InterruptedException {
        assertEquals("", BackendFixture.problem(backend.get(CREDIT), 404, "not-found"));
        var put = backend.put(CREDIT, "{\"paidIn\":25.50,\"currency\":\"EUR\"}");
        assertEquals(200, put.statusCode(), put.body());
        JsonNode stored = BackendFixture.json(backend.get(CREDIT));
        assertEquals("CARD-1", stored.get("token").stringValue());
        assertEquals(0, new BigDecimal("25.5").compareTo(stored.get("left").decimalValue()));
        assertEquals("EUR", stored.get("currency").stringValue());
    }

    @Test
    void shouldRefuseACreditThatMakesNoSense() throws IOException, InterruptedException {
        assertEquals(
                "paidIn",
                BackendFixture.problem(
                        backend.put(CREDIT, "{\"paidIn\":-1,\"currency\":\"EUR\"}"), 422, "invalid-field"));
        assertEquals(
                "currency",
                BackendFixture.problem(
                        backend.put(CREDIT, "{\"paidIn\":1,\"currency\":\"eur\"}"), 422, "invalid-field"));
        var stranger = backend.put("/api/v1/tokens/STRANGER/credit", "{\"paidIn\":1,\"currency\":\"EUR\"}");
        BackendFixture.problem(stranger, 404, "not-found");
    }

    @Test
    void shouldTellGoodCodesFromBadOnes() throws IOException, InterruptedException {
        String verify = "/api/v1/web-payments/verify?station=CS-1&totp=";
        BackendFixture.problem(backend.get(verify + "abcdefgh"), 404, "not-found");
        var put = backend.put(
                "/api/v1/stations/CS-1/web-payment",
                "{\"secret\":\"correct horse\",\"validitySeconds\":60,\"length\":8}");
        assertEquals(200, put.statusCode(), put.body());
        assertFalse(put.body().contains("horse"));
        WebPaymentCode station = new WebPaymentCode("correct horse", 60, 8);
        JsonNode good = BackendFixture.json(backend.get(verify + station.at(FakeDriverMoney.NOW_S + 60)));
        assertTrue(good.get("valid").booleanValue());
        assertEquals("NEXT", good.get("window").stringValue());
        JsonNode bad = BackendFixture.json(backend.get(verify + station.at(FakeDriverMoney.NOW_S + 600)));
        assertFalse(bad.get("valid").booleanValue());
        assertEquals("version", BackendFixture.problem(backend.get(verify + "a&version=v2"), 400, "malformed-request"));
        assertEquals("totp", BackendFixture.problem(backend.get(verify), 400, "malformed-request"));
    }

    @Test
    void shouldRefuseCodesOfUnknownStations() throws IOException, InterruptedException {
        String body = "{\"secret\":\"correct horse\",\"validitySeconds\":60,\"length\":8}";
        BackendFixture.problem(backend.put("/api/v1/stations/CS-9/web-payment", body), 404, "unknown-station");
        String weak = "{\"secret\":\"short\",\"validitySeconds\":60,\"length\":8}";
        var refused = backend.put("/api/v1/stations/CS-1/web-payment", weak);
        assertEquals("secret", BackendFixture.problem(refused, 422, "invalid-field"));
        assertFalse(refused.body().contains("short"));
    }
}
