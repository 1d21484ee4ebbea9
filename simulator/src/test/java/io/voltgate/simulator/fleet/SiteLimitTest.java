package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.site.Breaker;
import io.voltgate.simulator.site.SitePlan;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.StopReason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Evenings at a site whose server keeps the limit by charging profiles, or doesn't. */
@Timeout(60)
final class SiteLimitTest {
    private static final long LIMIT_W = 40_000;
    private static final VirtualFleet.Span EVENING =
            new VirtualFleet.Span(Instant.parse("2026-01-01T18:00:00Z"), Duration.ofHours(3), Duration.ZERO);

    private static VirtualFleet.Outcome evening(SitePlan site, LoadBalancer server) throws InterruptedException {
        FleetPlan plan = FleetPlan.to(URI.create("ws://unused"))
                .withStations(6)
                .withSessionsPerStation(0)
                .withSampleSeconds(10)
                .withSeed(7)
                .withSites(site)
                .withHabits(new DriverHabits(1, 10_000, 40_000, 60_000, 600_000));
        return VirtualFleet.run(plan, EVENING, Wiring.PLAIN, server::dialer);
    }

    private static SitePlan site() {
        return SitePlan.parse("6x" + LIMIT_W + ",30s");
    }

    @Test
    void shouldSeeThatTheServerKeepsTheLimit() throws InterruptedException {
        VirtualFleet.Outcome outcome = evening(site(), new LoadBalancer(LIMIT_W));
        FleetReport report = outcome.report();
        SiteReport there = report.sites().getFirst();
        assertEquals(List.of(), report.complaints(), there::toString);
        assertEquals(SiteReport.Verdict.KEPT, there.verdict());
        assertEquals(0, there.beyondGraceSeconds());
        assertTrue(there.pressedSeconds() > 600 && there.profiles() > 6, there::toString);
        assertTrue(there.highestWantedW() > 2 * LIMIT_W, there::toString);
        long energy = report.sessions().stream()
                .mapToLong(session -> session.stopWh() - session.startWh())
                .sum();
        assertEquals(energy, there.energyWh());
    }

    @Test
    void shouldComplainOfAServerThatLetsThemDraw() throws InterruptedException {
        FleetReport report = evening(site(), new LoadBalancer(0)).report();
        SiteReport there = report.sites().getFirst();
        assertEquals(SiteReport.Verdict.VIOLATED, there.verdict());
        assertEquals(0, there.profiles());
        assertEquals(there.highestWantedW(), there.highestW());
        assertTrue(there.beyondGraceSeconds() > 600, there::toString);
        assertTrue(
                report.complaints().getFirst().startsWith("site 1 drew ") && there.trips() == 0,
                () -> report.complaints().toString());
    }

    @Test
    void shouldLoseThePowerOfASiteWhoseBreakerTrips() throws InterruptedException {
        LoadBalancer server = new LoadBalancer(0);
        VirtualFleet.Outcome outcome = evening(site().with(new Breaker(60, 600)), server);
        SiteReport there = outcome.report().sites().getFirst();
        assertTrue(there.trips() > 1, there::toString);
        assertTrue(there.longestOverSeconds() <= 61, there::toString);
        assertTrue(outcome.records().stream()
                .flatMap(station -> station.sessions().stream())
                .anyMatch(session -> session.stopReason() == StopReason.POWER_LOSS && session.complete()));
        assertEquals(6 * (1 + there.trips()), server.boots());
        assertTrue(
                outcome.report().complaints().stream().allMatch(each -> each.startsWith("site 1 ")),
                () -> outcome.report().complaints().toString());
    }

    @Test
    void shouldGoTheSameWayTwice() throws InterruptedException {
        SitePlan tripping = site().with(new Breaker(60, 600));
        VirtualFleet.Outcome first = evening(tripping, new LoadBalancer(LIMIT_W * 2));
        VirtualFleet.Outcome second = evening(tripping, new LoadBalancer(LIMIT_W * 2));
        assertEquals(first.stations(), second.stations());
        assertEquals(first.report().sites(), second.report().sites());
    }
}
