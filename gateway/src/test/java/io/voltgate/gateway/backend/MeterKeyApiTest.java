package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MeterKeyApiTest {
    private static final String KEYS = "/api/v1/stations/CS-1/meter-keys";
    private static final String KEY =
            "3059301306072A8648CE3D020106082A8648CE3D0301070342000479336A5ED76BEE255C3AEA09085F69CEC4C046C6CD8C28DFEB9882C8F525623E2784A42DE1808E6290A8BE41D6A47B7A974B1B9DF40D9A2FDBFF7A3827751723";
    private static final String FINGERPRINT = "F3FBEC34DBEE370302637A8FB13CA325";

    private final BackendFixture backend = new BackendFixture();

    @BeforeEach
    void enter() throws IOException, InterruptedException {
        backend.put("/api/v1/stations/CS-1", "{}");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldRegisterShowAndRemoveAKey() throws IOException, InterruptedException {
        HttpResponse<String> put = backend.put(
                KEYS, "{\"key\":\"oca:base16:asn1:" + KEY + "\",\"evse\":1,\"connector\":2,\"source\":\"plate\"}");
        assertEquals(200, put.statusCode(), put.body());
        JsonNode key = BackendFixture.json(backend.get(KEYS)).get("items").get(0);
        assertEquals(FINGERPRINT, key.get("fingerprint").stringValue());
        assertEquals("secp256r1", key.get("curve").stringValue());
        assertEquals(1, key.get("evse").intValue());
        assertEquals(2, key.get("connector").intValue());
        assertEquals("plate", key.get("source").stringValue());
        assertEquals(200, remove().statusCode());
        assertEquals(404, remove().statusCode());
        assertEquals(0, BackendFixture.json(backend.get(KEYS)).get("items").size());
    }

    private HttpResponse<String> remove() throws IOException, InterruptedException {
        return backend.send(backend.request(KEYS + "/" + FINGERPRINT).DELETE());
    }

    @Test
    void shouldKnowNoKeysOfAStationThatNobodyEntered() throws IOException, InterruptedException {
        assertEquals(404, backend.get("/api/v1/stations/CS-2/meter-keys").statusCode());
        assertEquals(
                404,
                backend.put("/api/v1/stations/CS-2/meter-keys", "{\"key\":\"" + KEY + "\"}")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{} ~ key",
                "{'key':'no key'} ~ key",
                "{'key':'KEY','curve':'secp999'} ~ curve",
                "{'key':'KEY','curve':'secp256k1'} ~ curve",
                "{'key':'KEY','connector':1} ~ evse",
                "{'key':'KEY','evse':0} ~ evse",
                "{'key':'KEY','connecter':1} ~ connecter",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws IOException, InterruptedException {
        HttpResponse<String> response =
                backend.put(KEYS, body.replace('\'', '"').replace("KEY", KEY));
        assertEquals(field, BackendFixture.problem(response, 422, "invalid-field"));
    }
}
