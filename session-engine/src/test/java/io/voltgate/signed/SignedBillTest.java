package io.voltgate.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.JsonString;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the frame of a station to its bill: what its meter signed is billed, and what was altered on the way is not. */
class SignedBillTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final StationId CS = new StationId("CS-1");
    private static final TestMeter METER = TestMeter.of(Curve.SECP256R1);
    private static final String BEGIN = """
        {"TM":"2026-03-01T13:00:05,000+0100 S","TX":"B","RV":1.0004,"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}\
        """;
    private static final String END = """
        {"TM":"2026-03-01T13:59:55,000+0100 S","TX":"E","RV":11.0001,"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}\
        """;

    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("1.00")), 22))
            .with("card-a", new TokenProfile(new UserId(new UUID(0, 7)), true, null, null, "EUR", Set.of()));
    private final TestShard shard = new TestShard(EngineSettings.defaults(), directory, NOON.toEpochMilli());
    private MeterKeys keys = station -> List.of(METER.registered());
    private int messageId;

    private static String record(String... readings) {
        return METER.ocmf("{\"FV\":\"1.0\",\"PG\":\"T1\",\"MS\":\"M-1\",\"RD\":[" + String.join(",", readings) + "]}");
    }

    /** As the gateway does it: the frame is decoded, its signatures are verified, the engine is asked. */
    private Reply ask(OcppVersion version, String action, String payload) {
        messageId++;
        String id = "m" + messageId;
        String text = "[2,\"" + id + "\",\"" + action + "\"," + payload + "]";
        Frame.Call call = assertInstanceOf(Frame.Call.class, FrameCodec.decode(version, text));
        var request = Dialects.of(version).read(call, shard.nowMs()).request();
        var verified = SignedRequests.verified(request, CS, keys);
        return shard.say(new Input.Asked(CS, 1, id, verified)).stream()
                .filter(Output.Answer.class::isInstance)
                .map(Output.Answer.class::cast)
                .filter(answer -> answer.messageId().equals(id))
                .findFirst()
                .orElseThrow()
                .reply();
    }

    /** A session of OCPP 1.6 from 1000 Wh to 11003 Wh by the plain registers, with these samples in its stop: context and value. */
    private Bill billed(String... samples) {
        shard.say(new Input.Connected(CS, 1, "ocpp1.6", "127.0.0.1", false));
        Reply.Started started = assertInstanceOf(Reply.Started.class, ask(OcppVersion.V16, "StartTransaction", """
            {"connectorId":1,"idTag":"Card-A","meterStart":1000,"timestamp":"2026-03-01T12:00:00Z"}\
            """));
        shard.after(3_600_000);
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < samples.length; i += 2) {
            data.append(i == 0 ? "" : ",").append("""
                {"value":%s,"context":"%s","format":"SignedData","measurand":"Energy.Active.Import.Register","unit":"Wh"}\
                """.formatted(JsonString.literal(samples[i + 1]), samples[i]));
        }
        String transactionData = samples.length == 0
                ? "[]"
                : "[{\"timestamp\":\"2026-03-01T13:00:00Z\",\"sampledValue\":[" + data + "]}]";
        ask(OcppVersion.V16, "StopTransaction", """
            {"transactionId":%s,"idTag":"Card-A","meterStop":11003,"timestamp":"2026-03-01T13:00:00Z","transactionData":%s}\
            """.formatted(started.transaction(), transactionData));
        return Objects.requireNonNull(shard.facts().stream()
                .filter(Event.SessionEnded.class::isInstance)
                .map(Event.SessionEnded.class::cast)
                .findFirst()
                .orElseThrow()
                .bill());
    }

    private static final Energy PLAIN = Energy.ofWh(10_003);
    private static final Energy SIGNED = Energy.ofWh(new BigDecimal("9999.7"));

    @Test
    void shouldBillWhatTheMeterSignedAtBeginAndEnd() {
        Bill bill = billed(
                Sample.BEGIN, METER.container(record(BEGIN), true), Sample.END, METER.container(record(END), true));
        assertEquals(SIGNED, bill.imported());
        assertEquals(Money.of("EUR", new BigDecimal("10.00")), bill.total());
        assertTrue(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
        assertEquals(BillFlag.Quality.SIGNED, bill.quality());
    }

    @Test
    void shouldTakeBeginAndEndOutOfOneRecord() {
        Bill bill = billed(Sample.END, record(BEGIN, END));
        assertEquals(SIGNED, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
    }

    /** One bit: the end is 3 Wh where the meter signed 1. */
    @Test
    void shouldRefuseAndFlagARecordWithAFlippedBit() {
        String altered = record(BEGIN, END).replace("11.0001", "11.0003");
        Bill bill = billed(Sample.END, altered);
        assertEquals(PLAIN, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.SIGNATURE_INVALID), bill.toString());
        assertFalse(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
        assertEquals(BillFlag.Quality.DISPUTED, bill.quality());
    }

    @Test
    void shouldBillThePlainRegistersWhereNobodyKnowsTheKey() {
        keys = MeterKeys.NONE;
        Bill bill = billed(Sample.END, METER.container(record(BEGIN, END), true));
        assertEquals(PLAIN, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.SIGNATURE_UNVERIFIED), bill.toString());
        assertEquals(BillFlag.Quality.MEASURED, bill.quality());
    }

    @Test
    void shouldBillThePlainRegistersWhereTheMeterDoubtsItsOwn() {
        Bill bill = billed(Sample.END, record(BEGIN, END.replace("\"ST\":\"G\"", "\"ST\":\"M\"")));
        assertEquals(PLAIN, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.READING_REFUSED), bill.toString());
    }

    @Test
    void shouldBillThePlainRegistersWhereOneEndIsMissing() {
        Bill bill = billed(Sample.BEGIN, record(BEGIN));
        assertEquals(PLAIN, bill.imported());
        assertFalse(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
    }

    @Test
    void shouldBillWhatAnEdlMeterSigned() {
        keys = station -> List.of(TestEdlMeter.KEY.registered());
        TestEdlMeter begin = new TestEdlMeter(NOON.getEpochSecond(), 60, 10_004, -1);
        TestEdlMeter end = new TestEdlMeter(NOON.getEpochSecond() + 3_595, 60, 110_001, -1);
        Bill bill = billed(Sample.BEGIN, begin.file(), Sample.END, end.file());
        assertEquals(SIGNED, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
    }

    @Test
    void shouldKeepTheRecordAndItsVerdictInTheFact() {
        String container = METER.container(record(BEGIN, END), true);
        billed(Sample.END, container);
        Sample kept = shard.facts().stream()
                .filter(Event.SessionMetered.class::isInstance)
                .flatMap(fact -> ((Event.SessionMetered) fact).samples().stream())
                .findFirst()
                .orElseThrow();
        assertEquals(container, kept.value());
        assertEquals(
                List.of(SignedReading.Outcome.VALID, SignedReading.Outcome.VALID),
                kept.signedReadings().stream().map(SignedReading::outcome).toList());
    }

    /** OCPP 2.x tells the plain number beside the record. */
    @Test
    void shouldBillSignedRecordsOfOcpp2() {
        shard.say(new Input.Connected(CS, 1, "ocpp2.0.1", "127.0.0.1", false));
        ask(OcppVersion.V201, "TransactionEvent", event("Started", 0, "Transaction.Begin", 1000, record(BEGIN)));
        shard.after(3_600_000);
        ask(OcppVersion.V201, "TransactionEvent", event("Ended", 1, "Transaction.End", 11003, record(END)));
        Bill bill = Objects.requireNonNull(shard.facts().stream()
                .filter(Event.SessionEnded.class::isInstance)
                .map(Event.SessionEnded.class::cast)
                .findFirst()
                .orElseThrow()
                .bill());
        assertEquals(SIGNED, bill.imported());
        assertTrue(bill.flags().contains(BillFlag.SIGNED_METER), bill.toString());
    }

    private static String event(String type, int seqNo, String context, int wh, String record) {
        String time = NOON.plusSeconds(seqNo * 3_600L).toString();
        return """
            {"eventType":"%s","timestamp":"%s","triggerReason":"CablePluggedIn","seqNo":%d,
             "transactionInfo":{"transactionId":"T-1"},"evse":{"id":1,"connectorId":1},
             "idToken":{"idToken":"Card-A","type":"ISO14443"},
             "meterValue":[{"timestamp":"%s","sampledValue":[{"value":%d,"context":"%s","signedMeterValue":
               {"signedMeterData":"%s","signingMethod":"ECDSA-secp256r1-SHA256","encodingMethod":"OCMF","publicKey":""}}]}]}\
            """.formatted(type, time, seqNo, time, wh, context, TestMeter.base64(record));
    }
}
