package io.voltgate.engine;

import static io.voltgate.engine.StationStory.CS;
import static io.voltgate.engine.StationStory.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Event;
import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportGap;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports in parts, from what the station sends to whether they are whole. */
class ReportStoriesTest {
    private static final int REQUEST = 7;
    private static final long SILENCE_MS = ReportLimits.DEFAULT.silenceMs();
    private final StationStory story = new StationStory();

    @AfterEach
    void recover() {
        story.mustRecover();
    }

    private void part(int seqNo, boolean more) {
        part(story, REQUEST, seqNo, more, "v" + seqNo);
    }

    private static void part(StationStory story, int requestId, int seqNo, boolean more, String value) {
        VariableReport report = new VariableReport(Variable.of("OCPPCommCtrlr", "V"), "Actual", value, "ReadOnly", "");
        Reply reply = story.ask(new Request.DeviceReport(requestId, seqNo, more, at(0), List.of(report)));
        assertInstanceOf(Reply.Acknowledged.class, reply);
    }

    private void unnumbered(String key, boolean more) {
        story.ask(new Request.ReportPart(
                ReportKind.DISPLAY_MESSAGES,
                REQUEST,
                null,
                more,
                StationTime.receivedAt(story.shard.nowMs()),
                List.of(new ReportItem(key, "{}"))));
    }

    private static Event.ReportCompleted completed(ReportKind kind, int parts) {
        return new Event.ReportCompleted(CS, kind, REQUEST, parts);
    }

    private static Event.ReportIncomplete incomplete(int parts, List<Integer> missing, ReportGap reason) {
        return new Event.ReportIncomplete(CS, ReportKind.DEVICE_MODEL, REQUEST, parts, missing, reason);
    }

    @Test
    void shouldCompleteAReportWithItsLastPart() {
        part(0, true);
        part(1, true);
        assertEquals(List.of(), story.facts(Event.ReportCompleted.class));
        part(2, false);

        assertEquals(completed(ReportKind.DEVICE_MODEL, 3), story.only(Event.ReportCompleted.class));
        assertEquals(3, story.facts(Event.DeviceReported.class).size());
        story.shard.after(2 * SILENCE_MS);
        assertEquals(List.of(), story.facts(Event.ReportIncomplete.class));
    }

    @Test
    void shouldCompleteAReportOfOnePart() {
        part(0, false);
        assertEquals(completed(ReportKind.DEVICE_MODEL, 1), story.only(Event.ReportCompleted.class));
    }

    @Test
    void shouldTakePartsInAnyOrder() {
        part(2, false);
        part(0, true);
        part(1, true);
        assertEquals(completed(ReportKind.DEVICE_MODEL, 3), story.only(Event.ReportCompleted.class));
    }

    @Test
    void shouldTellWhatIsMissingAfterSilence() {
        part(0, true);
        part(3, false);
        story.shard.after(SILENCE_MS - 1);
        assertEquals(List.of(), story.facts(Event.ReportIncomplete.class));
        story.shard.after(1);

        assertEquals(incomplete(2, List.of(1, 2), ReportGap.SILENCE), story.only(Event.ReportIncomplete.class));
        story.shard.after(2 * SILENCE_MS);
        story.only(Event.ReportIncomplete.class);
    }

    @Test
    void shouldNameTheNextPartWhereTheEndNeverCame() {
        part(0, true);
        part(1, true);
        story.shard.after(SILENCE_MS);
        assertEquals(incomplete(2, List.of(2), ReportGap.SILENCE), story.only(Event.ReportIncomplete.class));
    }

    @Test
    void shouldCompleteAReportByAPartThatComesLate() {
        part(0, true);
        part(2, false);
        story.shard.after(SILENCE_MS);
        story.only(Event.ReportIncomplete.class);
        part(1, true);
        assertEquals(completed(ReportKind.DEVICE_MODEL, 3), story.only(Event.ReportCompleted.class));
    }

    @Test
    void shouldTakeARepeatedPartForNothing() {
        part(0, true);
        part(0, true);
        part(1, false);
        part(1, false);
        part(0, true);
        assertEquals(2, story.facts(Event.DeviceReported.class).size());
        story.only(Event.ReportCompleted.class);
    }

    @Test
    void shouldKeepADifferentPartWithTheSameNumber() {
        part(0, true);
        part(1, true);
        part(story, REQUEST, 0, true, "other");
        assertEquals(incomplete(2, List.of(2), ReportGap.RESTARTED), story.only(Event.ReportIncomplete.class));
        part(story, REQUEST, 1, false, "other");

        assertEquals(4, story.facts(Event.DeviceReported.class).size());
        assertEquals(completed(ReportKind.DEVICE_MODEL, 2), story.only(Event.ReportCompleted.class));
    }

    @Test
    void shouldWaitOverADisconnectAndGoOnAfterIt() {
        part(0, true);
        story.shard.say(new Input.Disconnected(CS, 1, CloseReason.CONNECTION_LOST));
        story.shard.after(SILENCE_MS / 2);
        story.connect();
        part(0, true);
        part(1, false);
        assertEquals(completed(ReportKind.DEVICE_MODEL, 2), story.only(Event.ReportCompleted.class));
    }

    @Test
    void shouldMarkOpenReportsIncompleteWhenTheStationBoots() {
        part(0, true);
        story.boot("1", "Triggered");
        assertEquals(List.of(), story.facts(Event.ReportIncomplete.class));
        story.boot("1", "PowerUp");
        assertEquals(incomplete(1, List.of(1), ReportGap.REBOOTED), story.only(Event.ReportIncomplete.class));
    }

    @Test
    void shouldKeepTrackOverACrash() {
        part(0, true);
        story.shard.crash();
        story.shard.resume();
        story.connect();
        part(0, true);
        part(1, false);
        assertEquals(2, story.facts(Event.DeviceReported.class).size());
        story.only(Event.ReportCompleted.class);
    }

    @Test
    void shouldWaitForTheRestOverACrashNoLongerThanWithoutOne() {
        part(0, true);
        story.shard.crash();
        story.shard.resume();
        story.shard.after(SILENCE_MS);
        assertEquals(incomplete(1, List.of(1), ReportGap.SILENCE), story.only(Event.ReportIncomplete.class));
    }

    @Test
    void shouldCountPartsThatHaveNoNumber() {
        unnumbered("1", true);
        unnumbered("2", true);
        unnumbered("2", true);
        unnumbered("3", false);
        unnumbered("3", false);
        assertEquals(3, story.facts(Event.ReportPartReceived.class).size());
        assertEquals(completed(ReportKind.DISPLAY_MESSAGES, 3), story.only(Event.ReportCompleted.class));
    }

    private static EngineSettings settings(ReportLimits reports) {
        EngineSettings usual = EngineSettings.defaults();
        Limits limits = usual.limits();
        return new EngineSettings(
                usual.shard(),
                usual.heartbeatSeconds(),
                usual.callTimeoutMs(),
                usual.currency(),
                usual.unknownTokens(),
                new Limits(
                        limits.inputsPerTurn(),
                        limits.timersPerTurn(),
                        limits.ordersPerStation(),
                        limits.orderKeysPerStation(),
                        limits.endedSessionsPerStation(),
                        limits.meterDigestsPerStation(),
                        limits.eventsPerSession(),
                        limits.eventsPerEndedSession(),
                        limits.stations(),
                        limits.connectorsPerStation(),
                        limits.openSessionsPerStation(),
                        limits.callsPerMinute(),
                        limits.callBurst(),
                        limits.sendsPerOrder(),
                        limits.sentOrdersPerStation(),
                        reports,
                        limits.billing(),
                        limits.fullSamplesEveryMs()));
    }

    @Test
    void shouldKeepWhatTooManyPartsTellAndMarkTheReportOnce() {
        StationStory small = new StationStory(settings(new ReportLimits(2, 3, SILENCE_MS)));
        for (int seqNo = 0; seqNo < 6; seqNo++) {
            part(small, REQUEST, seqNo, seqNo < 5, "v");
        }
        assertEquals(6, small.facts(Event.DeviceReported.class).size());
        assertEquals(incomplete(3, List.of(3), ReportGap.TOO_MANY_PARTS), small.only(Event.ReportIncomplete.class));
        assertEquals(List.of(), small.facts(Event.ReportCompleted.class));
        small.mustRecover();
    }

    @Test
    void shouldGiveUpTheOldestOfTooManyReports() {
        StationStory small = new StationStory(settings(new ReportLimits(2, 3, SILENCE_MS)));
        part(small, REQUEST, 0, true, "v");
        part(small, REQUEST + 1, 0, true, "v");
        part(small, REQUEST + 2, 0, true, "v");
        assertEquals(incomplete(1, List.of(1), ReportGap.TOO_MANY_REPORTS), small.only(Event.ReportIncomplete.class));
        part(small, REQUEST + 1, 1, false, "v");
        small.only(Event.ReportCompleted.class);
        part(small, REQUEST + 3, 0, true, "v");
        small.only(Event.ReportIncomplete.class);
        small.mustRecover();
    }

    @Test
    void shouldBearNumbersThatNoReportHas() {
        part(Integer.MAX_VALUE, false);
        part(-1, true);
        story.shard.after(SILENCE_MS);
        Event.ReportIncomplete fact = story.only(Event.ReportIncomplete.class);
        assertEquals(100, fact.missing().size());
        assertEquals(0, fact.missing().getFirst());
    }

    @Test
    void shouldNoticeAReportThatWasPromisedAndNeverCame() {
        int number = story.order(new Command.GetBaseReport("FullInventory"), new CommandResult(true, "Accepted", "{}"));
        assertEquals(number, story.only(Event.ReportExpected.class).requestId());
        story.shard.after(SILENCE_MS);
        Event.ReportIncomplete fact = story.only(Event.ReportIncomplete.class);
        assertEquals(List.of(0), fact.missing());
        assertEquals(0, fact.parts());
    }

    @Test
    void shouldExpectNothingAfterARefusal() {
        story.order(new Command.GetBaseReport("FullInventory"), new CommandResult(false, "NotSupported", "{}"));
        assertEquals(List.of(), story.facts(Event.ReportExpected.class));
    }

    @Test
    void shouldCompleteTheReportThatWasPromised() {
        int number = story.order(new Command.GetBaseReport("FullInventory"), new CommandResult(true, "Accepted", "{}"));
        part(story, number, 0, false, "v");
        assertEquals(number, story.only(Event.ReportCompleted.class).requestId());
    }
}
