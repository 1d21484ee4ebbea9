package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.StationId;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RedialsTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final long MINUTE = 60_000;

    private final Redials redials = new Redials(60, 10);

    private long dialUntilRefused(long nowMs) {
        OptionalLong refused = OptionalLong.empty();
        for (int each = 0; each < 100 && refused.isEmpty(); each++) {
            refused = redials.dialled(STATION, nowMs);
        }
        return refused.orElseThrow();
    }

    @Test
    void quirk14_shouldRefuseAStationThatDialsTooOftenForATimeThatDoubles() {
        long now = 1_000_000;
        for (int each = 0; each < 60; each++) {
            assertEquals(OptionalLong.empty(), redials.dialled(STATION, now));
        }
        assertEquals(OptionalLong.of(now + MINUTE), redials.dialled(STATION, now));
        assertEquals(OptionalLong.of(now + MINUTE), redials.refusedUntil(STATION, now + MINUTE - 1));
        assertEquals(1, redials.refused(now));
        assertEquals(OptionalLong.empty(), redials.refusedUntil(STATION, now + MINUTE));
        assertEquals(now + 3 * MINUTE, dialUntilRefused(now + MINUTE));
        assertEquals(now + 7 * MINUTE, dialUntilRefused(now + 3 * MINUTE));
        assertEquals(OptionalLong.empty(), redials.dialled(new StationId("CS-2"), now));
    }

    @Test
    void quirk14_shouldForgetOnceAStationHasBeenCalmForAnHour() {
        long now = 1_000_000;
        assertEquals(now + MINUTE, dialUntilRefused(now));
        now += 62 * MINUTE;
        assertEquals(now + MINUTE, dialUntilRefused(now));
    }

    @Test
    void quirk14_shouldLetAStationDialEveryMinuteForEver() {
        for (long minute = 0; minute < 500; minute++) {
            assertEquals(OptionalLong.empty(), redials.dialled(STATION, minute * MINUTE));
        }
    }

    @Test
    void quirk15_shouldExpectAStationAfterTheMedianOfItsPauses() {
        long now = 1_000_000;
        for (long pause : new long[] {6, 19, 7}) {
            assertEquals(OptionalLong.empty(), redials.dialled(STATION, now));
            redials.ended(STATION, CloseReason.CONNECTION_LOST, now + MINUTE);
            now += MINUTE + pause * MINUTE;
        }
        assertEquals(OptionalLong.empty(), redials.dialled(STATION, now));
        assertEquals(Redials.Notice.NOTHING, redials.notice(STATION, now));
        redials.ended(STATION, CloseReason.STATION_CLOSED, now);
        assertEquals(
                OptionalLong.of(now + 7 * MINUTE), redials.notice(STATION, now).expectedMs());
        assertEquals(Redials.Notice.NOTHING, redials.notice(new StationId("CS-2"), now));
    }

    @Test
    void quirk15_shouldLearnNothingFromPausesThatTheGatewayMade() {
        for (int each = 0; each < 5; each++) {
            assertEquals(OptionalLong.empty(), redials.dialled(STATION, each * MINUTE));
            redials.ended(STATION, CloseReason.GATEWAY_STOPPING, each * MINUTE);
        }
        assertEquals(Redials.Notice.NOTHING, redials.notice(STATION, 6 * MINUTE));
    }

    @Test
    void quirk14_shouldAnswer503WithTheTimeToWait() {
        TestPlane test = new TestPlane(Map.of("VOLTGATE_STATIONS_CONNECTIONS_PER_HOUR", "2"));
        test.enter("CS-1");
        for (int each = 0; each < 2; each++) {
            String in = new TestSocket(test).request("/CS-1", "Sec-WebSocket-Protocol: ocpp1.6");
            assertTrue(in.startsWith("HTTP/1.1 101 "), in);
        }
        for (int each = 0; each < 2; each++) {
            String refused = new TestSocket(test).request("/CS-1", "Sec-WebSocket-Protocol: ocpp1.6");
            assertTrue(refused.startsWith("HTTP/1.1 503 "), refused);
            assertTrue(refused.contains("retry-after: 60\r\n"), refused);
        }
        assertTrue(test.counted("voltgate_handshakes_refused_total{reason=\"reconnect_loop\"} 2"));
        test.wallMs += 60_000;
        String again = new TestSocket(test).request("/CS-1", "Sec-WebSocket-Protocol: ocpp1.6");
        assertTrue(again.startsWith("HTTP/1.1 503 ") && again.contains("retry-after: 120\r\n"), again);
    }
}
