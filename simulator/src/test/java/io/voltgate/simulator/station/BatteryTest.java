package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Batteries and meters count the same energy, to the millijoule. */
final class BatteryTest {
    @Test
    void shouldChargeAtFullPowerToEightyPercentAndTaperAbove() {
        Battery battery = new Battery(50_000, 50, 22_000);
        assertEquals(22_000, battery.powerW());
        long limit = 15_000 * Battery.MILLIJOULE_PER_WH;
        assertEquals(limit, battery.take(limit));
        assertEquals(80, battery.socPercent());
        assertEquals(22_000, battery.powerW());
        battery.take(5_000 * Battery.MILLIJOULE_PER_WH);
        assertEquals(90, battery.socPercent());
        assertEquals(11_000, battery.powerW());
    }

    @Test
    void shouldTakeExactlyWhatFitsAndThenNoMore() {
        Battery battery = new Battery(40_000, 99, 11_000);
        assertEquals(400 * Battery.MILLIJOULE_PER_WH, battery.take(Long.MAX_VALUE / 2));
        assertTrue(battery.isFull());
        assertEquals(100, battery.socPercent());
        assertEquals(0, battery.powerW());
        assertEquals(0, battery.take(1));
    }

    @Test
    void shouldCountManySmallAmountsExactly() {
        EnergyMeter meter = new EnergyMeter(1234);
        for (int i = 0; i < 3_600_000; i++) {
            meter.add(7);
        }
        assertEquals(1234 + 7, meter.registerWh());
        meter.add(Battery.MILLIJOULE_PER_WH - 1);
        assertEquals(1234 + 7, meter.registerWh());
        meter.add(1);
        assertEquals(1234 + 8, meter.registerWh());
    }

    @Test
    void shouldRefuseToRunBackwards() {
        EnergyMeter meter = new EnergyMeter(0);
        assertThrows(IllegalArgumentException.class, () -> meter.add(-1));
    }
}
