package io.voltgate.ocpp.v16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** What is read quickly is what the mapper reads; everything unusual is left to it. */
class QuickMeterValuesTest {
    private static final String USUAL = """
        {"connectorId":1,"transactionId":9223372036854775807,"meterValue":[
        {"timestamp":"2026-01-01T00:00:00Z","sampledValue":[
        {"value":"1","context":"Sample.Periodic","format":"Raw","measurand":"SoC","phase":"L1","location":"EV","unit":"Wh"},
        {"unit":"A","value":"\\u00e4\\n"}]},{"sampledValue":[],"timestamp":"x"}]}\
        """;

    private static MeterValues.Req read(String payload) {
        try (JsonParser parser = JsonMapper.shared().createParser(payload)) {
            return QuickMeterValues.read(parser);
        }
    }

    @Test
    void shouldReadWhatTheMapperReads() {
        MeterValues.Req mapped = JsonMapper.shared().readValue(USUAL, MeterValues.Req.class);
        assertEquals(mapped, read(USUAL));
        String bare = "{\"meterValue\":[],\"connectorId\":0}";
        assertEquals(new MeterValues.Req(0, null, List.of()), read(bare));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "{\"connectorId\":1}",
                "{\"connectorId\":\"1\",\"meterValue\":[]}",
                "{\"connectorId\":1.0,\"meterValue\":[]}",
                "{\"connectorId\":4294967296,\"meterValue\":[]}",
                "{\"connectorId\":null,\"meterValue\":[]}",
                "{\"connectorId\":1,\"connectorId\":1,\"meterValue\":[]}",
                "{\"connectorId\":1,\"transactionId\":9223372036854775808,\"meterValue\":[]}",
                "{\"connectorId\":1,\"transactionId\":null,\"meterValue\":[]}",
                "{\"connectorId\":1,\"meterValue\":[],\"meterValue\":[]}",
                "{\"connectorId\":1,\"meterValue\":{}}",
                "{\"connectorId\":1,\"meterValue\":[1]}",
                "{\"connectorId\":1,\"meterValue\":[{}]}",
                "{\"connectorId\":1,\"meterValue\":[],\"more\":1}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":[{}]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":1,\"sampledValue\":[]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"timestamp\":\"x\",\"sampledValue\":[]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":[{\"value\":1}]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":[{\"value\":null}]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":[{\"Value\":\"1\"}]}]}",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":[{\"value\":\"1\",\"value\":\"1\"}]}]}"
            })
    void shouldLeaveTheUnusualToTheMapper(String payload) {
        assertNull(read(payload));
    }

    /** Every beginning of the usual text is refused, one way or the other. */
    @Test
    void shouldNeverReadHalfAPayload() {
        for (int length = 0; length < USUAL.length(); length++) {
            assertNull(readTorn(USUAL.substring(0, length)));
        }
        assertNotNull(readTorn(USUAL));
    }

    private static MeterValues.Req readTorn(String payload) {
        try {
            return read(payload);
        } catch (JacksonException torn) {
            return null;
        }
    }
}
