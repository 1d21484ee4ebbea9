package io.voltgate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine, told as stories of one station, from what it says to facts and answers. */
class SessionStoriesTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final StationId CS = new StationId("CS-1");
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private static final UserId ANNA = new UserId(new UUID(0, 7));
    private static final IdToken CARD = IdToken.of("Card-A");

    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22))
            .with("card-a", new TokenProfile(ANNA, true, null, null, "CHF", Set.of()));
    private final TestShard shard = new TestShard(EngineSettings.defaults(), directory, NOON);
    private long epoch = 1;
    private int messageId;

    @BeforeEach
    void connect() {
        shard.say(new Input.Connected(CS, epoch, "ocpp1.6", "127.0.0.1", false));
    }

    private Reply ask(Request request) {
        messageId++;
        List<Output> outputs = shard.say(new Input.Asked(CS, epoch, "m" + messageId, request));
        return outputs.stream()
                .filter(Output.Answer.class::isInstance)
                .map(Output.Answer.class::cast)
                .filter(answer -> answer.messageId().equals("m" + messageId))
                .findFirst()
                .orElseThrow()
                .reply();
    }

    private static StationTime at(int seconds) {
        String raw = Instant.ofEpochMilli(NOON).plusSeconds(seconds).toString();
        return new StationTime(raw, NOON + seconds * 1000L);
    }

    private static Sample register(int seconds, String wh, String context) {
        return new Sample(at(seconds), Sample.IMPORT_REGISTER, "", context, Sample.OUTLET, "Wh", 0, wh);
    }

    private static Request.StartTransaction start(long meter, int seconds) {
        return new Request.StartTransaction(ONE, CARD, Energy.ofWh(meter), null, at(seconds));
    }

    private static Request.StopTransaction stop(TransactionId transaction, long meter, int seconds) {
        return new Request.StopTransaction(transaction, Energy.ofWh(meter), CARD, "Local", List.of(), at(seconds));
    }

    private static Request.TransactionEvent event(Phase phase, int seqNo, @Nullable IdToken token, Sample... samples) {
        return new Request.TransactionEvent(
                phase,
                new TransactionId("T1"),
                seqNo,
                "Trigger",
                false,
                ONE,
                token,
                "Charging",
                "",
                null,
                null,
                List.of(samples),
                at(seqNo * 60));
    }

    private <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <E extends Event> E only(Class<E> type) {
        assertEquals(1, facts(type).size(), () -> type.getSimpleName() + " in " + shard.facts());
        return facts(type).getFirst();
    }

    private TransactionId started(Request.StartTransaction start) {
        return assertInstanceOf(Reply.Started.class, ask(start)).transaction();
    }

    @Test
    void shouldBillWhatTheRegisterSays() {
        TransactionId transaction = started(start(1_000, 0));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(1_200, "4000.5", Sample.PERIODIC))));
        ask(stop(transaction, 11_000, 3_600));

        Event.SessionEnded ended = only(Event.SessionEnded.class);
        assertEquals(Energy.ofWh(10_000), ended.delivered());
        assertEquals(Money.of("CHF", new BigDecimal("4.50")), ended.cost());
        assertEquals(SessionOutcome.COMPLETED, ended.outcome());
        assertEquals(ANNA, only(PaymentFact.PaymentOpened.class).user());
        assertEquals(
                Energy.ofWh(new BigDecimal("3000.5")),
                only(Event.SessionMetered.class).delivered());
    }

    @Test
    void shouldGiveARepeatedStartTheSameTransaction() {
        TransactionId first = started(start(1_000, 0));
        assertEquals(first, started(start(1_000, 0)));
        only(Event.SessionStarted.class);
    }

    @Test
    void shouldKnowARepeatedStartAfterItsStop() {
        TransactionId first = started(start(1_000, 0));
        ask(stop(first, 2_000, 60));
        assertEquals(first, started(start(1_000, 0)));
        only(Event.SessionStarted.class);
        only(Event.SessionEnded.class);
    }

    @Test
    void shouldTakeRepeatedMeterValuesOnce() {
        TransactionId transaction = started(start(0, 0));
        Request values = new Request.MeterValues(ONE, transaction, List.of(register(60, "10", Sample.PERIODIC)));
        ask(values);
        ask(values);
        only(Event.SessionMetered.class);
    }

    @Test
    void shouldEndOnceHoweverOftenItIsStopped() {
        TransactionId transaction = started(start(0, 0));
        ask(stop(transaction, 500, 60));
        ask(stop(transaction, 500, 60));
        ask(stop(transaction, 700, 60));
        assertEquals(Energy.ofWh(500), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldRecordTheSessionOfARejectedToken() {
        Request.StartTransaction start =
                new Request.StartTransaction(ONE, IdToken.of("nobody"), Energy.ZERO, null, at(0));
        Reply.Started reply = assertInstanceOf(Reply.Started.class, ask(start));
        assertEquals(TokenStatus.UNKNOWN, reply.authorization().status());
        assertTrue(only(Event.SessionStarted.class).guest());
        assertNotEquals(new TransactionId("0"), reply.transaction());
    }

    @Test
    void shouldMakeAStopWithoutStartASessionOfItsOwn() {
        ask(stop(new TransactionId("4711"), 900, 60));
        ask(stop(new TransactionId("4711"), 900, 60));
        assertEquals(
                Event.SessionOrigin.ORPHAN_STOP,
                only(Event.SessionStarted.class).origin());
        assertEquals(SessionOutcome.ERROR, only(Event.SessionEnded.class).outcome());
    }

    @Test
    void shouldFindTheSessionOfAStationThatNeverLearntItsId() {
        started(start(1_000, 0));
        ask(stop(new TransactionId("-1"), 1_500, 60));
        assertEquals(Energy.ofWh(500), only(Event.SessionEnded.class).delivered());
        only(Event.SessionStarted.class);
    }

    @Test
    void shouldNeverStopASessionOfAnotherId() {
        started(start(1_000, 0));
        TransactionId elsewhere = started(new Request.StartTransaction(
                ConnectorId.numbered(2), IdToken.of("Card-B"), Energy.ofWh(7), null, at(0)));
        ask(stop(elsewhere, 9, 60));
        ask(stop(new TransactionId("99"), 900, 90));
        assertEquals(
                Event.SessionOrigin.ORPHAN_STOP,
                facts(Event.SessionStarted.class).getLast().origin());
        assertEquals(2, facts(Event.SessionEnded.class).size());
    }

    @Test
    void shouldTakeAnIdThatNobodyWasGivenForTheSessionOfTheSameDriver() {
        started(start(1_000, 0));
        ask(stop(new TransactionId("99"), 1_500, 60));
        assertEquals(Energy.ofWh(500), only(Event.SessionEnded.class).delivered());
        only(Event.SessionStarted.class);
    }

    @Test
    void shouldCloseASessionWhoseStopNeverCame() {
        TransactionId first = started(start(1_000, 0));
        ask(new Request.MeterValues(ONE, first, List.of(register(60, "1400", Sample.PERIODIC))));
        started(start(2_000, 600));
        Event.SessionEnded ended = only(Event.SessionEnded.class);
        assertEquals("Superseded", ended.reason());
        assertEquals(Energy.ofWh(400), ended.delivered());

        ask(stop(first, 1_900, 90));
        Event.SessionRestated restated = only(Event.SessionRestated.class);
        assertEquals(Energy.ofWh(900), restated.delivered());
        assertEquals(1, restated.version());
    }

    @Test
    void shouldNotBillAGlitchOfTheMeter() {
        TransactionId transaction = started(start(1_000, 0));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(60, "90000000", Sample.PERIODIC))));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(120, "2000", Sample.PERIODIC))));
        ask(stop(transaction, 2_500, 180));
        assertEquals(Energy.ofWh(1_500), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldBillTheRegistersOfAStationWhoseValuesAreOfTheSession() {
        TransactionId transaction = started(start(10_000, 0));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(60, "0", Sample.PERIODIC))));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(120, "500", Sample.PERIODIC))));
        ask(stop(transaction, 10_500, 180));
        assertEquals(Energy.ofWh(500), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldKeepAStopThatContradictsTheFirst() {
        TransactionId transaction = started(start(0, 0));
        ask(stop(transaction, 500, 60));
        ask(stop(transaction, 700, 90));
        ask(stop(transaction, 700, 90));
        assertEquals(
                "700.000000",
                only(Event.MetersReported.class).samples().getFirst().value());
    }

    @Test
    void shouldTakeTheBeginFromAStartThatComesLate() {
        ask(event(Phase.UPDATED, 1, null, register(60, "1500", Sample.PERIODIC)));
        ask(event(Phase.STARTED, 0, CARD, register(0, "1000", Sample.PERIODIC)));
        ask(event(Phase.ENDED, 2, null, register(120, "2000", Sample.END)));
        assertEquals(Energy.ofWh(1_000), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldCloseTheOldestOfTooManyOpenSessions() {
        for (int i = 1; i <= 65; i++) {
            ask(new Request.StartTransaction(ConnectorId.numbered(i), CARD, Energy.ZERO, null, at(i)));
        }
        assertEquals("Superseded", only(Event.SessionEnded.class).reason());
        assertEquals(
                facts(Event.SessionStarted.class).getFirst().session(),
                only(Event.SessionEnded.class).session());
    }

    @Test
    void shouldNeverBillNegativeEnergy() {
        TransactionId transaction = started(start(5_000, 0));
        ask(stop(transaction, 10, 60));
        assertEquals(Energy.ZERO, only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldKeepWhatWasChargedBeforeTheRegisterWasReset() {
        TransactionId transaction = started(start(5_000, 0));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(60, "6000", Sample.PERIODIC))));
        ask(new Request.MeterValues(ONE, transaction, List.of(register(120, "0", Sample.PERIODIC))));
        ask(stop(transaction, 250, 180));
        assertEquals(Energy.ofWh(1_250), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldFollowNumberedEventsWhateverTheirOrder() {
        Request ended = event(Phase.ENDED, 2, null, register(120, "3000", Sample.END));
        ask(ended);
        ask(event(Phase.STARTED, 0, CARD, register(0, "1000", Sample.BEGIN)));
        ask(event(Phase.UPDATED, 1, null, register(60, "2000", Sample.PERIODIC)));
        ask(ended);

        only(Event.SessionStarted.class);
        only(Event.SessionEnded.class);
        Event.SessionRestated restated = only(Event.SessionRestated.class);
        assertEquals(Energy.ofWh(2_000), restated.delivered());
        assertEquals(Money.of("EUR", new BigDecimal("0.90")), restated.cost());
    }

    @Test
    void shouldTakeTheLastRegisterOfAStationWhoseClockWasSetBack() {
        ask(event(Phase.STARTED, 10, CARD, register(600, "1000", Sample.BEGIN)));
        ask(event(Phase.UPDATED, 11, null, register(660, "2000", Sample.PERIODIC)));
        ask(event(Phase.UPDATED, 12, null, register(60, "3000", Sample.PERIODIC)));
        ask(event(Phase.ENDED, 13, null, register(120, "9000", Sample.END)));
        assertEquals(Energy.ofWh(8_000), only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldTakeARepeatedEventOnce() {
        Request started = event(Phase.STARTED, 0, CARD, register(0, "1000", Sample.BEGIN));
        ask(started);
        Reply again = ask(started);
        only(Event.SessionStarted.class);
        only(Event.SessionUpdated.class);
        assertEquals(
                TokenStatus.ACCEPTED,
                assertInstanceOf(Reply.TransactionSeen.class, again)
                        .authorization()
                        .status());
    }

    @Test
    void shouldKnowAnEventThatIsResentAsOffline() {
        Request.TransactionEvent event = event(Phase.STARTED, 0, CARD, register(0, "1000", Sample.BEGIN));
        ask(event);
        ask(new Request.TransactionEvent(
                event.phase(),
                event.transaction(),
                event.seqNo(),
                event.trigger(),
                true,
                event.connector(),
                event.token(),
                event.chargingState(),
                event.stoppedReason(),
                null,
                null,
                event.samples(),
                event.at()));
        only(Event.SessionUpdated.class);
    }

    @Test
    void shouldSettleThePaymentOnceThroughACrash() {
        TransactionId transaction = started(start(0, 0));
        ask(stop(transaction, 10_000, 3_600));
        Output.Pay asked = settlements().getFirst();
        shard.crash();
        List<Output.Pay> again = shard.resume().stream()
                .filter(Output.Pay.class::isInstance)
                .map(Output.Pay.class::cast)
                .toList();
        assertEquals(List.of(asked), again);

        Input answer = new Input.PaymentAnswered(
                CS, asked.payment(), asked.session(), asked.key(), new PaymentOutcome.Done("ledger-1"));
        shard.say(answer);
        shard.say(answer);
        assertEquals(asked.amount(), only(PaymentFact.PaymentSettled.class).amount());
        shard.crash();
        assertTrue(shard.resume().stream().noneMatch(Output.Pay.class::isInstance));
    }

    private List<Output.Pay> settlements() {
        return shard.released().stream()
                .filter(Output.Pay.class::isInstance)
                .map(Output.Pay.class::cast)
                .toList();
    }

    @Test
    void shouldNotKeepAConnectionOfAStationThatNobodyKnows() {
        StationId nobody = new StationId("NOBODY");
        List<Output> outputs = shard.say(new Input.Connected(nobody, 7, "ocpp1.6", "127.0.0.1", false));
        assertEquals(List.of(new Output.Hangup(nobody, 7, CloseReason.UNKNOWN_STATION)), outputs);
    }

    @Test
    void shouldMuteAnOlderConnection() {
        List<Output> outputs = shard.say(new Input.Connected(CS, 2, "ocpp1.6", "127.0.0.1", false));
        assertTrue(outputs.contains(new Output.Hangup(CS, 1, CloseReason.REPLACED)));
        assertEquals(List.of(), shard.say(new Input.Asked(CS, 1, "old", new Request.Heartbeat())));
        assertEquals(List.of(), shard.say(new Input.Disconnected(CS, 1, CloseReason.STATION_CLOSED)));
        assertEquals(1, facts(Event.StationDisconnected.class).size());
    }

    @Test
    void shouldSendOrdersOneAtATime() {
        order("k1", new Command.ClearCache());
        order("k2", new Command.Reset(true, 0));
        assertEquals(1, facts(Event.CommandSent.class).size());
        shard.say(new Input.Answered(CS, 1, "vg-1", new CommandResult(true, "Accepted", "{}")));
        assertEquals(2, facts(Event.CommandSent.class).size());
        shard.after(30_000);
        assertEquals(CommandState.TIMED_OUT, only(Event.CommandFailed.class).state());
        shard.say(new Input.Answered(CS, 1, "vg-2", new CommandResult(true, "Accepted", "{}")));
        assertTrue(facts(Event.CommandAnswered.class).getLast().late());
    }

    @Test
    void shouldKnowAnOrderByItsKey() {
        Output.Receipt first = order("k1", new Command.ClearCache());
        assertEquals(first.command(), order("k1", new Command.ClearCache()).command());
        assertEquals(
                Output.OrderRefusal.KEY_REUSED,
                order("k1", new Command.Reset(true, 0)).refusal());
        only(Event.CommandAccepted.class);
    }

    @Test
    void shouldSeeTheEffectOfARemoteStart() {
        order("k1", new Command.StartSession(CARD, ONE));
        shard.say(new Input.Answered(CS, 1, "vg-1", new CommandResult(true, "Accepted", "{}")));
        started(start(0, 0));
        assertEquals(
                only(Event.SessionStarted.class).session(),
                only(Event.CommandEffectSeen.class).session());
    }

    @Test
    void shouldNotTakeASessionForTheEffectOfARefusedStart() {
        order("k1", new Command.StartSession(CARD, ONE));
        shard.say(new Input.Answered(CS, 1, "vg-1", new CommandResult(false, "Rejected", "{}")));
        started(start(0, 0));
        assertEquals(List.of(), facts(Event.CommandEffectSeen.class));
    }

    @Test
    void shouldNotTakeALaterSessionForTheEffectOfAnOldStart() {
        order("k1", new Command.StartSession(CARD, ONE));
        shard.say(new Input.Answered(CS, 1, "vg-1", new CommandResult(true, "Accepted", "{}")));
        shard.after(600_001);
        started(start(0, 0));
        assertEquals(List.of(), facts(Event.CommandEffectSeen.class));
    }

    @Test
    void shouldLetASessionEndWhereNoneMayBegin() {
        TransactionId transaction = started(start(0, 0));
        directory.with(CS, new StationProfile(new UUID(0, 1), true, null, Money.zero("EUR"), 22));
        Reply.Stopped stopped = assertInstanceOf(Reply.Stopped.class, ask(stop(transaction, 10, 60)));
        assertEquals(TokenStatus.ACCEPTED, stopped.authorization().status());
        Reply.Started refused = assertInstanceOf(Reply.Started.class, ask(start(10, 120)));
        assertEquals(TokenStatus.NOT_AT_THIS_LOCATION, refused.authorization().status());
    }

    @Test
    void shouldSeeTheEffectOnceWhereTheAnswerWasLost() {
        order("k1", new Command.StartSession(CARD, ONE));
        TransactionId first = started(start(0, 0));
        shard.say(new Input.Disconnected(CS, epoch, CloseReason.CONNECTION_LOST));
        assertEquals(
                CommandState.CONNECTION_LOST, only(Event.CommandFailed.class).state());
        epoch = 2;
        connect();
        ask(stop(first, 500, 60));
        started(start(500, 120));
        assertEquals(
                facts(Event.SessionStarted.class).getFirst().session(),
                only(Event.CommandEffectSeen.class).session());
    }

    private Output.Receipt order(String key, Command command) {
        return shard.say(new Input.Ordered(CS, 1, command, key, 60_000)).stream()
                .filter(Output.Receipt.class::isInstance)
                .map(Output.Receipt.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellSilenceOnce() {
        shard.after(600_001);
        shard.after(600_001);
        only(Event.StationSilent.class);
    }

    @Test
    void shouldRecoverTheSameState() {
        TransactionId transaction = started(start(1_000, 0));
        byte[] half = shard.engine().snapshot();
        long sequence = shard.journal().durable();
        ask(new Request.MeterValues(ONE, transaction, List.of(register(60, "4000", Sample.PERIODIC))));
        order("k1", new Command.ClearCache());
        String live = new String(shard.engine().snapshot(), UTF_8);
        assertEquals(live, new String(shard.recovered(half, sequence).snapshot(), UTF_8));
        assertEquals(live, new String(shard.recovered(new byte[0], 0).snapshot(), UTF_8));
    }
}
