package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.benchmarks.load.Backend.StoredSession;
import io.voltgate.benchmarks.wire.Logbook.AckedSession;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever may be wrong with rows is seen. */
class VerificationTest {
    private static final List<AckedSession> ACKED =
            List.of(new AckedSession("L-1", "7", 2_500), new AckedSession("L-2", "8", 250));

    private static Verification see(StoredSession... rows) {
        Verification verification = new Verification("L-", ACKED);
        List.of(rows).forEach(verification::see);
        verification.end();
        return verification;
    }

    private static StoredSession row(String station, String transaction, String status, String kwh) {
        return new StoredSession(station, transaction, status, new BigDecimal(kwh));
    }

    @Test
    void shouldFindWhatWasAcknowledged() {
        Verification verification = see(
                row("L-2", "8", "completed", "0.25"),
                row("L-1", "7", "completed", "2.500000000"),
                row("CS-1", "7", "completed", "9"),
                row("L-1", "9", "active", "0"));
        assertEquals(2, verification.found());
        assertEquals(List.of(), verification.differences());
    }

    @Test
    void shouldNoticeALostSession() {
        assertEquals(
                List.of("L-1 7: has no row"),
                see(row("L-2", "8", "completed", "0.25")).differences());
    }

    @Test
    void shouldNoticeADoubledSession() {
        assertEquals(
                1,
                see(
                                row("L-2", "8", "completed", "0.25"),
                                row("L-2", "8", "completed", "0.25"),
                                row("L-1", "7", "completed", "2.5"))
                        .differing());
    }

    @Test
    void shouldNoticeOtherEnergyAndAnOpenEnd() {
        Verification verification = see(row("L-2", "8", "completed", "0.26"), row("L-1", "7", "active", "2.5"));
        assertEquals(2, verification.differing());
        assertEquals(0, verification.found());
    }
}
