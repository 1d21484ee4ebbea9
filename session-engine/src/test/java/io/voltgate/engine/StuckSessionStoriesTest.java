package io.voltgate.engine;

import static io.voltgate.engine.DoubtStage.HOUR;
import static io.voltgate.engine.DoubtStage.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.Money;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.TransactionId;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions of OCPP 1.6 whose stop never came, and how they are closed by evidence and put right. */
class StuckSessionStoriesTest {
    private final DoubtStage station = new DoubtStage("ocpp1.6");

    @AfterEach
    void recovers() {
        station.mustRecover();
    }

    private TransactionId charging() {
        TransactionId transaction = station.start(1_000);
        station.pass(10 * MINUTE);
        station.meter(transaction, 4_000);
        station.pass(MINUTE);
        return transaction;
    }

    @Test
    void shouldCloseASessionWhoseConnectorIsAvailableAgain() {
        charging();
        station.status(ConnectorStatus.AVAILABLE);
        DoubtFact.SessionDoubted doubted = station.only(DoubtFact.SessionDoubted.class);
        assertEquals(Evidence.AVAILABLE, doubted.evidence());
        assertEquals(station.shard.nowMs() + 30 * MINUTE * 1000L, doubted.dueMs());
        station.pass(29 * MINUTE);
        station.none(Event.SessionEnded.class);
        station.pass(2 * MINUTE);
        Event.SessionEnded ended = station.only(Event.SessionEnded.class);
        assertEquals("AvailableSeen", ended.reason());
        assertEquals(Energy.ofWh(3_000), ended.delivered());
        assertEquals(SessionOutcome.ERROR, ended.outcome());
        assertEquals(DoubtStage.NOON + 10 * MINUTE * 1000L, ended.at().epochMs());
        assertTrue(Objects.requireNonNull(ended.bill()).flags().contains(BillFlag.STOP_LOST));
        assertNull(station.only(DoubtFact.SessionResolved.class).key());
        assertEquals(List.of(ended.cost()), station.asksForMoney());
        assertEquals(0, station.asked());
    }

    @Test
    void shouldPutASessionRightWhenItsStopComesAfterAll() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(HOUR);
        Event.SessionEnded ended = station.only(Event.SessionEnded.class);
        station.provide();
        station.stop(transaction, 6_000);
        Event.SessionRestated restated = station.only(Event.SessionRestated.class);
        assertEquals(Energy.ofWh(5_000), restated.delivered());
        assertEquals(
                SessionOutcome.COMPLETED, Objects.requireNonNull(restated.end()).outcome());
        assertTrue(Objects.requireNonNull(restated.bill()).flags().contains(BillFlag.STOP_LATE));
        assertEquals(List.of(ended.cost(), Money.of("EUR", new BigDecimal("0.90"))), station.asksForMoney());
    }

    @Test
    void shouldLeaveASessionAloneWhoseStopComesWithinTheGrace() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(5 * MINUTE);
        station.stop(transaction, 5_000);
        station.pass(2 * HOUR);
        assertEquals("Local", station.only(Event.SessionEnded.class).reason());
        station.none(Event.SessionRestated.class);
        station.none(DoubtFact.SessionResolved.class);
    }

    @Test
    void shouldWithdrawTheDoubtWhenTheRegisterRises() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(5 * MINUTE);
        station.meter(transaction, 5_000);
        assertEquals(
                "its register rises",
                station.only(DoubtFact.SessionDoubtWithdrawn.class).reason());
        station.pass(10 * HOUR);
        station.none(Event.SessionEnded.class);
    }

    @Test
    void shouldNotTakeAStandingRegisterForLife() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(5 * MINUTE);
        station.meter(transaction, 4_000);
        station.none(DoubtFact.SessionDoubtWithdrawn.class);
        station.pass(HOUR);
        assertEquals("AvailableSeen", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldWithdrawTheDoubtWhenTheConnectorCharges() {
        charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(MINUTE);
        station.status(ConnectorStatus.CHARGING);
        station.only(DoubtFact.SessionDoubtWithdrawn.class);
    }

    @Test
    void shouldNotMindAStatusFromBeforeTheLastReading() {
        TransactionId transaction = station.start(1_000);
        station.status(ConnectorStatus.CHARGING);
        station.pass(MINUTE);
        var before = station.now();
        station.pass(MINUTE);
        station.meter(transaction, 2_000);
        station.disconnect();
        station.connect();
        station.ask(new Request.StatusReport(DoubtStage.ONE, ConnectorStatus.AVAILABLE, "NoError", "", "", before, ""));
        station.none(DoubtFact.SessionDoubted.class);
    }

    @Test
    void shouldNeverCloseASessionForABootAlone() {
        TransactionId transaction = charging();
        station.disconnect();
        station.pass(MINUTE);
        station.connect();
        station.boot();
        assertEquals(Evidence.BOOT, station.only(DoubtFact.SessionDoubted.class).evidence());
        station.pass(2 * MINUTE);
        station.meter(transaction, 4_000);
        station.only(DoubtFact.SessionDoubtWithdrawn.class);
        station.pass(5 * HOUR);
        station.none(Event.SessionEnded.class);
        station.stop(transaction, 9_000);
        assertEquals(Energy.ofWh(8_000), station.only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldCloseASessionOfWhichNothingIsSaidAfterABoot() {
        charging();
        station.disconnect();
        station.connect();
        station.boot();
        station.boot();
        station.only(DoubtFact.SessionDoubted.class);
        station.pass(2 * HOUR - MINUTE);
        station.none(Event.SessionEnded.class);
        station.pass(2 * MINUTE);
        assertEquals(
                "BootWithoutTransaction", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldNotTakeAReadingFromBeforeTheBootForLife() {
        TransactionId transaction = charging();
        var queued = station.register(4_500, Sample.PERIODIC);
        station.disconnect();
        station.pass(5 * MINUTE);
        station.connect();
        station.boot();
        station.pass(MINUTE);
        station.ask(new Request.MeterValues(DoubtStage.ONE, transaction, List.of(queued)));
        station.none(DoubtFact.SessionDoubtWithdrawn.class);
        station.pass(3 * HOUR);
        assertEquals(Energy.ofWh(3_500), station.only(Event.SessionEnded.class).delivered());
    }

    @Test
    void shouldGiveAStationThatWasAwayTheGraceAnew() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.disconnect();
        station.pass(3 * HOUR);
        station.none(Event.SessionEnded.class);
        station.connect();
        station.pass(10 * MINUTE);
        station.stop(transaction, 5_000);
        assertEquals("Local", station.only(Event.SessionEnded.class).reason());
        station.none(Event.SessionRestated.class);
    }

    @Test
    void shouldCloseASessionThatIsSilentForTooLong() {
        charging();
        station.disconnect();
        station.pass(47 * HOUR);
        station.none(DoubtFact.SessionDoubted.class);
        station.pass(HOUR + MINUTE);
        assertEquals(
                Evidence.SILENT, station.only(DoubtFact.SessionDoubted.class).evidence());
        station.none(Event.SessionEnded.class);
        station.pass(HOUR + MINUTE);
        assertEquals("Silence", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldNotCloseAnOldSessionThatLives() {
        TransactionId transaction = station.start(0);
        int meter = 0;
        for (int hour = 0; hour < 24 * 9; hour++) {
            station.pass(HOUR);
            meter += 100;
            station.meter(transaction, meter);
        }
        assertEquals(Evidence.AGED, station.only(DoubtFact.SessionDoubted.class).evidence());
        station.only(DoubtFact.SessionDoubtWithdrawn.class);
        station.none(Event.SessionEnded.class);
    }

    @Test
    void shouldOnlyReportWhereThePolicySaysSo() {
        Map<Evidence, StuckPolicy.Rule> rules = new EnumMap<>(StuckPolicy.DEFAULT.rules());
        rules.put(Evidence.AVAILABLE, new StuckPolicy.Rule(Evidence.Step.REPORT, 0));
        rules.remove(Evidence.SILENT);
        rules.remove(Evidence.AGED);
        StuckPolicy reporting = new StuckPolicy(rules, 0, 0, StuckPolicy.DEFAULT.asking(), 0, 0);
        DoubtStage other = new DoubtStage("ocpp1.6", reporting);
        other.start(1_000);
        other.pass(MINUTE);
        other.status(ConnectorStatus.AVAILABLE);
        other.pass(100 * HOUR);
        assertEquals(0, other.only(DoubtFact.SessionDoubted.class).dueMs());
        other.none(Event.SessionEnded.class);
        other.mustRecover();
    }

    @Test
    void shouldCloseAfterACrashWhatWasInDoubtBefore() {
        charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(20 * MINUTE);
        station.crash();
        station.pass(20 * MINUTE);
        station.none(Event.SessionEnded.class);
        station.connect();
        station.pass(31 * MINUTE);
        assertEquals("AvailableSeen", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldRestateAConcludedSessionThatGoesOnBeingTold() {
        TransactionId transaction = charging();
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(HOUR);
        station.meter(transaction, 5_000);
        station.pass(MINUTE);
        station.meter(transaction, 6_000);
        station.none(Event.SessionRestated.class);
        station.pass(31 * MINUTE);
        Event.SessionRestated restated = station.only(Event.SessionRestated.class);
        assertEquals("ToldAfterConclusion", restated.reason());
        assertEquals(Energy.ofWh(5_000), restated.delivered());
        assertNull(restated.end());
        station.pass(5 * HOUR);
        station.only(Event.SessionRestated.class);
        station.stop(transaction, 7_000);
        assertEquals(
                Energy.ofWh(6_000),
                station.facts(Event.SessionRestated.class).getLast().delivered());
    }

    @Test
    void shouldCloseASuspectForAnOperatorAtOnce() {
        charging();
        station.status(ConnectorStatus.AVAILABLE);
        assertNull(
                station.resolve(station.session(), "k1", false, "driver called").refusal());
        DoubtFact.SessionResolved resolved = station.only(DoubtFact.SessionResolved.class);
        assertEquals("driver called", resolved.word());
        assertEquals("k1", resolved.key());
        assertEquals("AvailableSeen", station.only(Event.SessionEnded.class).reason());
        assertNull(
                station.resolve(station.session(), "k1", false, "driver called").refusal());
        assertEquals(
                Output.OrderRefusal.NOT_IN_DOUBT,
                station.resolve(station.session(), "k2", true, "again").refusal());
        station.only(Event.SessionEnded.class);
    }

    @Test
    void shouldNotCloseASessionForAnOperatorThatNothingSpeaksAgainstUnlessForced() {
        charging();
        assertEquals(
                Output.OrderRefusal.NOT_IN_DOUBT,
                station.resolve(station.session(), "k1", false, "").refusal());
        assertNull(station.resolve(station.session(), "k2", true, "station was stolen")
                .refusal());
        assertEquals("OperatorDecided", station.only(Event.SessionEnded.class).reason());
    }
}
