package io.voltgate.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.SignedReading.Clock;
import io.voltgate.domain.SignedReading.Outcome;
import io.voltgate.domain.StationTime;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignedSamplesTest {
    private static final TestMeter METER = TestMeter.of(Curve.SECP256R1);
    private static final String PAYLOAD = """
        {"FV":"1.0","GI":"TEST","GS":"G-1","PG":"T7","MS":"M-4711","IS":true,"IT":"ISO14443","ID":"1F2D3A4F5506C7",
         "RD":[{"TM":"2026-03-01T12:00:00,250+0100 S","TX":"B","RV":2935.600,"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"},
               {"TM":"2026-03-01T13:00:00,000+0100 S","TX":"E","RV":2965.1}]}\
        """;

    private static Sample sample(String value) {
        StationTime at = StationTime.receivedAt(1_772_366_400_000L);
        return new Sample(at, Sample.IMPORT_REGISTER, "", Sample.END, Sample.OUTLET, "Wh", 0, value);
    }

    private static SignedReading first(String record, TestMeter... registered) {
        return SignedSamples.read(
                        record, Stream.of(registered).map(TestMeter::registered).toList())
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhatARegisteredMeterSignedOnEachCurve(Curve curve) {
        TestMeter meter = TestMeter.of(curve);
        List<SignedReading> readings = SignedSamples.read(meter.ocmf(PAYLOAD), List.of(meter.registered()));
        assertEquals(2, readings.size());
        SignedReading begin = readings.getFirst();
        assertEquals(Outcome.VALID, begin.outcome());
        assertEquals("", begin.reason());
        assertEquals(Optional.of(Energy.ofWh(2_935_600)), begin.billed());
        assertEquals(Instant.parse("2026-03-01T11:00:00.250Z").toEpochMilli(), begin.atMs());
        assertEquals(Clock.SYNCHRONIZED, begin.clock());
        assertEquals("M-4711", begin.meter());
        assertEquals(meter.registered().key().fingerprint(), begin.key());
        assertTrue(begin.begins());
        SignedReading end = readings.getLast();
        assertEquals(Optional.of(Energy.ofWh(2_965_100)), end.billed());
        assertEquals("1-b:1.8.0", end.obis());
        assertTrue(end.ends());
    }

    /** What the JDK signs, which has an implementation of its own, and all lengths of hash. */
    @ParameterizedTest
    @MethodSource("methodsOfTheJdk")
    void shouldTakeWhatTheJdkSigned(Curve curve, String hash) throws GeneralSecurityException {
        TestMeter meter = TestMeter.of(curve);
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve.toString()));
        PrivateKey secret = KeyFactory.getInstance("EC")
                .generatePrivate(
                        new ECPrivateKeySpec(meter.secret(), parameters.getParameterSpec(ECParameterSpec.class)));
        Signature signer = Signature.getInstance(hash + "withECDSA");
        signer.initSign(secret);
        signer.update(Octets.utf8(PAYLOAD).toBytes());
        String record = "OCMF|%s|{\"SA\":\"ECDSA-%s-%s\",\"SD\":\"%s\"}"
                .formatted(PAYLOAD, curve, hash, Octets.of(signer.sign()).hex());
        assertEquals(Outcome.VALID, first(record, meter).outcome());
    }

    static List<Object[]> methodsOfTheJdk() {
        return List.of(
                new Object[] {Curve.SECP256R1, "SHA256"},
                new Object[] {Curve.SECP384R1, "SHA256"},
                new Object[] {Curve.SECP384R1, "SHA384"},
                new Object[] {Curve.SECP256R1, "SHA512"});
    }

    @Test
    void shouldRefuseARecordWithAnyFlippedBitInItsPayload() {
        String record = METER.ocmf(PAYLOAD);
        for (int at = 5; at < 5 + PAYLOAD.length(); at += 3) {
            SignedReading reading = first(flipped(record, at, 1 << at % 7), METER);
            assertEquals(Outcome.INVALID, reading.outcome(), "at " + at);
            assertEquals(Optional.empty(), reading.billed());
        }
    }

    @Test
    void shouldRefuseARecordWithAnotherDigitAnywhereInItsSignature() {
        String record = METER.ocmf(PAYLOAD);
        int start = record.indexOf("\"SD\":\"") + 6;
        for (int at = start; at < record.length() - 2; at++) {
            char digit = record.charAt(at) == 'A' ? 'B' : 'A';
            String other = record.substring(0, at) + digit + record.substring(at + 1);
            assertEquals(Outcome.INVALID, first(other, METER).outcome(), "at " + at);
        }
    }

    private static String flipped(String text, int at, int bit) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ bit) + text.substring(at + 1);
    }

    @Test
    void shouldRefuseWhatAnotherMeterSignedThoughItsKeyComesAlong() {
        TestMeter other = METER.other();
        String container = other.container(other.ocmf(PAYLOAD), true);
        SignedReading reading = first(container, METER);
        assertEquals(Outcome.INVALID, reading.outcome());
        assertEquals("it is signed with a key that is not registered", reading.reason());
        assertEquals(other.registered().key().fingerprint(), reading.key());
        assertEquals(Outcome.INVALID, first(other.ocmf(PAYLOAD), METER).outcome());
        assertEquals(
                Outcome.INVALID,
                first(METER.ocmf(PAYLOAD), TestMeter.of(Curve.SECP256K1)).outcome());
    }

    @Test
    void shouldNotTrustAKeyThatOnlyCameAlong() {
        SignedReading reading = first(METER.container(METER.ocmf(PAYLOAD), true));
        assertEquals(Outcome.UNVERIFIED, reading.outcome());
        assertEquals("the key is not registered", reading.reason());
        assertEquals(METER.registered().key().fingerprint(), reading.key());
        assertEquals(Optional.empty(), reading.billed());
        String altered = METER.container(METER.ocmf(PAYLOAD).replace("2965.1", "2865.1"), true);
        assertEquals(Outcome.INVALID, first(altered).outcome());
        SignedReading unknown = first(METER.ocmf(PAYLOAD));
        assertEquals(Outcome.UNVERIFIED, unknown.outcome());
        assertEquals("no key is registered", unknown.reason());
    }

    /** The container of the Open Charge Alliance, and what stations put in its place. */
    @Test
    void shouldOpenEachFormOfContainer() {
        String record = METER.ocmf(PAYLOAD);
        String hex = Octets.utf8(record).hex();
        List<String> forms = List.of(
                record,
                "  " + record,
                hex,
                TestMeter.base64(record),
                METER.container(record, false),
                METER.container(record, true),
                METER.container(record, false).replace(TestMeter.base64(record), hex),
                TestMeter.base64(METER.container(record, true)),
                "\"" + hex + "\"",
                "{\"signedMeterData\":\"" + TestMeter.base64(record) + "\",\"encodingMethod\":\"OCMF\"}");
        for (String form : forms) {
            assertEquals(Outcome.VALID, first(form, METER).outcome(), form);
        }
    }

    @Test
    void shouldReadEachFormOfSignature() {
        Octets signed = Octets.utf8(PAYLOAD);
        String plain = METER.plain(signed);
        String inBase64 = java.util.Base64.getEncoder()
                .encodeToString(Octets.ofHex(METER.der(signed)).orElseThrow().toBytes());
        List<String> sections = List.of(
                "{\"SD\":\"" + METER.der(signed) + "\"}",
                "{\"SA\":\"ECDSA-prime256v1-SHA256\",\"SE\":\"hex\",\"SM\":\"application/x-der\",\"SD\":\"" + plain
                        + "\"}",
                "{\"SE\":\"base64\",\"SD\":\"" + inBase64 + "\"}",
                "{\"SD\":\"" + inBase64 + "\"}");
        for (String section : sections) {
            assertEquals(
                    Outcome.VALID,
                    first("OCMF|" + PAYLOAD + "|" + section, METER).outcome(),
                    section);
        }
    }

    /** A meter may sign that it is broken: the signature is good, and the number is not. */
    @Test
    void shouldBillNothingThatTheMeterItselfDoubts() {
        for (String doubt :
                List.of("\"EF\":\"E\",\"ST\":\"G\"", "\"EF\":\"\",\"ST\":\"M\"", "\"EF\":\"tE\",\"ST\":\"G\"")) {
            SignedReading reading = first(METER.ocmf(PAYLOAD.replace("\"EF\":\"\",\"ST\":\"G\"", doubt)), METER);
            assertEquals(Outcome.VALID, reading.outcome());
            assertNull(reading.register());
            assertFalse(reading.reason().isEmpty());
        }
        SignedReading failed = first(METER.ocmf(PAYLOAD.replace("\"TX\":\"B\"", "\"TX\":\"X\"")), METER);
        assertNull(failed.register());
    }

    @Test
    void shouldReadNumbersAndUnitsAsMetersWriteThem() {
        assertEquals(Optional.of(Energy.ofWh(2_935)), register("\"RV\":2935.600", "\"RV\":\"2935\"", "kWh", "Wh"));
        assertEquals(Optional.of(new Energy(1_234_567L)), register("2935.600", "0.001234567", "kWh", "kWh"));
        assertEquals(Optional.of(Energy.ofWh(2_935_600)), register("2935.600", "2.9356e3", "kWh", "KWH"));
        assertEquals(Optional.empty(), register("2935.600", "1e999999999", "kWh", "kWh"));
        assertEquals(Optional.empty(), register("2935.600", "\"a lot\"", "kWh", "kWh"));
        assertEquals(Optional.empty(), register("2935.600", "12", "kWh", "mOhm"));
    }

    private static Optional<Energy> register(String value, String otherValue, String unit, String otherUnit) {
        String payload = PAYLOAD.replace(value, otherValue).replace("\"" + unit + "\"", "\"" + otherUnit + "\"");
        return first(METER.ocmf(payload), METER).billed();
    }

    @Test
    void shouldBillRegistersOfImportedEnergyOnly() {
        for (String imports : List.of(
                "1-0:1.8.0",
                "01-00:01.08.00*FF",
                "1-b:1.8.e",
                "1-0:1.8.0*198",
                "01-00:B2.08.00*FF",
                "01-00:b3.08.00*FF")) {
            assertTrue(named(imports).billed().isPresent(), imports);
        }
        for (String exports : List.of("1-0:2.8.0", "01-00:C2.08.00*FF")) {
            assertTrue(named(exports).exports(), exports);
            assertTrue(named(exports).billed().isEmpty(), exports);
        }
        for (String others : List.of("1-0:32.7.0", "1-0:98.8.0.FF", "1-0:1.7.0", "register 1")) {
            assertTrue(named(others).billed().isEmpty(), others);
            assertFalse(named(others).exports(), others);
        }
    }

    private static SignedReading named(String obis) {
        return first(METER.ocmf(PAYLOAD.replace("1-b:1.8.0", obis)), METER);
    }

    @Test
    void shouldHoldARecordAgainstTheKeysOfItsConnectorOnly() {
        RegisteredKey second = new RegisteredKey(METER.registered().key(), ConnectorId.numbered(2));
        List<Sample> samples = List.of(sample(METER.ocmf(PAYLOAD)));
        assertEquals(Outcome.UNVERIFIED, outcome(samples, ConnectorId.numbered(1), second));
        assertEquals(Outcome.VALID, outcome(samples, ConnectorId.numbered(2), second));
        assertEquals(Outcome.VALID, outcome(samples, null, second));
        assertEquals(
                ConnectorId.numbered(2),
                SignedSamples.verified(samples, null, List.of(second))
                        .getFirst()
                        .signedReadings()
                        .getFirst()
                        .place());
        RegisteredKey evse = new RegisteredKey(METER.registered().key(), new ConnectorId(1, 0));
        assertEquals(Outcome.VALID, outcome(samples, new ConnectorId(1, 2), evse));
    }

    private static Outcome outcome(
            List<Sample> samples, @org.jspecify.annotations.Nullable ConnectorId at, RegisteredKey key) {
        return SignedSamples.verified(samples, at, List.of(key))
                .getFirst()
                .signedReadings()
                .getFirst()
                .outcome();
    }

    @Test
    void shouldLeavePlainSamplesAsTheyAre() {
        List<Sample> samples = List.of(sample("1000"), sample("12.5 kWh"));
        assertFalse(SignedSamples.among(samples));
        List<Sample> verified = SignedSamples.verified(samples, null, List.of(METER.registered()));
        assertSame(samples.getFirst(), verified.getFirst());
    }

    @Test
    void shouldBoundItsWork() {
        SignedReading tooLong = first(" ".repeat(SignedSamples.MAX_TEXT) + METER.ocmf(PAYLOAD), METER);
        assertEquals(Outcome.UNVERIFIED, tooLong.outcome());
        String claim = "{\"TM\":\"2026-03-01T12:00:00,000+0100 S\",\"RV\":1}";
        String many = PAYLOAD.replace("{\"TM\":\"2026-03-01T13", (claim + ",").repeat(100) + "{\"TM\":\"2026-03-01T13");
        assertEquals(
                1,
                SignedSamples.read(METER.ocmf(many), List.of(METER.registered()))
                        .size());
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= SignedSamples.MAX_RECORDS; i++) {
            samples.add(sample(METER.ocmf(PAYLOAD.replace("T7", "T" + i))));
        }
        List<Sample> verified = SignedSamples.verified(samples, null, List.of(METER.registered()));
        assertEquals(
                Outcome.VALID, verified.getFirst().signedReadings().getFirst().outcome());
        assertEquals(
                Outcome.UNVERIFIED,
                verified.getLast().signedReadings().getFirst().outcome());
    }

    @Test
    void shouldSayWhatItCannotRead() {
        assertEquals(
                "it is neither OCMF nor the SML of EDL40",
                first("AP;0;3;ALCV3ABBBISHMA2RYEGAZE3HV5YQ").reason());
        assertEquals(
                "the method of its signature is not known",
                first(METER.ocmf(PAYLOAD).replace("ECDSA-secp256r1", "RSA-2048"), METER)
                        .reason());
        assertEquals(
                "the OCMF record has no signature section",
                first("OCMF|{\"RD\":[]}", METER).reason());
        assertEquals(
                "the OCMF record has no readings",
                first(METER.ocmf("{\"PG\":\"T1\"}"), METER).reason());
    }

    /** A signature of zeros fits everything where nobody checks the range (CVE-2022-21449). */
    @Test
    void shouldRefuseASignatureOfZerosOrOfTheOrder() {
        String order =
                Octets.of(METER.curve().domain().getN().toByteArray()).from(1).hex();
        for (String number : List.of("00".repeat(32), order, "%064X".formatted(BigInteger.ONE))) {
            String record = "OCMF|" + PAYLOAD + "|{\"SD\":\"" + number + number + "\"}";
            assertEquals(Outcome.INVALID, first(record, METER).outcome());
        }
    }
}
