package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.Said201.answered;
import static io.voltgate.ocpp.v2.Said201.said;
import static io.voltgate.ocpp.v2.Said201.ten;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TokenStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromStationTest {
    @ParameterizedTest
    @CsvSource({
        "Available, AVAILABLE, 1, 2, 1.2",
        "Occupied, OCCUPIED, 3, 1, 3.1",
        "Reserved, RESERVED, 1, 1, 1.1",
        "Unavailable, UNAVAILABLE, 0, 0, 0.0",
        "Faulted, FAULTED, 0, 1, 0.0",
    })
    void shouldReadEachConnectorStatus(String word, ConnectorStatus status, int evse, int connector, String place) {
        String payload = """
            {"timestamp":"2026-03-01T10:00:00Z","connectorStatus":"%s","evseId":%d,"connectorId":%d}\
            """.formatted(word, evse, connector);
        Request.StatusReport report = (Request.StatusReport) said("StatusNotification", payload);
        assertEquals(new Request.StatusReport(report.connector(), status, "", "", "", ten(), ""), report);
        assertEquals(place, report.connector().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "12.30",
                "123456789012345678901234567890.12345678901234567890",
                "true",
                "[]",
                "{\"a\":{\"b\":[1,null,0.10]},\"c\":\"\\\"\"}"
            })
    void shouldKeepVendorDataOfAnyKind(String data) {
        assertEquals(
                new Request.VendorData("com.acme", "", data),
                said("DataTransfer", "{\"vendorId\":\"com.acme\",\"data\":" + data + "}"));
        assertEquals(
                "[3,\"m1\",{\"status\":\"Accepted\",\"data\":" + data + "}]",
                answered("DataTransfer", new Reply.VendorData("Accepted", data)));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, Accepted",
        "BLOCKED, Blocked",
        "EXPIRED, Expired",
        "UNKNOWN, Unknown",
        "CONCURRENT, ConcurrentTx",
        "NO_CREDIT, NoCredit",
        "NOT_AT_THIS_TIME, NotAtThisTime",
        "NOT_AT_THIS_LOCATION, NotAtThisLocation",
    })
    void shouldNameEachVerdict(TokenStatus status, String word) {
        assertEquals(
                "[3,\"m1\",{\"idTokenInfo\":{\"status\":\"" + word + "\"}}]",
                answered("Authorize", new Reply.Authorized(Authorization.of(status))));
    }

    @Test
    void shouldAnswerWithoutAGroupThatIsTooLong() {
        assertEquals(
                "[3,\"m1\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]",
                answered(
                        "Authorize",
                        new Reply.Authorized(new Authorization(TokenStatus.ACCEPTED, null, "g".repeat(37)))));
    }

    @Test
    void shouldRefuseInTheWordsOfTheVersion() {
        assertEquals(
                "[4,\"m1\",\"SecurityError\",\"not accepted yet\",{}]",
                answered("Heartbeat", new Reply.Refused(Reply.Refusal.NOT_ACCEPTED_YET, "not accepted yet")));
    }
}
