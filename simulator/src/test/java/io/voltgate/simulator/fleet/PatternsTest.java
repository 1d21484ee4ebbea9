package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Pauses;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How stations dial and drivers come. */
final class PatternsTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void shouldDialAtOnceOrInARow() {
        assertEquals(0, Arrival.parse("storm").dialsAfterMs(9_999, 10_000));
        assertEquals(2_000, Arrival.parse("ramp:0.2").dialsAfterMs(10_000, 20_000));
        assertEquals(50, Arrival.STANDARD.dialsAfterMs(10, 20));
        assertEquals(10, Arrival.STANDARD.dialsAfterMs(10, 1_000));
    }

    @Test
    void shouldLetDriversComeIndependently() {
        DriverHabits habits = Arrival.parse("storm,poisson:2").habits(DriverHabits.NORMAL, 1_000, 0);
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double realMs = habits.pauses().nextMs(random, 0, habits.speed()) / (double) habits.speed();
            sum += realMs / 20_000;
            squares += realMs * realMs / 20_000;
        }
        assertEquals(500_000, sum, 15_000);
        assertEquals(500_000, Math.sqrt(squares - sum * sum), 25_000);
    }

    @Test
    void shouldLetCommutersComeInTheMorningAndTheEvening() {
        Pauses pauses = new Pauses.Commuter(4, 0);
        SplittableRandom random = new SplittableRandom(1);
        int[] byHour = new int[24];
        long nowMs = 0;
        while (nowMs < 4_000 * 24 * HOUR_MS) {
            nowMs += pauses.nextMs(random, nowMs, 1);
            byHour[(int) (nowMs / HOUR_MS + 5) % 24]++;
        }
        assertEquals(16_000, java.util.Arrays.stream(byHour).sum(), 800);
        assertTrue(byHour[18] > byHour[13] && byHour[8] > byHour[11], "two peaks");
        assertEquals(0, byHour[3]);
    }

    @Test
    void shouldLetNobodyCome() {
        DriverHabits habits = Arrival.parse("idle").habits(DriverHabits.NORMAL, 10, 0);
        assertEquals(Pauses.NEVER, habits.pauses().nextMs(new SplittableRandom(1), 0, 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rush", "poisson", "poisson:0", "ramp", "storm:3", "commuter:x", "idle,,storm"})
    void shouldRefuseWhatIsNoPattern(String text) {
        String why = assertThrows(IllegalArgumentException.class, () -> Arrival.parse(text))
                .getMessage();
        assertTrue(why.startsWith("--arrival is "), why);
    }
}
