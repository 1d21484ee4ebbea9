package io.voltgate.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.CannedServer;
import io.voltgate.simulator.api.SimulatedStation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The extension, used as its users do. */
@Timeout(30)
final class SimulatedStationsTest {
    private static final List<SimulatedStation> GIVEN = new ArrayList<>();
    private static CannedServer server;

    /** Stands around the extension, and sees what it makes of a failure. */
    @RegisterExtension
    static final TestExecutionExceptionHandler JUDGE = SimulatedStationsTest::judge;

    @RegisterExtension
    static final SimulatedStations STATIONS = SimulatedStations.at(
                    () -> server.url().toString())
            .with(builder -> builder.sampling(Duration.ofSeconds(30)));

    @BeforeAll
    static void listen() throws InterruptedException {
        server = CannedServer.good();
    }

    @AfterAll
    static void shouldHaveClosedWhatItGave() {
        server.close();
        assertEquals(5, GIVEN.size());
        GIVEN.forEach(station -> assertThrows(IllegalStateException.class, () -> station.plug(1)));
    }

    private static void judge(ExtensionContext test, Throwable failure) throws Throwable {
        if (!test.getRequiredTestMethod().getName().equals("shouldEndAFailureWithTheLastFrames")) {
            throw failure;
        }
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("on purpose\nthe last frames of CS-7:\n"), message);
        assertTrue(message.contains("BootNotification"), message);
        assertEquals("on purpose", failure.getCause().getMessage());
    }

    @Test
    void shouldGiveABootedStation(
            @Simulated(version = "1.6", identity = "CS-1", seed = 7, strict = true) SimulatedStation station) {
        GIVEN.add(station);
        assertEquals("CS-1", station.identity());
        assertTrue(station.record().booted());
        assertEquals("ocpp1.6", station.record().version().subprotocol());
    }

    @Test
    void shouldGiveSeveralStations(
            @Simulated(identity = "CS-2") SimulatedStation one, @Simulated(identity = "CS-3") SimulatedStation other) {
        GIVEN.addAll(List.of(one, other));
        assertNotSame(one, other);
        one.plug(1);
        other.plug(1);
        assertEquals(1, one.record().sessions().size());
    }

    @Test
    void shouldFailWhereTheServerBreaksARule(@Simulated(identity = "CS-4") SimulatedStation station) {
        GIVEN.add(station);
        SimulatedStations.check(List.of(station));
        server.call("1", "ClearCache", "{\"now\":null}");
        station.await(frame -> frame.isFromServer() && frame.isCall("ClearCache"), Duration.ofSeconds(5));
        AssertionError failure = assertThrows(AssertionError.class, () -> SimulatedStations.check(List.of(station)));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("CS-4: null-field: now is null in [2,"),
                failure::toString);
    }

    @Test
    void shouldEndAFailureWithTheLastFrames(@Simulated(identity = "CS-7") SimulatedStation station) {
        GIVEN.add(station);
        throw new AssertionError("on purpose");
    }
}
