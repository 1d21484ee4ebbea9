package io.voltgate.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeterKeyTest {
    private static String base64(String hex) {
        return Base64.getEncoder()
                .encodeToString(Octets.ofHex(hex).orElseThrow().toBytes());
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadAKeyInEveryForm(Curve curve) {
        TestMeter meter = TestMeter.of(curve);
        Optional<MeterKey> expected = Optional.of(new MeterKey(curve, meter.point()));
        List<String> forms = List.of(
                meter.info(),
                meter.info().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 "),
                base64(meter.info()),
                "-----BEGIN PUBLIC KEY-----\n" + base64(meter.info()) + "\n-----END PUBLIC KEY-----\n",
                "oca:base16:asn1:" + meter.info(),
                "oca:base64:asn1:" + base64(meter.info()),
                TestMeter.base64("oca:base16:asn1:" + meter.info()),
                meter.point(),
                meter.point().substring(2),
                base64(meter.point()));
        for (String form : forms) {
            assertEquals(expected, MeterKey.read(form, null), form);
        }
        assertEquals(expected, MeterKey.read(meter.compressed(), curve));
    }

    @Test
    void shouldTakeNothingElseForAKey() {
        TestMeter meter = TestMeter.of(Curve.SECP256R1);
        String offCurve = meter.point().substring(0, meter.point().length() - 1)
                + (meter.point().endsWith("0") ? "1" : "0");
        for (String no : List.of(
                "",
                " ",
                "a key",
                "00",
                offCurve,
                meter.compressed(),
                meter.info().substring(0, 60),
                "30820000",
                "oca:base16:asn1:",
                "0".repeat(20_000))) {
            assertEquals(Optional.empty(), MeterKey.read(no, null), no);
        }
        assertEquals(Optional.empty(), MeterKey.read(meter.point(), Curve.SECP256K1));
    }

    @Test
    void shouldGiveDifferentKeysDifferentFingerprints() {
        TestMeter meter = TestMeter.of(Curve.SECP256R1);
        assertNotEquals(
                meter.registered().key().fingerprint(),
                meter.other().registered().key().fingerprint());
        assertEquals(32, meter.registered().key().fingerprint().length());
    }
}
