package io.voltgate.engine;

import static io.voltgate.engine.StationStory.CS;
import static io.voltgate.engine.StationStory.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stations that tell their status, topology and firmware in their own way; the numbers are those of the list of quirks. */
class StationQuirksTest {
    private static final ConnectorId ONE = new ConnectorId(1, 1);
    private final StationStory story = new StationStory();

    @AfterEach
    void recover() {
        story.mustRecover();
    }

    private void status(ConnectorId connector, ConnectorStatus status, String error, String vendor, StationTime at) {
        story.ask(new Request.StatusReport(connector, status, error, "", vendor, at, ""));
    }

    private void status(ConnectorStatus status, StationTime at) {
        status(ONE, status, "NoError", "", at);
    }

    private List<ConnectorStatus> statuses() {
        return story.facts(Event.ConnectorStatusChanged.class).stream()
                .map(Event.ConnectorStatusChanged::next)
                .toList();
    }

    @Test
    void quirk66ShouldTakeConnectorZeroForTheStation() {
        status(new ConnectorId(0, 0), ConnectorStatus.AVAILABLE, "", "", at(0));
        status(new ConnectorId(1, 0), ConnectorStatus.UNAVAILABLE, "", "", at(1));
        status(new ConnectorId(0, 1), ConnectorStatus.FAULTED, "", "", at(2));

        assertTrue(story.facts(Event.ConnectorStatusChanged.class).stream()
                .allMatch(changed -> changed.connector().equals(ConnectorId.STATION)));
        assertEquals(
                List.of(ConnectorStatus.AVAILABLE, ConnectorStatus.UNAVAILABLE, ConnectorStatus.FAULTED), statuses());
    }

    private static Request.TransactionEvent event(Phase phase, int seqNo, @Nullable IdToken token, String charging) {
        return new Request.TransactionEvent(
                phase,
                new TransactionId("T1"),
                seqNo,
                "Trigger",
                false,
                ONE,
                token,
                charging,
                "",
                null,
                null,
                List.of(),
                at(seqNo));
    }

    @Test
    void quirk67ShouldFollowTheTransactionAndNotTheStatus() {
        status(ConnectorStatus.OCCUPIED, at(0));
        story.ask(event(Phase.STARTED, 0, IdToken.of("A"), "Charging"));
        status(ConnectorStatus.AVAILABLE, at(1));
        status(ConnectorStatus.UNAVAILABLE, at(2));
        status(ConnectorStatus.OCCUPIED, at(3));
        assertEquals(List.of(), story.facts(Event.SessionEnded.class), "a status ends no session");

        story.ask(event(Phase.ENDED, 1, null, "Idle"));
        story.only(Event.SessionEnded.class);
        assertEquals(ConnectorStatus.OCCUPIED, statuses().getLast(), "and a session's end changes no status");
        assertEquals(4, statuses().size(), "each status is recorded");
    }

    @Test
    void quirk68ShouldNotLetAnOlderStatusReplaceANewerOne() {
        story.shard.after(60_000);
        status(ConnectorStatus.PREPARING, at(30));
        status(ConnectorStatus.CHARGING, at(50));
        status(ConnectorStatus.AVAILABLE, at(10));

        assertEquals(List.of(ConnectorStatus.PREPARING, ConnectorStatus.CHARGING), statuses());
        Event.LateStatusReported late = story.only(Event.LateStatusReported.class);
        assertEquals(ConnectorStatus.AVAILABLE, late.status());
        status(ConnectorStatus.FINISHING, at(55));
        assertEquals(ConnectorStatus.FINISHING, statuses().getLast());
    }

    @Test
    void quirk68ShouldGoByTheOrderOfReceiptOverConnectionsAndBoots() {
        story.shard.after(60_000);
        status(ConnectorStatus.CHARGING, at(50));
        story.connect();
        status(ConnectorStatus.AVAILABLE, at(10));
        status(ConnectorStatus.CHARGING, at(20));
        story.boot("1", "PowerUp");
        status(ConnectorStatus.AVAILABLE, at(5));
        assertEquals(
                List.of(
                        ConnectorStatus.CHARGING,
                        ConnectorStatus.AVAILABLE,
                        ConnectorStatus.CHARGING,
                        ConnectorStatus.AVAILABLE),
                statuses());
    }

    @Test
    void quirk68ShouldNotRelyOnTimesThatAreMissingOrCannotBe() {
        story.shard.after(60_000);
        status(ConnectorStatus.PREPARING, at(50));
        status(ConnectorStatus.CHARGING, new StationTime("1970-01-01T00:00:12Z", 12_000));
        status(ConnectorStatus.SUSPENDED_EV, StationTime.receivedAt(story.shard.nowMs()));
        status(ConnectorStatus.CHARGING, at(86_400));
        status(ConnectorStatus.FINISHING, at(55));
        assertEquals(5, statuses().size());
        assertEquals(List.of(), story.facts(Event.LateStatusReported.class));
    }

    @Test
    void quirk69ShouldKeepTheErrorOfAFaultUntilItIsCleared() {
        status(ONE, ConnectorStatus.FAULTED, "GroundFailure", "E7", at(0));
        status(ONE, ConnectorStatus.FAULTED, "NoError", "", at(1));
        assertEquals(1, statuses().size(), "nothing has changed");
        status(ONE, ConnectorStatus.FAULTED, "NoError", "E8", at(2));
        Event.ConnectorStatusChanged fault =
                story.facts(Event.ConnectorStatusChanged.class).getLast();
        assertEquals("GroundFailure", fault.errorCode());
        assertEquals("E8", fault.vendorErrorCode());

        status(ONE, ConnectorStatus.AVAILABLE, "NoError", "", at(3));
        assertEquals(
                "NoError",
                story.facts(Event.ConnectorStatusChanged.class).getLast().errorCode());
        status(ONE, ConnectorStatus.FAULTED, "NoError", "E9", at(4));
        assertEquals(
                "E9", story.facts(Event.ConnectorStatusChanged.class).getLast().vendorErrorCode());
    }

    private void firmware(String status, @Nullable Integer requestId) {
        story.ask(new Request.FirmwareStatus(status, requestId));
    }

    @Test
    void quirk74ShouldSeeAtTheBootThatFirmwareIsInPlace() {
        story.boot("1.0", "PowerUp");
        firmware("Downloading", 5);
        firmware("Installing", null);
        story.boot("1.1", "FirmwareUpdate");

        Event.FirmwareChanged changed = story.only(Event.FirmwareChanged.class);
        assertEquals("1.0 1.1", changed.previous() + " " + changed.current());
        Event.FirmwareUpdateEnded ended = story.only(Event.FirmwareUpdateEnded.class);
        assertEquals(new Event.FirmwareUpdateEnded(CS, 5, true, "Installing", true), ended);
        firmware("Installed", 5);
        story.only(Event.FirmwareUpdateEnded.class);
    }

    @Test
    void quirk74ShouldBelieveAStationThatSaysSoItself() {
        story.boot("1.0", "PowerUp");
        firmware("Installing", null);
        firmware("Installed", null);
        story.boot("1.1", "FirmwareUpdate");
        Event.FirmwareUpdateEnded ended = story.only(Event.FirmwareUpdateEnded.class);
        assertTrue(ended.installed());
        assertNull(ended.requestId());
        story.only(Event.FirmwareChanged.class);
    }

    @Test
    void quirk74ShouldNotTakeARebootWithTheSameVersionForAnEnd() {
        story.boot("1.0", "PowerUp");
        firmware("Installing", 5);
        story.boot("1.0", "ApplicationReset");
        assertEquals(List.of(), story.facts(Event.FirmwareUpdateEnded.class));
        firmware("InstallationFailed", null);
        assertEquals(
                new Event.FirmwareUpdateEnded(CS, 5, false, "InstallationFailed", false),
                story.only(Event.FirmwareUpdateEnded.class));
    }
}
