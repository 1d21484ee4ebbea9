package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.ocpp.v16.BootNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireMapperTest {
    @Test
    void shouldWriteFieldsInTheOrderOfTheSchema() {
        BootNotification.Conf conf = new BootNotification.Conf("Accepted", "2026-01-01T00:00:00.000Z", 300);
        assertEquals(
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00.000Z\",\"interval\":300}",
                WireMapper.write(conf));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"chargePointVendor\":\"v\"} ~ OCCURRENCE_CONSTRAINT_VIOLATION ~ chargePointModel is required",
                "{\"chargePointVendor\":7,\"chargePointModel\":\"m\"} ~ TYPE_CONSTRAINT_VIOLATION ~ chargePointVendor"
                        + " has the wrong type",
                "{\"chargePointVendor\":\"v\",\"chargePointModel\":\"mmmmmmmmmmmmmmmmmmmmm\"} ~"
                        + " PROPERTY_CONSTRAINT_VIOLATION ~ chargePointModel has more than 20 characters",
                "[] ~ PROTOCOL_ERROR ~ the payload is not an object",
                "7 ~ PROTOCOL_ERROR ~ the payload is not an object",
            })
    void shouldNameTheFieldAndTheCode(String payload, ErrorCode code, String description) {
        OcppException refused =
                assertThrows(OcppException.class, () -> WireMapper.read("1", payload, BootNotification.Req.class));
        assertEquals(code, refused.code());
        assertEquals(description, refused.getMessage());
    }
}
