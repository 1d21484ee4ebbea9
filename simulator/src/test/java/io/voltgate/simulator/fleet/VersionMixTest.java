package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionMixTest {
    private static long count(List<OcppVersion> all, OcppVersion version) {
        return all.stream().filter(each -> each == version).count();
    }

    @Test
    void shouldGiveEachVersionItsShareEverywhere() {
        List<OcppVersion> all = VersionMix.parse("1.6=70,2.0.1=20,2.1=10").of(1000);
        assertEquals(700, count(all, OcppVersion.V16));
        assertEquals(200, count(all, OcppVersion.V201));
        assertEquals(100, count(all, OcppVersion.V21));
        List<OcppVersion> some = all.subList(0, 50);
        assertEquals(35, count(some, OcppVersion.V16));
        assertEquals(10, count(some, OcppVersion.V201));
        assertEquals(5, count(some, OcppVersion.V21));
    }

    @Test
    void shouldTakeTurnsWhereMixed() {
        assertEquals(
                List.of(OcppVersion.V16, OcppVersion.V201, OcppVersion.V21, OcppVersion.V16),
                VersionMix.parse("mixed").of(4));
        assertEquals(
                List.of(OcppVersion.V201, OcppVersion.V201),
                VersionMix.parse("2.0.1").of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3.0", "1.6=0", "1.6=x", "1.6=1,,2.1=1", "1.6=-1"})
    void shouldRefuseWhatIsNoMix(String text) {
        assertThrows(IllegalArgumentException.class, () -> VersionMix.parse(text));
    }
}
