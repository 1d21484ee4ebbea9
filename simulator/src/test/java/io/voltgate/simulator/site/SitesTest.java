package io.voltgate.simulator.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.PlugState;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites of two stations with 20 kW, looked at each second. */
final class SitesTest implements Sites.Supply {
    private final List<String> switched = new ArrayList<>();

    @Override
    public void out(int station) {
        switched.add("out " + station);
    }

    @Override
    public void back(int station) {
        switched.add("back " + station);
    }

    /** Stations that draw so much, though their vehicles want 11 kW. */
    private static List<StationView> drawing(int... watts) {
        return Arrays.stream(watts)
                .mapToObj(each -> new StationView.ConnectorView(1, PlugState.CHARGING, "T", each, 11_000, 0, 50))
                .map(each -> new StationView("CS", OcppVersion.V16, true, 3, List.of(each)))
                .toList();
    }

    private static List<StationRecord> records(int count) {
        return Collections.nCopies(
                count, new StationRecord("CS", OcppVersion.V16, true, true, List.of(), List.of(), List.of(), "", 0));
    }

    private SiteReport first(Sites sites, int stations) {
        return sites.reports(records(stations)).getFirst();
    }

    @Test
    void shouldTellOnceOfASiteThatStaysAboveItsLimit() {
        Sites sites = new Sites(SitePlan.parse("2x20000,5s"), 5, this);
        for (int second = 3; second < 20; second++) {
            sites.look(1000L * second, drawing(11_000, 11_000, 10_000, 10_000, 20_000));
        }
        assertEquals(
                List.of("site 1 drew 22.0 of 20.0 kW for more than 5 s, from 0:00:03 of the run on"),
                sites.complaints());
        List<SiteReport> reports = sites.reports(records(5));
        SiteReport over = reports.getFirst();
        assertEquals(SiteReport.Verdict.VIOLATED, over.verdict());
        assertEquals(List.of(22_000L, 3L), List.of(over.highestW(), over.highestAtSeconds()));
        assertEquals(
                List.of(16L, 11L, 16L),
                List.of(over.overSeconds(), over.beyondGraceSeconds(), over.longestOverSeconds()));
        assertEquals(SiteReport.Verdict.KEPT, reports.get(1).verdict());
        assertEquals(SiteReport.Verdict.NOT_NEEDED, reports.get(2).verdict());
        assertEquals(1, reports.get(2).stations());
    }

    @Test
    void shouldGiveProfilesTimeToTakeEffect() {
        Sites sites = new Sites(SitePlan.parse("2x20000,5s"), 2, this);
        for (int second = 0; second < 60; second++) {
            int power = second % 7 < 4 ? 11_000 : 9_000;
            sites.look(1000L * second, drawing(power, power));
        }
        assertEquals(List.of(), sites.complaints());
        SiteReport report = first(sites, 2);
        assertEquals(SiteReport.Verdict.KEPT, report.verdict());
        assertEquals(
                List.of(59L, 35L, 0L, 6L),
                List.of(report.pressedSeconds(), report.overSeconds(), report.beyondGraceSeconds(), report.profiles()));
    }

    @Test
    void shouldTripTheMainBreakerAndResetIt() {
        Sites sites = new Sites(SitePlan.parse("2x20000,2s").with(Breaker.parse("4s,1m")), 3, this);
        for (int second = 0; second < 4; second++) {
            sites.look(1000L * second, drawing(11_000, 11_000, 11_000));
        }
        assertEquals(List.of(), switched);
        sites.look(4_000, drawing(11_000, 11_000, 11_000));
        assertEquals(List.of("out 0", "out 1"), switched);
        for (int second = 5; second < 64; second++) {
            sites.look(1000L * second, drawing(0, 0, 11_000));
        }
        assertEquals(2, switched.size());
        sites.look(64_000, drawing(0, 0, 11_000));
        assertEquals(List.of("out 0", "out 1", "back 0", "back 1"), switched);
        assertEquals(1, first(sites, 3).trips());
        assertEquals(
                "site 1 is without power from 0:00:04 of the run on: its main breaker tripped",
                sites.complaints().getLast());
    }

    @Test
    void shouldGivePowerBackAtTheEnd() {
        Sites sites = new Sites(SitePlan.parse("1x10000,9s").with(Breaker.parse("1s")), 1, this);
        sites.look(0, drawing(11_000));
        sites.look(1_000, drawing(11_000));
        sites.resetAll();
        sites.resetAll();
        assertEquals(List.of("out 0", "back 0"), switched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "20x", "x5", "20x50kW", "0x10", "20x50000,s", "2x0"})
    void shouldRefuseWhatIsNoLimit(String text) {
        assertThrows(IllegalArgumentException.class, () -> SitePlan.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "0s", "60s,", "60s,0m", "1h"})
    void shouldRefuseWhatIsNoBreaker(String text) {
        assertThrows(IllegalArgumentException.class, () -> Breaker.parse(text));
    }
}
