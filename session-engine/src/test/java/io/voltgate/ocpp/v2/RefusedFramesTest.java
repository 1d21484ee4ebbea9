package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.Said201.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedFramesTest {
    private static final String DATA = "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"n\",\"issuerKeyHash\":\"k\","
            + "\"serialNumber\":\"s\",\"responderURL\":\"u\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "BootNotification ~ {\"reason\":\"PowerUp\"} ~ OCCURRENCE_CONSTRAINT_VIOLATION ~ chargingStation is"
                        + " required",
                "BootNotification ~ {\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"m\"}} ~"
                        + " OCCURRENCE_CONSTRAINT_VIOLATION ~ chargingStation.vendorName is required",
                "BootNotification ~ {\"reason\":\"PowerUp\",\"chargingStation\":\"m\"} ~"
                        + " TYPE_CONSTRAINT_VIOLATION ~ chargingStation has the wrong type",
                "Heartbeat ~ [] ~ PROTOCOL_ERROR ~ the payload is not an object",
                "Authorize ~ {\"idToken\":{\"idToken\":\"x\",\"type\":\"Card\"}} ~"
                        + " PROPERTY_CONSTRAINT_VIOLATION ~ idToken.type is not one of the allowed values",
                "Authorize ~"
                    + " {\"idToken\":{\"idToken\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"type\":\"Central\"}} ~"
                    + " PROPERTY_CONSTRAINT_VIOLATION ~ idToken.idToken has more than 36 characters",
                "Authorize ~ {\"idToken\":{\"idToken\":7,\"type\":\"Central\"}} ~"
                        + " TYPE_CONSTRAINT_VIOLATION ~ idToken.idToken has the wrong type",
                "StatusNotification ~"
                        + " {\"timestamp\":\"t\",\"connectorStatus\":\"Charging\",\"evseId\":1,\"connectorId\":1} ~"
                        + " PROPERTY_CONSTRAINT_VIOLATION ~ connectorStatus is not one of the allowed values",
                "StatusNotification ~"
                        + " {\"timestamp\":\"t\",\"connectorStatus\":\"Faulted\",\"evseId\":\"1\",\"connectorId\":1} ~"
                        + " TYPE_CONSTRAINT_VIOLATION ~ evseId has the wrong type",
                "MeterValues ~ {\"evseId\":1,\"meterValue\":[]} ~"
                        + " OCCURRENCE_CONSTRAINT_VIOLATION ~ meterValue has fewer than 1 elements",
                "MeterValues ~"
                    + " {\"evseId\":1,\"meterValue\":[{\"timestamp\":\"t\",\"sampledValue\":[{\"value\":\"7\"}]}]} ~"
                    + " TYPE_CONSTRAINT_VIOLATION ~ meterValue[0].sampledValue[0].value has the wrong type",
                "NotifyReport ~ {\"requestId\":1,\"generatedAt\":\"t\",\"seqNo\":0,\"reportData\":[null]} ~"
                        + " OCCURRENCE_CONSTRAINT_VIOLATION ~ reportData[0] is null",
            })
    void shouldNameTheFieldAndTheCode(String action, String payload, ErrorCode code, String description) {
        OcppException refused = assertThrows(OcppException.class, () -> said(action, payload));
        assertEquals(code, refused.code());
        assertEquals(description, refused.getMessage());
        assertEquals("m1", refused.messageId());
    }

    @Test
    void shouldRefuseMoreCertificatesThanFour() {
        String five = String.join(",", DATA, DATA, DATA, DATA, DATA);
        OcppException refused = assertThrows(
                OcppException.class,
                () -> said(
                        "Authorize",
                        "{\"idToken\":{\"idToken\":\"x\",\"type\":\"eMAID\"}," + "\"iso15118CertificateHashData\":["
                                + five + "]}"));
        assertEquals(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, refused.code());
    }

    @ParameterizedTest
    @CsvSource({
        "Reset, NOT_SUPPORTED",
        "GetVariables, NOT_SUPPORTED",
        "StartTransaction, NOT_IMPLEMENTED",
        "heartbeat, NOT_IMPLEMENTED",
    })
    void shouldTellAForeignActionFromAnUnknownOne(String action, ErrorCode code) {
        assertEquals(
                code,
                assertThrows(OcppException.class, () -> said(action, "{}")).code());
    }
}
