package io.voltgate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of the backend's orders, told as stories of one station: sent, answered, and what shows that they were done. */
class CommandStoriesTest {
    private static final long NOON = 1_780_000_000_000L;
    private static final StationId CS = new StationId("CS-1");
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private static final ConnectorId TWO = ConnectorId.numbered(2);
    private static final IdToken CARD = IdToken.of("Card-A");
    private static final StationTime NOW = new StationTime("", NOON);
    private static final long DAY_MS = 86_400_000;
    private static final Command REPORT = new Command.GetBaseReport("FullInventory");
    private static final Command FIRMWARE = new Command.UpdateFirmware("http://f/1", NOON, null, null, null);
    private static final Command LOG = new Command.GetLog("SecurityLog", "http://l/", null, null, null);
    private static final Command RESERVE = new Command.Reserve(9, CARD, null, ONE, NOON + DAY_MS);
    private static final Command OFF = new Command.ChangeAvailability(ONE, false);

    private final FixedDirectory directory =
            new FixedDirectory().with(CS, new StationProfile(new UUID(0, 1), false, null, Money.zero("EUR"), 22));
    private TestShard shard = new TestShard(EngineSettings.defaults(), directory, NOON);
    private long epoch;
    private int messages;
    private int keys;

    private List<Output> connect() {
        epoch++;
        return shard.say(new Input.Connected(CS, epoch, "ocpp2.0.1", "127.0.0.1", false));
    }

    private List<Output> disconnect() {
        return shard.say(new Input.Disconnected(CS, epoch, CloseReason.CONNECTION_LOST));
    }

    private List<Output> order(Command command) {
        keys++;
        return shard.say(new Input.Ordered(CS, keys, command, "key-" + keys, 60_000));
    }

    private List<Output> answer(String callId, String status) {
        boolean accepted = status.equals("Accepted") || status.equals("Scheduled");
        return shard.say(new Input.Answered(CS, epoch, callId, new CommandResult(accepted, status, "{}")));
    }

    private List<Output> ask(Request request) {
        messages++;
        return shard.say(new Input.Asked(CS, epoch, "m" + messages, request));
    }

    private List<Output> boot() {
        return ask(new Request.Boot(new StationInfo("V", "M", "", "1", "", ""), "RemoteReset"));
    }

    private static Request status(ConnectorId connector, ConnectorStatus status) {
        return new Request.StatusReport(connector, status, "", "", "", NOW, "");
    }

    private <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <E extends Event> E only(Class<E> type) {
        assertEquals(1, facts(type).size(), () -> type.getSimpleName() + " in " + shard.facts());
        return facts(type).getFirst();
    }

    private static List<String> calls(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Call.class::isInstance)
                .map(output -> ((Output.Call) output).callId())
                .toList();
    }

    private static Command raw(String action, String payload) {
        return new Command.Raw(action, payload);
    }

    private static Request part(int requestId, boolean more) {
        return new Request.ReportPart(ReportKind.DISPLAY_MESSAGES, requestId, 0, more, NOW, List.of());
    }

    private static Request device(int requestId) {
        return new Request.DeviceReport(requestId, 0, false, NOW, List.of());
    }

    private static Request transaction(@Nullable Integer remoteStartId) {
        return new Request.TransactionEvent(
                Phase.STARTED,
                new TransactionId("T1"),
                0,
                "RemoteStart",
                false,
                ONE,
                CARD,
                "Charging",
                "",
                remoteStartId,
                null,
                List.of(),
                NOW);
    }

    static Stream<Arguments> effects() {
        return Stream.of(
                Arguments.of(new Command.Reset(true, 0), new Request.Boot(new StationInfo("", "", "", "", "", ""), "")),
                Arguments.of(raw("Reset", "{\"type\":\"Immediate\"}"), boot("RemoteReset")),
                Arguments.of(OFF, status(ONE, ConnectorStatus.UNAVAILABLE)),
                Arguments.of(new Command.ChangeAvailability(ONE, true), status(ONE, ConnectorStatus.AVAILABLE)),
                Arguments.of(
                        new Command.ChangeAvailability(ConnectorId.STATION, false),
                        status(ConnectorId.STATION, ConnectorStatus.UNAVAILABLE)),
                Arguments.of(RESERVE, status(ONE, ConnectorStatus.RESERVED)),
                Arguments.of(RESERVE, new Request.ReservationUpdate(9, "Expired")),
                Arguments.of(FIRMWARE, new Request.FirmwareStatus("Installed", 1)),
                Arguments.of(FIRMWARE, new Request.FirmwareStatus("Installed", null)),
                Arguments.of(raw("UpdateFirmware", "{\"requestId\":77}"), new Request.FirmwareStatus("Installed", 77)),
                Arguments.of(LOG, new Request.LogStatus("Uploaded", 1)),
                Arguments.of(LOG, new Request.LogStatus("Uploaded", null)),
                Arguments.of(REPORT, device(1)),
                Arguments.of(raw("GetReport", "{\"requestId\":31}"), device(31)),
                Arguments.of(raw("GetDisplayMessages", "{\"requestId\":5}"), part(5, false)),
                Arguments.of(new Command.Trigger("Heartbeat", null), new Request.Heartbeat()),
                Arguments.of(new Command.Trigger("StatusNotification", ONE), status(ONE, ConnectorStatus.FAULTED)),
                Arguments.of(
                        raw("TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}"),
                        new Request.Notice(NoticeKind.CERTIFICATE_SIGNING, null, null, NOW, "{}")),
                Arguments.of(new Command.StartSession(CARD, ONE), transaction(1)),
                Arguments.of(raw("RequestStartTransaction", "{\"remoteStartId\":12}"), transaction(12)));
    }

    private static Request boot(String reason) {
        return new Request.Boot(new StationInfo("", "", "", "", "", ""), reason);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void shouldSeeTheEffectOfAnOrderOnce(Command command, Request shows) {
        connect();
        order(command);
        answer("vg-1", "Accepted");
        assertEquals(List.of(), facts(CommandFact.CommandEffectSeen.class));
        ask(shows);
        only(CommandFact.CommandEffectSeen.class);
        ask(shows);
        shard.after(8 * DAY_MS);
        only(CommandFact.CommandEffectSeen.class);
        assertEquals(List.of(), facts(CommandFact.CommandEffectMissed.class));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void shouldMissTheEffectThatDoesNotCome(Command command, Request shows) {
        connect();
        order(command);
        answer("vg-1", "Accepted");
        shard.after(2 * DAY_MS);
        only(CommandFact.CommandEffectMissed.class);
        shard.after(2 * DAY_MS);
        only(CommandFact.CommandEffectMissed.class);
    }

    @Test
    void shouldSayWhyTheEffectWasMissed() {
        connect();
        order(REPORT);
        answer("vg-1", "Accepted");
        order(new Command.Reset(true, 0));
        answer("vg-2", "Accepted");
        shard.after(DAY_MS);
        assertEquals(
                List.of("not seen in time", "the report is incomplete: SILENCE"),
                facts(CommandFact.CommandEffectMissed.class).stream()
                        .map(CommandFact.CommandEffectMissed::detail)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void shouldNotTakeAnythingForTheEffectOfARefusedOrder(Command command, Request shows) {
        connect();
        order(command);
        answer("vg-1", "Rejected");
        ask(shows);
        shard.after(2 * DAY_MS);
        assertEquals(List.of(), facts(CommandFact.CommandEffectSeen.class));
        assertEquals(List.of(), facts(CommandFact.CommandEffectMissed.class));
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(OFF, status(TWO, ConnectorStatus.UNAVAILABLE)),
                Arguments.of(OFF, status(ONE, ConnectorStatus.AVAILABLE)),
                Arguments.of(RESERVE, status(TWO, ConnectorStatus.RESERVED)),
                Arguments.of(RESERVE, new Request.ReservationUpdate(8, "Expired")),
                Arguments.of(FIRMWARE, new Request.FirmwareStatus("Installed", 2)),
                Arguments.of(LOG, new Request.LogStatus("Uploaded", 2)),
                Arguments.of(LOG, new Request.LogStatus("Idle", null)),
                Arguments.of(REPORT, device(2)),
                Arguments.of(raw("GetDisplayMessages", "{\"requestId\":5}"), part(5, true)),
                Arguments.of(new Command.Trigger("StatusNotification", ONE), status(TWO, ConnectorStatus.FAULTED)),
                Arguments.of(new Command.Trigger("MeterValues", null), new Request.Heartbeat()),
                Arguments.of(new Command.StartSession(CARD, ONE), transaction(2)),
                Arguments.of(new Command.Unlock(ONE), status(ONE, ConnectorStatus.AVAILABLE)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void shouldNotTakeSomethingElseForTheEffect(Command command, Request other) {
        connect();
        order(command);
        answer("vg-1", "Accepted");
        ask(other);
        assertEquals(List.of(), facts(CommandFact.CommandEffectSeen.class));
    }

    @Test
    void shouldTellHowFarTheFirmwareIs() {
        connect();
        order(FIRMWARE);
        answer("vg-1", "Accepted");
        ask(new Request.FirmwareStatus("Downloading", 1));
        shard.after(DAY_MS - 1);
        ask(new Request.FirmwareStatus("Installing", 1));
        shard.after(DAY_MS - 1);
        ask(new Request.FirmwareStatus("InstallationFailed", 1));
        assertEquals(
                List.of("Downloading", "Installing"),
                facts(CommandFact.CommandProgressed.class).stream()
                        .map(CommandFact.CommandProgressed::progress)
                        .toList());
        assertEquals(
                "InstallationFailed",
                only(CommandFact.CommandEffectMissed.class).detail());
        ask(new Request.FirmwareStatus("Installed", 1));
        assertEquals("Installed", only(CommandFact.CommandEffectSeen.class).effect());
    }

    @Test
    void shouldKnowWhenWhatIsOrderedIsSoAlready() {
        connect();
        ask(status(ONE, ConnectorStatus.UNAVAILABLE));
        order(OFF);
        answer("vg-1", "Accepted");
        assertEquals("AlreadySo", only(CommandFact.CommandEffectSeen.class).effect());
    }

    @Test
    void shouldGiveAStationTimeForWhatItPutsOff() {
        connect();
        ask(status(ONE, ConnectorStatus.CHARGING));
        order(OFF);
        answer("vg-1", "Scheduled");
        shard.after(DAY_MS / 2);
        ask(status(ONE, ConnectorStatus.UNAVAILABLE));
        only(CommandFact.CommandEffectSeen.class);
    }

    @Test
    void shouldWaitForAllConnectorsOfAStation() {
        connect();
        ask(status(ONE, ConnectorStatus.AVAILABLE));
        ask(status(TWO, ConnectorStatus.AVAILABLE));
        order(new Command.ChangeAvailability(ConnectorId.STATION, false));
        answer("vg-1", "Accepted");
        ask(status(ONE, ConnectorStatus.UNAVAILABLE));
        assertEquals(List.of(), facts(CommandFact.CommandEffectSeen.class));
        ask(status(TWO, ConnectorStatus.UNAVAILABLE));
        only(CommandFact.CommandEffectSeen.class);
    }

    @Test
    void shouldSeeTheEndOfASessionThatItStopped() {
        connect();
        ask(transaction(null));
        order(new Command.StopSession(new TransactionId("T1")));
        answer("vg-1", "Accepted");
        ask(new Request.TransactionEvent(
                Phase.ENDED,
                new TransactionId("T1"),
                1,
                "RemoteStop",
                false,
                ONE,
                null,
                "",
                "Remote",
                null,
                null,
                List.of(),
                NOW));
        assertEquals(
                only(Event.SessionEnded.class).session(),
                only(CommandFact.CommandEffectSeen.class).session());
    }

    @Test
    void shouldStopByTheTransactionIdThatTheStationUsesItself() {
        connect();
        ask(status(ONE, ConnectorStatus.CHARGING));
        ask(new Request.StartTransaction(ONE, CARD, Energy.ofWh(1), null, new StationTime("t", NOON)));
        TransactionId ours = only(Event.SessionStarted.class).transaction();
        Sample sample = new Sample(NOW, Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, "2");
        ask(new Request.MeterValues(ONE, new TransactionId("4711"), List.of(sample)));
        List<Output> outputs = order(new Command.StopSession(ours));
        Output.Call call = outputs.stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                new Command.StopSession(new TransactionId("4711")), call.order().command());
        answer("vg-1", "Accepted");
        ask(new Request.StopTransaction(ours, Energy.ofWh(3), null, "Remote", List.of(), NOW));
        only(CommandFact.CommandEffectSeen.class);
    }

    @Test
    void shouldSendAgainOnTheNextConnectionWhatMayBeGivenTwice() {
        connect();
        order(new Command.GetVariables(List.of(Variable.key("HeartbeatInterval"))));
        order(new Command.ClearCache());
        disconnect();
        only(CommandFact.CommandRequeued.class);
        assertEquals(List.of("vg-1-2"), calls(connect()));
        assertEquals(List.of("vg-2"), calls(answer("vg-1-2", "Accepted")));
        assertEquals(List.of(), facts(CommandFact.CommandFailed.class));
    }

    @Test
    void shouldGiveUpWhatLosesItsConnectionAgainAndAgain() {
        connect();
        order(new Command.ClearCache());
        disconnect();
        connect();
        disconnect();
        connect();
        disconnect();
        assertEquals(2, facts(CommandFact.CommandRequeued.class).size());
        assertEquals(
                CommandState.CONNECTION_LOST,
                only(CommandFact.CommandFailed.class).state());
        assertEquals(List.of(), calls(connect()));
    }

    @Test
    void shouldNotSendAgainPastItsDeadlineAndSayThatItMayHaveBeenDone() {
        connect();
        order(new Command.ClearCache());
        disconnect();
        shard.after(60_000);
        assertEquals(
                CommandState.CONNECTION_LOST,
                only(CommandFact.CommandFailed.class).state());
        assertEquals(List.of(), calls(connect()));
    }

    static Stream<Command> once() {
        return Stream.of(
                new Command.StartSession(CARD, ONE),
                new Command.Reset(true, 0),
                new Command.Unlock(ONE),
                new Command.SendLocalList(2, false, List.of()),
                raw("SetDisplayMessage", "{}"));
    }

    @ParameterizedTest
    @MethodSource("once")
    void shouldNotGiveTwiceWhatMayNot(Command command) {
        connect();
        order(command);
        disconnect();
        assertEquals(
                CommandState.CONNECTION_LOST,
                only(CommandFact.CommandFailed.class).state());
        assertEquals(List.of(), calls(connect()));
    }

    @Test
    void shouldCarryOrdersOverARestart() {
        connect();
        order(new Command.ClearCache());
        order(new Command.Reset(false, 0));
        shard.crash();
        shard.resume();
        assertEquals(List.of("vg-1-2"), calls(connect()));
        assertEquals(List.of("vg-2"), calls(answer("vg-1-2", "Accepted")));
        answer("vg-2", "Accepted");
        shard.crash();
        shard.resume();
        connect();
        boot();
        assertEquals(
                "BootNotification RemoteReset",
                only(CommandFact.CommandEffectSeen.class).effect());
    }

    @Test
    void shouldMissAnEffectAfterARestartFromASnapshotToo() {
        connect();
        order(new Command.Reset(false, 0));
        answer("vg-1", "Accepted");
        byte[] snapshot = shard.engine().snapshot();
        shard.crash(snapshot, shard.journal().durable());
        shard.resume();
        shard.after(15 * 60_000);
        only(CommandFact.CommandEffectMissed.class);
    }

    @Test
    void shouldPaceItsCalls() {
        connect();
        int burst = Limits.DEFAULT.callBurst();
        for (int i = 1; i <= burst; i++) {
            assertEquals(List.of("vg-" + i), calls(order(new Command.ClearCache())));
            answer("vg-" + i, "Accepted");
        }
        assertEquals(List.of(), calls(order(new Command.ClearCache())));
        assertEquals(List.of(), calls(shard.after(999)));
        assertEquals(List.of("vg-" + (burst + 1)), calls(shard.after(1)));
    }

    @Test
    void shouldLeaveANewConnectionAloneUntilItHasSettled() {
        shard = new TestShard(EngineSettings.defaults().settling(2_000), directory, NOON);
        connect();
        assertEquals(List.of(), calls(order(new Command.ClearCache())));
        assertEquals(List.of(), calls(shard.after(1_999)));
        assertEquals(List.of("vg-1"), calls(shard.after(1)));
    }

    @Test
    void shouldCallAfterTheBootWasAnswered() {
        shard = new TestShard(EngineSettings.defaults().settling(2_000), directory, NOON);
        connect();
        order(new Command.ClearCache());
        List<Output> outputs = boot();
        assertEquals(List.of("vg-1"), calls(outputs));
        assertEquals(Output.Answer.class, outputs.getFirst().getClass());
    }

    @Test
    void shouldKeepQuietAfterABootWhereTheModelWantsIt() {
        directory.withTraits("V", traits(5, false, Set.of("BootNotification"), Set.of()));
        connect();
        boot();
        assertEquals(List.of(), calls(order(new Command.Trigger("BootNotification", null))));
        assertEquals(List.of(), calls(order(new Command.ClearCache())));
        assertEquals(List.of(), calls(shard.after(4_999)));
        assertEquals(List.of("vg-2"), calls(shard.after(1)));
        CommandFact.CommandFailed failed = only(CommandFact.CommandFailed.class);
        assertEquals(CommandState.UNSUPPORTED, failed.state());
        assertEquals("this model does not tolerate a trigger of BootNotification", failed.detail());
    }

    private static StationTraits traits(
            int quietSeconds, boolean bootFirst, Set<String> noTriggers, Set<String> noKeys) {
        StationTraits none = StationTraits.NONE;
        return new StationTraits(
                quietSeconds,
                bootFirst,
                noTriggers,
                noKeys,
                0,
                false,
                Set.of(),
                "",
                false,
                Set.of(),
                0,
                none.charging());
    }

    @Test
    void shouldWaitForTheBootOfAModelThatWantsIt() {
        directory.withTraits("V", traits(0, true, Set.of(), Set.of("MeterValuesSampledData")));
        connect();
        boot();
        disconnect();
        connect();
        assertEquals(List.of(), calls(order(new Command.ClearCache())));
        assertEquals(List.of("vg-1"), calls(boot()));
        disconnect();
        connect();
        assertEquals(List.of(), calls(shard.after(59_999)));
        order(new Command.GetVariables(List.of(Variable.key("MeterValuesSampledData"))));
        order(new Command.Unlock(ONE));
        assertEquals(List.of("vg-3"), calls(shard.after(1)));
        assertEquals(
                "this model does not tolerate MeterValuesSampledData",
                facts(CommandFact.CommandFailed.class).getLast().detail());
    }

    @Test
    void shouldOnlyConfigureAStationThatWasToldToWait() {
        connect();
        shard.engine()
                .apply(
                        new Event.StationBooted(CS, new StationInfo("", "", "", "", "", ""), "", BootStatus.PENDING),
                        shard.nowMs());
        assertEquals(List.of(), calls(order(new Command.StartSession(CARD, ONE))));
        assertEquals(List.of("vg-2"), calls(order(new Command.ClearCache())));
        answer("vg-2", "Accepted");
        assertEquals(List.of("vg-1"), calls(boot()));
    }

    @Test
    void shouldTellWhoWaitsHowItEnded() {
        connect();
        order(new Command.ClearCache());
        Output.Outcome answered = outcome(answer("vg-1", "Accepted"));
        assertEquals(CommandState.ANSWERED, answered.state());
        assertEquals(new CommandResult(true, "Accepted", "{}"), answered.result());

        keys = 0;
        Output.Outcome again = outcome(order(new Command.ClearCache()));
        assertEquals(answered.command(), again.command());
        assertNull(again.result());
    }

    private static Output.Outcome outcome(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Outcome.class::isInstance)
                .map(Output.Outcome.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldGiveUpTheOldestWhereTooManyWaitForTheirEffect() {
        connect();
        int kept = Limits.DEFAULT.sentOrdersPerStation();
        for (int i = 1; i <= kept; i++) {
            order(LOG);
            answer("vg-" + i, "Accepted");
            shard.after(1_000);
        }
        CommandFact.CommandEffectMissed missed = only(CommandFact.CommandEffectMissed.class);
        assertEquals("too many orders wait for their effect", missed.detail());
        assertEquals(facts(CommandFact.CommandAccepted.class).getFirst().order().id(), missed.command());
    }

    @Test
    void shouldReadTheEffectsOfOlderJournals() {
        String old = "{\"v\":1,\"seq\":1,\"at\":2,\"events\":[{\"type\":\"CommandEffectSeen\",\"station\":\"CS-1\","
                + "\"command\":\"00000000-0000-0001-0000-000000000002\","
                + "\"session\":\"00000000-0000-0003-0000-000000000004\"}]}";
        CommandFact.CommandEffectSeen seen = (CommandFact.CommandEffectSeen)
                EventCodec.decode(old.getBytes(UTF_8)).events().getFirst();
        assertNull(seen.effect());
        assertEquals(new UUID(3, 4), seen.session().value());
    }
}
