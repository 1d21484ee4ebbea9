package io.voltgate.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Energy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings and activities laid together. */
class UsageTest {
    private static Usage.Reading reading(long atMs, long microWh) {
        return new Usage.Reading(atMs, new Energy(microWh));
    }

    private static List<String> spans(Usage usage) {
        return usage.spans().stream()
                .map(span -> span.fromMs() + "-" + span.toMs() + " " + span.activity() + " "
                        + span.energy().microWh())
                .toList();
    }

    @Test
    void shouldShareTheEnergyOutByTime() {
        Usage usage = Usage.of(
                0,
                100,
                List.of(reading(30, 100), reading(60, 200)),
                List.of(new Usage.Change(10, Activity.CHARGING), new Usage.Change(20, Activity.PAUSED)));
        assertEquals(
                List.of(
                        "0-10 UNKNOWN 33",
                        "10-20 CHARGING 33",
                        "20-30 PAUSED 34",
                        "30-60 PAUSED 100",
                        "60-100 PAUSED 0"),
                spans(usage));
    }

    @Test
    void shouldCountWhatLiesOutsideAtItsEdge() {
        Usage usage = Usage.of(
                50,
                100,
                List.of(reading(10, 5), reading(200, 20)),
                List.of(new Usage.Change(10, Activity.IDLE), new Usage.Change(300, Activity.PAUSED)));
        assertEquals(List.of("50-50 IDLE 5", "50-100 IDLE 15"), spans(usage));
    }

    @Test
    void shouldNeverRunBackwards() {
        Usage usage = Usage.of(0, -5, List.of(reading(0, 30), reading(0, 10), reading(0, 40)), List.of());
        assertEquals(List.of("0-0 UNKNOWN 30", "0-0 UNKNOWN 10"), spans(usage));
    }
}
