package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.gateway.station.Admission.Verdict;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.StationAccess;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private CompletableFuture<Verdict> admit() {
        return admission
                .admit(new Applicant(STATION, STATION, SECRET, TlsLink.NONE))
                .thenApply(Admission.Outcome::verdict);
    }

    @Test
    void quirk16_shouldRememberWhatItHasVerified() throws Exception {
        test.enter("CS-1", "secret-secret-1".getBytes(UTF_8));
        assertEquals(Verdict.ADMITTED, admit().get(30, TimeUnit.SECONDS));
        CompletableFuture<Verdict> again = admit();
        assertTrue(again.isDone());
        assertEquals(Verdict.ADMITTED, again.join());
    }

    @Test
    void quirk16_shouldTellStationsToComeBackWhenFull() {
        String slow = "pbkdf2-sha256$300000$" + Base64.getEncoder().encodeToString(new byte[16]) + "$"
                + Base64.getEncoder().encodeToString(new byte[32]);
        test.register.put(STATION, StationAccess.of(slow));
        List<Verdict> verdicts = new ArrayList<>();
        List<CompletableFuture<Verdict>> asked = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            asked.add(admit());
        }
        asked.forEach(verdict -> verdicts.add(verdict.join()));
        assertTrue(verdicts.contains(Verdict.OVERLOADED), verdicts.toString());
        assertTrue(verdicts.contains(Verdict.BAD_CREDENTIALS), verdicts.toString());
    }

    private Admission.Outcome ask(TestPlane plane, String dialled, String user, String password) throws Exception {
        String header = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.ISO_8859_1));
        return plane.plane
                .admission()
                .admit(new Applicant(STATION, new StationId(dialled), header, TlsLink.NONE))
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void quirk11_shouldLetInAnotherUserOnlyWhereTheOperatorSaysSo() throws Exception {
        TestPlane lenient = new TestPlane(Map.of("VOLTGATE_STATIONS_USER_MISMATCH", "accept"));
        for (TestPlane each : List.of(test, lenient)) {
            each.enter("CS-1", "secret-secret-1".getBytes(UTF_8));
        }
        assertEquals(
                Verdict.BAD_CREDENTIALS,
                ask(test, "CS-1", "admin", "secret-secret-1").verdict());
        Admission.Outcome outcome = ask(lenient, "CS-1", "admin", "secret-secret-1");
        assertEquals(Verdict.ADMITTED, outcome.verdict());
        assertTrue(outcome.deviations().contains(Deviation.USER_MISMATCH));
        assertEquals(
                Verdict.BAD_CREDENTIALS, ask(lenient, "CS-1", "admin", "wrong").verdict());
        assertEquals(
                Verdict.ADMITTED, ask(test, "cs-1", "cs-1", "secret-secret-1").verdict());
        assertEquals(
                Verdict.ADMITTED, ask(test, "cs-1", "CS-1", "secret-secret-1").verdict());
    }

    @Test
    void quirk11_shouldTakeAShortOrEmptyPasswordOnlyWhereItWasEntered() throws Exception {
        test.enter("CS-1", new byte[0]);
        Admission.Outcome outcome = ask(test, "CS-1", "CS-1", "");
        assertEquals(Verdict.ADMITTED, outcome.verdict());
        assertEquals(Set.of(Deviation.PASSWORD_SHORT), outcome.deviations());
        assertEquals(Verdict.BAD_CREDENTIALS, ask(test, "CS-1", "CS-1", "x").verdict());
        test.enter("CS-1", "x".getBytes(UTF_8));
        assertEquals(Verdict.ADMITTED, ask(test, "CS-1", "CS-1", "x").verdict());
        assertEquals(Verdict.BAD_CREDENTIALS, ask(test, "CS-1", "CS-1", "").verdict());
    }

    @Test
    void quirk11_shouldNameTheFormOfTheKeyThatIsNotTheOneEntered() throws Exception {
        test.enter("CS-1", "0123456789abcdef".getBytes(UTF_8));
        assertEquals(
                Set.of(Deviation.PASSWORD_FORM),
                ask(test, "CS-1", "CS-1", "30313233343536373839616263646566").deviations());
    }

    @Test
    void quirk12_shouldTakeTheOldAndTheNewPasswordUntilTheFirstSuccessWithTheNew() throws Exception {
        String oldHash = PasswordHash.of("secret-secret-old".getBytes(UTF_8), new SecureRandom());
        String newHash = PasswordHash.of("secret-secret-new".getBytes(UTF_8), new SecureRandom());
        test.enter("CS-1", new StationAccess(oldHash, newHash, null, null, 0));
        assertEquals(
                Verdict.ADMITTED, ask(test, "CS-1", "CS-1", "secret-secret-old").verdict());
        assertEquals(
                Verdict.ADMITTED, ask(test, "CS-1", "CS-1", "secret-secret-new").verdict());
        assertEquals(
                Verdict.BAD_CREDENTIALS,
                ask(test, "CS-1", "CS-1", "secret-secret-old").verdict());
        assertEquals(
                Verdict.ADMITTED, ask(test, "CS-1", "CS-1", "secret-secret-new").verdict());
    }

    @Test
    void shouldNeverLetAStationComeWithLessThanItHasComeWith() throws Exception {
        String hash = PasswordHash.of("secret-secret-1".getBytes(UTF_8), new SecureRandom());
        test.enter("CS-1", new StationAccess(hash, null, null, null, 1));
        Admission.Outcome first = ask(test, "CS-1", "CS-1", "secret-secret-1");
        assertEquals(new Admission.Outcome(Verdict.ADMITTED, 1, Set.of(Deviation.PASSWORD_SHORT)), first);
        admission.cameIn(STATION, new Admission.Outcome(Verdict.ADMITTED, 2, Set.of()));
        assertEquals(
                Verdict.PROFILE_TOO_LOW,
                ask(test, "CS-1", "CS-1", "secret-secret-1").verdict());
        test.enter("CS-1", new StationAccess(hash, null, null, null, 2));
        assertEquals(
                Verdict.PROFILE_TOO_LOW,
                ask(test, "CS-1", "CS-1", "secret-secret-1").verdict());
        test.enter("CS-1", new StationAccess(hash, null, null, null, 0));
        assertEquals(
                Verdict.ADMITTED, ask(test, "CS-1", "CS-1", "secret-secret-1").verdict());
    }
}
