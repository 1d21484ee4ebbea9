package io.voltgate.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.link.FrameTap.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {
    @Test
    void shouldReadItsWordsInAnyOrder() {
        Fault fault = Fault.parse("stall after 2.5% in StopTransaction 7s");
        assertEquals(Fault.Kind.STALL, fault.kind());
        assertEquals(Direction.FROM_SERVER, fault.direction());
        assertEquals("StopTransaction", fault.action());
        assertTrue(fault.after());
        assertEquals(2_500, fault.perHundredThousand());
        assertEquals(7_000, fault.millis());
    }

    @Test
    void shouldTakeWhatIsUsualWhereNothingIsSaid() {
        Fault fault = Fault.parse("clock-skew once");
        assertEquals(Direction.TO_SERVER, fault.direction());
        assertEquals("any", fault.action());
        assertFalse(fault.after());
        assertEquals(Fault.ONCE, fault.perHundredThousand());
        assertEquals(300_000, fault.millis());
        assertEquals(-60_000, Fault.parse("clock-skew once -1m").millis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode 5%",
                "cut out",
                "cut 101%",
                "cut 5% 20s",
                "stall 5% -1s",
                "cut 5% heartbeat",
                "cut 5% ?"
            })
    void shouldSayWhatIsWrong(String text) {
        String why = assertThrows(IllegalArgumentException.class, () -> Fault.parse(text))
                .getMessage();
        assertTrue(why.startsWith("--fault \"" + text), why);
    }
}
