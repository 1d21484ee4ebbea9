package io.voltgate.engine;

import static io.voltgate.engine.DoubtStage.HOUR;
import static io.voltgate.engine.DoubtStage.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.StationTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions of OCPP 2.x in doubt: the station is asked first, and the money of those with a gap is held for a while. */
class TransactionDoubtStoriesTest {
    private final DoubtStage station = new DoubtStage("ocpp2.0.1");

    @AfterEach
    void recovers() {
        station.mustRecover();
    }

    private void charging(String transaction) {
        station.event(transaction, Phase.STARTED, 0, 1_000);
        station.pass(10 * MINUTE);
        station.event(transaction, Phase.UPDATED, 1, 4_000);
        station.pass(MINUTE);
    }

    @Test
    void shouldAskBeforeItCloses() {
        charging("T1");
        station.status(ConnectorStatus.AVAILABLE);
        assertEquals(0, station.asked());
        station.pass(MINUTE);
        assertEquals(1, station.asked());
        station.tell("T1", false, false);
        station.only(DoubtFact.SessionInquired.class);
        station.none(Event.SessionEnded.class);
        station.pass(2 * MINUTE);
        Event.SessionEnded ended = station.only(Event.SessionEnded.class);
        assertEquals("NotOngoing", ended.reason());
        assertEquals(Energy.ofWh(3_000), ended.delivered());
        assertTrue(Objects.requireNonNull(ended.bill()).flags().contains(BillFlag.STOP_LOST));
        assertEquals(1, station.asked());
        station.event("T1", Phase.ENDED, 2, 5_000);
        assertEquals(
                Energy.ofWh(4_000), station.only(Event.SessionRestated.class).delivered());
    }

    @Test
    void shouldNotAskWhereTheEndFollowsTheStatus() {
        charging("T1");
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(5);
        station.event("T1", Phase.ENDED, 2, 5_000);
        station.pass(HOUR);
        assertEquals(0, station.asked());
        station.only(Event.SessionEnded.class);
    }

    @Test
    void shouldWithdrawTheDoubtWhenTheStationSaysThatItGoesOn() {
        charging("T1");
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(MINUTE);
        station.tell("T1", true, false);
        station.only(DoubtFact.SessionDoubtWithdrawn.class);
        station.pass(10 * HOUR);
        assertEquals(1, station.asked());
        station.none(Event.SessionEnded.class);
    }

    @Test
    void shouldWaitForTheQueue() {
        charging("T1");
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(MINUTE);
        station.tell("T1", false, true);
        station.pass(2 * MINUTE);
        assertEquals(2, station.asked());
        station.tell("T1", false, true);
        station.event("T1", Phase.ENDED, 2, 5_000);
        station.pass(HOUR);
        assertEquals(2, station.asked());
        assertEquals("Local", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldCloseByEvidenceWhereNobodyAnswers() {
        charging("T1");
        station.status(ConnectorStatus.AVAILABLE);
        station.pass(HOUR);
        assertEquals(10, station.asked());
        assertEquals("AvailableSeen", station.only(Event.SessionEnded.class).reason());
    }

    @Test
    void shouldAskAfterABootAndOnlyOnceTheStationIsThere() {
        charging("T1");
        station.disconnect();
        station.pass(5 * MINUTE);
        assertEquals(0, station.asked());
        station.connect();
        station.boot();
        assertEquals(0, station.asked());
        station.pass(2 * MINUTE);
        assertEquals(1, station.asked());
        station.tell("T1", true, true);
        assertFalse(station.facts(DoubtFact.SessionDoubtWithdrawn.class).isEmpty());
    }

    @Test
    void shouldAskForTheOlderOfTwoOnOneConnector() {
        charging("T1");
        station.event("T2", Phase.STARTED, 0, 4_000);
        DoubtFact.SessionDoubted doubted = station.only(DoubtFact.SessionDoubted.class);
        assertEquals(Evidence.NEW_START, doubted.evidence());
        assertEquals(station.session(), doubted.session());
        station.pass(MINUTE);
        station.tell("T1", false, false);
        station.pass(2 * MINUTE);
        assertEquals(station.session(), station.only(Event.SessionEnded.class).session());
        station.pass(10 * HOUR);
        station.only(Event.SessionEnded.class);
    }

    @Test
    void shouldHoldTheMoneyWhileAPartIsMissing() {
        station.event("T1", Phase.STARTED, 0, 1_000);
        station.pass(MINUTE);
        var missed = station.now();
        station.pass(20 * MINUTE);
        station.event("T1", Phase.ENDED, 2, 5_000);
        Event.SessionEnded ended = station.only(Event.SessionEnded.class);
        assertTrue(Objects.requireNonNull(ended.bill()).flags().contains(BillFlag.SEQUENCE_GAP));
        assertEquals("SequenceGap", station.only(DoubtFact.SettlementHeld.class).reason());
        assertEquals(List.of(), station.asksForMoney());
        station.crash();
        station.connect();
        assertEquals(List.of(), station.asksForMoney());
        station.pass(MINUTE);
        assertTrue(missed.epochMs() < station.shard.nowMs());
        station.event("T1", Phase.UPDATED, 1, -1);
        assertEquals(
                "Complete", station.only(DoubtFact.SettlementReleased.class).reason());
        assertEquals(List.of(ended.cost()), station.asksForMoney());
    }

    @Test
    void shouldTakeTheMoneyWhenTheStationHasNothingMore() {
        station.event("T1", Phase.STARTED, 0, 1_000);
        station.pass(20 * MINUTE);
        station.event("T1", Phase.ENDED, 5, 5_000);
        station.pass(MINUTE);
        assertEquals(1, station.asked());
        station.tell("T1", false, true);
        assertEquals(List.of(), station.asksForMoney());
        station.pass(2 * MINUTE);
        station.tell("T1", null, false);
        assertEquals(
                "NothingQueued",
                station.only(DoubtFact.SettlementReleased.class).reason());
        assertEquals(1, station.asksForMoney().size());
    }

    @Test
    void shouldTakeTheMoneyWhenTheGraceIsOverThoughTheStationIsAway() {
        station.event("T1", Phase.UPDATED, 4, 1_000);
        station.pass(20 * MINUTE);
        station.event("T1", Phase.ENDED, 5, 5_000);
        assertEquals(
                "StartMissing", station.only(DoubtFact.SettlementHeld.class).reason());
        station.disconnect();
        station.pass(9 * MINUTE);
        assertEquals(List.of(), station.asksForMoney());
        station.pass(2 * MINUTE);
        assertEquals(
                "GraceOver", station.only(DoubtFact.SettlementReleased.class).reason());
        assertEquals(1, station.asksForMoney().size());
        station.crash();
        assertEquals(2, station.asksForMoney().size());
    }

    @Test
    void shouldTakeTheWholeMoneyWhenALostStartComesWithinTheGrace() {
        StationTime begun = station.now();
        station.pass(20 * MINUTE);
        station.event("T1", Phase.ENDED, 1, 5_000);
        station.pass(MINUTE);
        assertEquals(List.of(), station.asksForMoney());
        station.event("T1", Phase.STARTED, 0, 1_000, begun);
        assertEquals(
                "Complete", station.only(DoubtFact.SettlementReleased.class).reason());
        assertEquals(List.of(station.only(Event.SessionRestated.class).cost()), station.asksForMoney());
    }

    @Test
    void shouldTakeTheMoneyAtOnceWhereNothingIsMissing() {
        charging("T1");
        station.event("T1", Phase.ENDED, 2, 5_000);
        station.none(DoubtFact.SettlementHeld.class);
        assertEquals(1, station.asksForMoney().size());
        station.pass(HOUR);
        assertEquals(0, station.asked());
    }

    @Test
    void shouldNotCaptureWhatIsHeldWhenTheProviderAnswersLate() {
        PaymentPolicy holding = new PaymentPolicy(
                "ledger", 10_000_000, PaymentPolicy.DEFAULT.upwards(), PaymentPolicy.DEFAULT.retryDelaysMs());
        DoubtStage other = new DoubtStage(
                "ocpp2.0.1",
                EngineSettings.defaults().doubting(StuckPolicy.DEFAULT).paying(holding));
        other.token();
        other.event("T1", Phase.STARTED, 0, 1_000);
        other.pass(20 * MINUTE);
        other.event("T1", Phase.ENDED, 2, 5_000);
        other.only(DoubtFact.SettlementHeld.class);
        other.crash();
        assertEquals(2, other.asked(PaymentStep.AUTHORIZE).size());
        other.provide();
        assertEquals(List.of(), other.asked(PaymentStep.CAPTURE));
        other.pass(11 * MINUTE);
        assertEquals("GraceOver", other.only(DoubtFact.SettlementReleased.class).reason());
        assertEquals(List.of(other.only(Event.SessionEnded.class).cost()), other.asked(PaymentStep.CAPTURE));
        other.mustRecover();
    }
}
