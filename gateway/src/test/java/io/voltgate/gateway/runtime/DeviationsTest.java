package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.persistence.store.DeviationCount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviationsTest {
    private static final StationId CS = new StationId("CS-1");
    private static final Set<Deviation> NULS = Set.of(Deviation.NUL_CHARACTER);

    private final Metrics metrics = new Metrics();
    private final Deviations deviations = new Deviations(metrics);

    private static StationInfo info(String model) {
        return new StationInfo("Wallbe", model, "S1", "1.0", "", "");
    }

    @Test
    void shouldCountByModelAndRememberTheLast() {
        deviations.booted(CS, info("Eco"));
        deviations.seen(CS, NULS, "[2,\"1\"]\u0000", 1_000);
        deviations.seen(new StationId("CS-2"), NULS, "", 2_000);
        deviations.known(new StationId("CS-2"), info("Eco"));
        deviations.seen(new StationId("CS-2"), NULS, "[2,\"2\"]", 3_000);
        assertEquals(
                List.of(
                        new DeviationCount(
                                "Wallbe", "Eco", "1.0", "NUL_CHARACTER", 2, 1_000, 3_000, "CS-2", "[2,\"2\"]"),
                        new DeviationCount("", "", "", "NUL_CHARACTER", 1, 2_000, 2_000, "CS-2", "")),
                deviations.drain());
        assertEquals(List.of(), deviations.drain());
        assertTrue(metrics.scrape().contains("voltgate_deviations_total{deviation=\"NUL_CHARACTER\"} 3.0"));
    }

    @Test
    void shouldCountAgainWhatCouldNotBeStored() {
        deviations.seen(CS, NULS, "a", 1_000);
        List<DeviationCount> drained = deviations.drain();
        deviations.seen(CS, NULS, "b", 2_000);
        deviations.giveBack(drained);
        DeviationCount both = deviations.drain().getFirst();
        assertEquals(2, both.count());
        assertEquals(1_000, both.firstMs());
        assertEquals("b", both.sample());
    }

    @Test
    void shouldCountUnderTheNamelessModelWhatHasNoRoom() {
        for (int i = 0; i < Deviations.MAX_KEYS + 10; i++) {
            deviations.booted(CS, info("M" + i));
            deviations.seen(CS, NULS, "", i);
        }
        List<DeviationCount> counts = deviations.drain();
        assertEquals(Deviations.MAX_KEYS + 1, counts.size());
        assertEquals(10, counts.getLast().count());
        assertEquals("", counts.getLast().vendor());
    }

    @Test
    void shouldNeverShowASecret() {
        for (String frame : List.of(
                "[3,\"1\",{\"configurationKey\":[{\"key\":\"AuthorizationKey\",\"value\":\"topsecret1234567\"}]}]",
                "[3,\"1\",{\"value\":\"topsecret1234567\",\"key\":\"authorizationkey\"}]",
                "[2,\"1\",\"NotifyReport\",{\"x\":\"topsecret1234567\",\"name\":\"BasicAuthPassword\"}]")) {
            String sample = FrameSample.of(frame);
            assertFalse(sample.contains("topsecret"), sample);
            assertTrue(sample.endsWith("(masked)"), sample);
        }
        assertEquals("[2,\"1\"]\\u0000", FrameSample.of("[2,\"1\"]\u0000"));
        assertTrue(FrameSample.of("x".repeat(5_000)).length() <= FrameSample.MAX_LENGTH);
    }
}
