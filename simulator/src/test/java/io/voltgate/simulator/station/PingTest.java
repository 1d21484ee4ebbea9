package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WebSocketPingInterval, on the station's own clock. */
final class PingTest {
    private static String every(Workbench bench, int seconds) {
        return bench.set("WebSocketPingInterval", "OCPPCommCtrlr", "WebSocketPingInterval", Integer.toString(seconds));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldPingByTheIntervalThatHoldsNow(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.timeline.pass(100_000);
        assertEquals(0, bench.gateway.pings());
        assertEquals("Accepted", every(bench, 10));
        bench.timeline.pass(35_000);
        assertEquals(3, bench.gateway.pings());
        assertEquals("Accepted", every(bench, 60));
        bench.timeline.pass(59_000);
        assertEquals(3, bench.gateway.pings());
        bench.timeline.pass(1_000);
        assertEquals(4, bench.gateway.pings());
        assertEquals("Accepted", every(bench, 0));
        bench.timeline.pass(600_000);
        assertEquals(4, bench.gateway.pings());
        assertEquals(1, bench.gateway.dials());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldDropALineWithoutAPongAndPingTheNext(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        every(bench, 10);
        bench.timeline.pass(10_000);
        bench.gateway.deaf(true);
        bench.timeline.pass(19_000);
        assertEquals(1, bench.gateway.dials());
        bench.timeline.pass(2_000);
        bench.gateway.deaf(false);
        bench.timeline.pass(120_000);
        assertEquals(2, bench.gateway.dials());
        assertTrue(bench.gateway.pings() > 10, "the next line is pinged as well");
    }
}
