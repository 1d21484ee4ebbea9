package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.SignedReading.Outcome;
import io.voltgate.engine.Input;
import io.voltgate.ocpp.JsonString;
import io.voltgate.signed.MeterKey;
import io.voltgate.signed.RegisteredKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a meter signed is verified before the shard hears of it. */
class SignedValuesTest {
    private static final String RECORD = """
        OCMF|{"FV":"1.0","PG":"T1","MS":"M-1","RD":[{"TM":"2026-03-01T13:00:05,000+0100 S","TX":"B","RV":1.0004,\
        "RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}]}|{"SA":"ECDSA-secp256r1-SHA256","SD":"3046022100D55E9EF8B0970D3F0\
        56605630E8247CD68DBA5F178971AAA3967C67EAD040FA102210082D2C2F00C76FB1146165FEAD483D49DE0CA9623958ADC45C8F8331FA754\
        A1F4"}\
        """;
    private static final String KEY =
            "0479336A5ED76BEE255C3AEA09085F69CEC4C046C6CD8C28DFEB9882C8F525623E2784A42DE1808E6290A8BE41D6A47B7A974B1B9DF40D9A2FDBFF7A3827751723";

    private final TestPlane test = new TestPlane(Map.of());
    private final TestSocket socket = TestSocket.open(test, "CS-1");

    private List<Sample> told(String record) {
        test.drain();
        socket.say("""
            [2,"m1","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:05Z","sampledValue":[
              {"value":"1000"},{"value":%s,"format":"SignedData","context":"Transaction.Begin"}]}]}]\
            """.formatted(JsonString.literal(record)));
        Input.Asked asked = assertInstanceOf(Input.Asked.class, test.drain().getFirst());
        return assertInstanceOf(Request.MeterValues.class, asked.request()).samples();
    }

    private SignedReading reading(String record) {
        return told(record).getLast().signedReadings().getFirst();
    }

    @Test
    void shouldHandOnTheVerdictWithTheRecord() {
        test.meterKeys = List.of(new RegisteredKey(MeterKey.read(KEY, null).orElseThrow(), null));
        List<Sample> told = told(RECORD);
        assertEquals(List.of(), told.getFirst().signedReadings());
        assertEquals(RECORD, told.getLast().value());
        SignedReading reading = told.getLast().signedReadings().getFirst();
        assertEquals(Outcome.VALID, reading.outcome());
        assertEquals(Optional.of(Energy.ofWh(new BigDecimal("1000.4"))), reading.billed());
    }

    @Test
    void shouldHandOnThatARecordWasAltered() {
        test.meterKeys = List.of(new RegisteredKey(MeterKey.read(KEY, null).orElseThrow(), null));
        assertEquals(
                Outcome.INVALID, reading(RECORD.replace("1.0004", "0.0004")).outcome());
    }

    @Test
    void shouldHandOnThatNobodyKnowsTheKey() {
        assertEquals(Outcome.UNVERIFIED, reading(RECORD).outcome());
    }
}
