package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.station.Admission.Verdict;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final String SECRET =
            "Basic " + Base64.getEncoder().encodeToString("CS-1:secret-secret-1".getBytes(UTF_8));

    private final TestPlane test = new TestPlane(Map.of("VOLTGATE_STATIONS_HANDSHAKES_AT_ONCE", "1"));
    private final Admission admission = test.plane.admission();

    @Test
    void shouldRememberWhatItHasVerified() throws Exception {
        test.enter("CS-1", "secret-secret-1".getBytes(UTF_8));
        assertEquals(Verdict.ADMITTED, admission.admit(STATION, SECRET).get(30, TimeUnit.SECONDS));
        CompletableFuture<Verdict> again = admission.admit(STATION, SECRET);
        assertTrue(again.isDone());
        assertEquals(Verdict.ADMITTED, again.join());
    }

    @Test
    void shouldTellStationsToComeBackWhenFull() {
        String slow = "pbkdf2-sha256$300000$" + Base64.getEncoder().encodeToString(new byte[16]) + "$"
                + Base64.getEncoder().encodeToString(new byte[32]);
        test.register.put(STATION, new StationRegister.Entry(slow));
        List<Verdict> verdicts = new ArrayList<>();
        List<CompletableFuture<Verdict>> asked = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            asked.add(admission.admit(STATION, SECRET));
        }
        asked.forEach(verdict -> verdicts.add(verdict.join()));
        assertTrue(verdicts.contains(Verdict.OVERLOADED), verdicts.toString());
        assertTrue(verdicts.contains(Verdict.BAD_CREDENTIALS), verdicts.toString());
    }
}
