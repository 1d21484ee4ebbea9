package io.voltgate.simulator.station.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Batteries take what their model says, and meters count the same energy, to the millijoule. */
final class BatteryTest {
    private static final Outlet WALL = new Outlet(3, 22_000);
    private static final Outlet FAST = new Outlet(0, 150_000);

    private static CarModel model(String name) {
        return CarModel.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldFollowTheCurveOfItsModel() {
        Battery battery = new Battery(model("Crossover 400 V"), 50, 25);
        assertEquals(100_000, battery.powerW(FAST, Long.MAX_VALUE));
        assertEquals(60_000, battery.powerW(FAST, 60_000));
        assertEquals(89_000, new Battery(model("Crossover 400 V"), 60, 30).powerW(FAST, Long.MAX_VALUE));
    }

    @Test
    void shouldTakeLessWhenColdOrHot() {
        assertEquals(50_000, new Battery(model("Crossover 400 V"), 50, 0).powerW(FAST, Long.MAX_VALUE));
        assertEquals(25_000, new Battery(model("Crossover 400 V"), 50, -20).powerW(FAST, Long.MAX_VALUE));
        assertEquals(75_000, new Battery(model("Crossover 400 V"), 50, 50).powerW(FAST, Long.MAX_VALUE));
    }

    @Test
    void shouldUseThePhasesThatItHas() {
        assertEquals(3L * 16 * 230, new Battery(model("Sedan 400 V"), 50, 20).powerW(WALL, Long.MAX_VALUE));
        assertEquals(22_000 / 3, new Battery(model("City hatchback"), 50, 20).powerW(WALL, Long.MAX_VALUE));
        assertEquals(3, new Battery(model("Sedan 400 V"), 50, 20).phases(WALL));
        assertEquals(0, new Battery(model("Sedan 400 V"), 50, 20).phases(FAST));
        assertFalse(model("City hatchback").takesDc());
    }

    @Test
    void shouldNotChargeBelowSixAmperes() {
        Battery battery = new Battery(model("Sedan 400 V"), 50, 20);
        assertEquals(6 * 690, battery.powerW(WALL, 6 * 690));
        assertEquals(0, battery.powerW(WALL, 6 * 690 - 1));
    }

    @Test
    void shouldTaperAtTheEndOnAlternatingCurrent() {
        Battery battery = new Battery(model("Plug-in hybrid"), 99, 20);
        assertTrue(battery.powerW(WALL, Long.MAX_VALUE) < 16 * 230);
    }

    @Test
    void shouldTakeExactlyWhatFitsAndThenNoMore() {
        Battery battery = new Battery(model("Compact hatchback"), 99, 20);
        assertEquals(450 * Battery.MILLIJOULE_PER_WH, battery.take(Long.MAX_VALUE / 1_000_000));
        assertTrue(battery.isFull());
        assertEquals(100, battery.socPercent());
        assertEquals(0, battery.powerW(FAST, Long.MAX_VALUE));
        assertEquals(0, battery.take(1));
    }

    @Test
    void shouldCountWhatFlowedAndNoMoreThanTheGoal() {
        PowerPath path = new PowerPath(FAST, 1000);
        path.plugIn(new Battery(model("Sedan 400 V"), 20, 25));
        path.flow(3_600_000, Long.MAX_VALUE);
        assertEquals(1000, path.registerWh());
        path.close();
        path.offer(36_000);
        path.flow(3_600_000, Long.MAX_VALUE);
        assertEquals(37_000, path.registerWh());
        path.flow(3_600_000, 37_050);
        assertEquals(37_100, path.registerWh());
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
