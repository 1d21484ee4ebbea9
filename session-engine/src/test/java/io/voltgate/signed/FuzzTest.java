package io.voltgate.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SignedReading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens to a record on its way: nothing is thrown, and no other energy than the meter's is ever billed. */
class FuzzTest {
    private static final long SEED = 20260301;
    private static final int MUTATIONS = 1_500;
    private static final String PAYLOAD = """
        {"FV":"1.0","PG":"T7","MS":"M-4711","RD":[{"TM":"2026-03-01T12:00:00,250+0100 S","TX":"B","RV":2935.6,\
        "RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}]}\
        """;
    private final Random random = new Random(SEED);

    @Test
    void shouldNeverBillAMutatedOcmfRecord() {
        TestMeter meter = TestMeter.of(Curve.SECP256R1);
        String record = meter.ocmf(PAYLOAD);
        for (String form : List.of(
                record, meter.container(record, true), Octets.utf8(record).hex())) {
            mutate(form, meter, Energy.ofWh(2_935_600));
        }
    }

    @Test
    void shouldNeverBillAMutatedEdlRecord() {
        TestEdlMeter read = new TestEdlMeter(1_772_362_800L, 60, 29_356, 0);
        mutate(read.file(), TestEdlMeter.KEY, Energy.ofWh(29_356));
        mutate(read.messages(), TestEdlMeter.KEY, Energy.ofWh(29_356));
    }

    /** A mutation may miss what is signed, such as a space or the case of a digit; the energy is the meter's then. */
    private void mutate(String record, TestMeter meter, Energy truth) {
        Set<Optional<Energy>> billed = new HashSet<>();
        for (int i = 0; i < MUTATIONS; i++) {
            List<SignedReading> readings = SignedSamples.read(mutated(record), List.of(meter.registered()));
            assertFalse(readings.isEmpty());
            readings.stream()
                    .map(SignedReading::billed)
                    .filter(Optional::isPresent)
                    .forEach(billed::add);
        }
        billed.remove(Optional.of(truth));
        assertEquals(Set.of(), billed);
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(5)) {
                case 0 -> mutated.setCharAt(at, (char) (mutated.charAt(at) ^ (1 << random.nextInt(7))));
                case 1 -> mutated.deleteCharAt(at);
                case 2 -> mutated.insert(at, (char) (' ' + random.nextInt(95)));
                case 3 -> mutated.setLength(Math.max(1, at));
                default ->
                    mutated.replace(
                            at, Math.min(mutated.length(), at + 8), mutated.substring(random.nextInt(at + 1), at));
            }
        }
        return mutated.toString();
    }

    @Test
    void shouldReadNothingFromNoise() {
        byte[] noise = new byte[200];
        for (int i = 0; i < MUTATIONS; i++) {
            random.nextBytes(noise);
            noise[0] = (byte) 0x76;
            SignedSamples.read(Octets.of(noise).hex(), List.of())
                    .forEach(reading -> assertEquals(Optional.empty(), reading.billed()));
        }
    }
}
