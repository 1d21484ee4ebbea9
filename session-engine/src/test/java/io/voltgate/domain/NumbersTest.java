package io.voltgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reckoned without BigDecimal for speed comes out as with it. */
class NumbersTest {
    private static final StationTime NOW = new StationTime("now", 1);

    @ParameterizedTest
    @CsvSource({
        "0,Wh,0",
        "1,Wh,1000000",
        "12.5,Wh,12500000",
        "0.000001,Wh,1",
        "12.345678901,kWh,12345678901",
        "1.,Wh,1000000",
        ".5,Wh,500000",
        "-3,Wh,-3000000",
        "007.50,kWh,7500000000",
        "1e3,Wh,1000000000",
        "0.0000015,Wh,2",
        "9223372036854.775807,Wh,9223372036854775807",
        "5,KWH,5000000000"
    })
    void shouldReadAnAmountOfEnergy(String value, String unit, long microWh) {
        assertEquals(Optional.of(new Energy(microWh)), sample(value, unit).energy());
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "1.2.3", ".", "99999999999999999999"})
    void shouldReadNoEnergyWhereThereIsNone(String value) {
        assertEquals(Optional.empty(), sample(value, "Wh").energy());
    }

    @Test
    void shouldReadWhatBigDecimalReads() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            String value = digits(random, 1 + random.nextInt(9));
            value += random.nextBoolean() ? "" : "." + digits(random, 1 + random.nextInt(8));
            BigDecimal exact = new BigDecimal(value);
            assertEquals(Optional.of(Energy.ofWh(exact)), sample(value, "Wh").energy(), value);
            assertEquals(
                    Optional.of(Energy.ofWh(exact.scaleByPowerOfTen(3))),
                    sample(value, "kWh").energy(),
                    value);
        }
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    @Test
    void shouldMultiplyAsBigDecimalDoes() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            Money price = new Money("EUR", random.nextLong(0, 1L << random.nextInt(1, 40)));
            Energy energy = new Energy(random.nextLong(0, 1L << random.nextInt(1, 50)));
            int digits = random.nextInt(7);
            BigDecimal exact = price.amount().multiply(energy.toKwh());
            Money expected = Money.of("EUR", exact.setScale(digits, RoundingMode.HALF_UP));
            assertEquals(expected, price.perKwhTimes(energy, digits), price + " x " + energy + " to " + digits);
        }
    }

    private static Sample sample(String value, String unit) {
        return new Sample(NOW, Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, unit, 0, value);
    }
}
