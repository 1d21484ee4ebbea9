package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.ocpp.v16.BootNotification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireMapperTest {
    private static final WireMapper MAPPER = new WireMapper(OcppVersion.V16, Map.of());

    @Test
    void shouldWriteFieldsInTheOrderOfTheSchema() {
        BootNotification.Conf conf = new BootNotification.Conf("Accepted", "2026-01-01T00:00:00.000Z", 300);
        assertEquals(
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00.000Z\",\"interval\":300}",
                MAPPER.write(conf));
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
                assertThrows(OcppException.class, () -> MAPPER.read("1", payload, BootNotification.Req.class));
        assertEquals(code, refused.code());
        assertEquals(description, refused.getMessage());
    }

    /** What a wire record may hold beyond what a message of today does. */
    record Numbers(Integer small, Long large, BigDecimal exact, List<Integer> many) implements Wire {
        @Override
        public void check(Rules rules) {
            // What it is of is what counts here.
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"small\":99999999999} ~ PROPERTY_CONSTRAINT_VIOLATION ~ small is beyond its range",
                "{\"large\":9223372036854775808} ~ PROPERTY_CONSTRAINT_VIOLATION ~ large is beyond its range",
                "{\"many\":[1,-99999999999]} ~ PROPERTY_CONSTRAINT_VIOLATION ~ many[1] is beyond its range",
                "{\"small\":1.5} ~ TYPE_CONSTRAINT_VIOLATION ~ small has the wrong type",
                "{\"large\":1e999999999} ~ TYPE_CONSTRAINT_VIOLATION ~ large has the wrong type",
                "{\"small\":\"1\"} ~ TYPE_CONSTRAINT_VIOLATION ~ small has the wrong type",
                "{\"small\":\"\"} ~ TYPE_CONSTRAINT_VIOLATION ~ small has the wrong type",
                "{\"many\":\"\"} ~ TYPE_CONSTRAINT_VIOLATION ~ many has the wrong type",
                "{\"exact\":\"1.5\"} ~ TYPE_CONSTRAINT_VIOLATION ~ exact has the wrong type",
                "{\"exact\":true} ~ TYPE_CONSTRAINT_VIOLATION ~ exact has the wrong type",
                "{\"small\":} ~ FORMAT_VIOLATION ~ the payload is not well-formed JSON",
            })
    void shouldTellRangeFromTypeFromForm(String payload, ErrorCode code, String description) {
        OcppException refused = assertThrows(OcppException.class, () -> MAPPER.read("1", payload, Numbers.class));
        assertEquals(code, refused.code());
        assertEquals(description, refused.getMessage());
        assertEquals("1", refused.messageId());
    }

    @Test
    void shouldRefuseNumbersOfAThousandDigits() {
        String payload = "{\"exact\":" + "9".repeat(2_000) + "}";
        OcppException refused = assertThrows(OcppException.class, () -> MAPPER.read("1", payload, Numbers.class));
        assertEquals(ErrorCode.FORMAT_VIOLATION, refused.code());
        assertEquals("the payload has a number or text of excessive length", refused.getMessage());
    }

    @Test
    void shouldKeepEveryDigitOfDecimals() {
        Numbers numbers = MAPPER.read("1", "{\"exact\":0.100,\"small\":null}", Numbers.class);
        assertEquals(new BigDecimal("0.100"), numbers.exact());
        assertEquals("{\"exact\":0.100}", MAPPER.write(numbers));
    }
}
