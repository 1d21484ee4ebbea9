package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.Request;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in one pass is what the codec and the mapper read; all else is left to them. */
class QuickCallsTest {
    private static final long NOW = 1_795_000_000_000L;
    private static final Dialect DIALECT = Dialects.of(OcppVersion.V16);
    private static final String PAYLOAD = """
        {"connectorId":1,"transactionId":7,"meterValue":[{"timestamp":"2026-11-18T00:00:00Z","sampledValue":[
        {"value":"12","context":"Sample.Periodic","measurand":"SoC","location":"EV","unit":"Percent"},{"value":"3"}]}]}\
        """;
    private static final String USUAL = "[2,\"a\",\"MeterValues\"," + PAYLOAD + "]";

    @Test
    void shouldReadWhatCodecAndMapperRead() {
        Dialect.Heard heard = DIALECT.hear(USUAL, NOW);
        assertNotNull(heard);
        Frame.Call call = (Frame.Call) FrameCodec.decode(OcppVersion.V16, USUAL);
        assertEquals("a", heard.id());
        assertEquals(DIALECT.read(call, NOW), heard.received());
    }

    /** A word of the standard is one text for all messages. */
    @Test
    void shouldShareTheWordsOfTheStandard() {
        Request.MeterValues first = (Request.MeterValues) heard().request();
        Request.MeterValues second = (Request.MeterValues) heard().request();
        assertSame(
                first.samples().getFirst().measurand(),
                second.samples().getFirst().measurand());
        assertSame("SoC", first.samples().getFirst().measurand());
    }

    private static Dialect.Received heard() {
        Dialect.Heard heard = DIALECT.hear(USUAL, NOW);
        assertNotNull(heard);
        return heard.received();
    }

    @Test
    void shouldNameWhatIsOddAboutAUsualCall() {
        Set<Deviation> seen = EnumSet.noneOf(Deviation.class);
        assertNotNull(DIALECT.hear(USUAL.replace("\"12\"", "\"101\""), NOW, seen));
        assertEquals(Set.of(Deviation.SAMPLE_IMPLAUSIBLE), seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "[3,\"a\",{}]",
                "[2.0,\"a\",\"MeterValues\",P]",
                "[\"2\",\"a\",\"MeterValues\",P]",
                "[99999999999999999999,\"a\",\"MeterValues\",P]",
                "[2,1,\"MeterValues\",P]",
                "[2,\"0123456789012345678901234567890123456\",\"MeterValues\",P]",
                "[2,\"a\",1,P]",
                "[2,\"a\",\"metervalues\",P]",
                "[2,\"a\",\"Heartbeat\",null]",
                "[2,\"a\",\"Heartbeat\"]",
                "[2,\"a\",\"Heartbeat\",{}",
                "[2,\"a\",\"Heartbeat\",{},1]",
                "[2,\"a\",\"Heartbeat\",{\"x\":1}]",
                "[2,\"a\",\"Authorize\",{}]",
                "[2,\"a\",\"Authorize\",{\"idTag\":1}]",
                "[2,\"a\",\"Authorize\",{\"idTag\":\"012345678901234567890\"}]",
                "[2,\"a\",\"MeterValues\"]",
                "[2,\"a\",\"MeterValues\",P",
                "[2,\"a\",\"MeterValues\",P,1]",
                "[2,\"a\",\"MeterValues\",P]]",
                "[2,\"a\",\"MeterValues\",P] x",
                "[2,\"a\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\",\"sampledValue\":"
                        + "[{\"value\":\"1\",\"unit\":\"Furlong\"}]}]}]"
            })
    void shouldLeaveTheRestToCodecAndMapper(String text) {
        assertNull(DIALECT.hear(text.replace("P]", PAYLOAD + "]").replace("P,", PAYLOAD + ","), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a\",\"Heartbeat\",{}]",
                " [ 2 , \"a\" , \"Authorize\" , { \"idTag\" : \"T\\u0031\" } ] ",
                "[2,\"a\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"iccid\":null}]",
                "[2,\"a\",\"StopTransaction\",{\"meterStop\":12,\"timestamp\":\"2026-11-18T00:00:00Z\","
                        + "\"transactionId\":1,\"reason\":\"Remote\"}]"
            })
    void shouldReadAnyActionAsTheMapperDoes(String text) {
        Dialect.Heard heard = DIALECT.hear(text, NOW);
        assertNotNull(heard);
        Frame.Call call = (Frame.Call) FrameCodec.decode(OcppVersion.V16, text);
        assertEquals(new Dialect.Heard(call.id(), DIALECT.read(call, NOW)), heard);
    }

    @Test
    void shouldNeverReadHalfACall() {
        for (int length = 0; length < USUAL.length(); length++) {
            assertNull(DIALECT.hear(USUAL.substring(0, length), NOW));
        }
    }

    /** Texts that lie where a word of the table would lie are told apart by their characters. */
    @Test
    void shouldKeepWordsThatNobodyKnows() {
        for (String word : new String[] {"SoD", "So", "SoCC", "", "Sample.Periodig", "\u00e4"}) {
            String text = "[2,\"a\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"x\","
                    + "\"sampledValue\":[{\"value\":\"" + word + "\"}]}]}]";
            Dialect.Heard heard = DIALECT.hear(text, NOW);
            assertNotNull(heard);
            Request.MeterValues values = (Request.MeterValues) heard.received().request();
            assertEquals(word, values.samples().getFirst().value());
        }
    }
}
