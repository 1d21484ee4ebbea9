package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionLimit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Drivers who pay at the station, or have paid in advance. */
class AdHocPaymentStoriesTest {
    private static final IdToken PSP = new IdToken("psp-77", "DirectPayment");

    private static Money eur(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }

    private static DriverStage stage(DriverSettings settings) {
        return new DriverStage("ocpp2.1", settings).booted();
    }

    private static Reply.Receipted settle(DriverStage stage, String status, String amount) {
        String body = "{\"transactionId\":\"T-1\",\"pspRef\":\"psp-77\",\"status\":\"" + status
                + "\",\"settlementAmount\":" + amount + ",\"settlementTime\":\"2026-03-01T12:00:00Z\"}";
        return (Reply.Receipted) stage.ask(new Request.Notice(NoticeKind.SETTLEMENT, null, null, stage.now(), body));
    }

    @Test
    void shouldLetAGuestPayAtTheTerminalAndTakeNothingOurselves() {
        DriverStage stage = stage(DriverStage.SHOWING);
        var started = stage.tell(stage.event(Phase.STARTED, PSP, 1000, null));
        assertEquals(TransactionLimit.ofCost(eur("50")), started.limit());
        assertTrue(stage.only(Event.SessionStarted.class).guest());
        assertEquals(
                Payments.OUTSIDE, stage.only(PaymentFact.PaymentOpened.class).method());
        assertNull(stage.tell(Phase.UPDATED, 2000).limit());
        stage.tell(Phase.ENDED, 3000);
        assertEquals(0, stage.facts(PaymentFact.PaymentRequested.class).size());
        Reply.Receipted receipt = settle(stage, "Settled", "0.90");
        String session = stage.only(Event.SessionStarted.class).session().toString();
        assertEquals(new Reply.Receipted("https://pay.example/r/" + session, session), receipt);
        assertEquals(receipt, settle(stage, "Settled", "0.90"));
        DriverFact.SettlementTold told = stage.only(DriverFact.SettlementTold.class);
        assertEquals(eur("0.90"), told.amount());
        PaymentFact.PaymentSettled settled = stage.only(PaymentFact.PaymentSettled.class);
        assertEquals(PaymentStatus.COMPLETED, settled.status());
        assertEquals("psp-77", settled.externalId());
        assertEquals(0, stage.facts(PaymentFact.PaymentDunning.class).size());
        stage.recovers();
        stage.shard.crash();
        stage.shard.resume();
        assertEquals(0, stage.facts(PaymentFact.PaymentRequested.class).size());
    }

    @Test
    void shouldLeaveItToAnOperatorWhereTheTerminalTookAnotherAmountOrFailed() {
        DriverStage less = stage(DriverStage.SHOWING);
        less.tell(less.event(Phase.STARTED, PSP, 1000, null));
        less.tell(Phase.ENDED, 3000);
        settle(less, "Settled", "0.50");
        PaymentFact.PaymentDunning left = less.only(PaymentFact.PaymentDunning.class);
        assertEquals(PaymentFact.Reason.OUTSIDE, left.reason());
        assertEquals(eur("0.40"), left.owed());
        DriverStage failed = stage(DriverStage.SHOWING);
        failed.tell(failed.event(Phase.STARTED, PSP, 1000, null));
        failed.tell(Phase.ENDED, 3000);
        settle(failed, "Failed", "0.90");
        settle(failed, "Failed", "0.90");
        assertEquals(
                PaymentFact.Reason.DECLINED,
                failed.only(PaymentFact.PaymentDunning.class).reason());
        settle(failed, "Settled", "0.90");
        assertEquals(
                PaymentStatus.COMPLETED,
                failed.only(PaymentFact.PaymentSettled.class).status());
        assertEquals(0, failed.facts(PaymentFact.PaymentRequested.class).size());
        failed.recovers();
    }

    @Test
    void shouldAnswerASettlementOfNoSession() {
        DriverStage stage = stage(DriverStage.SHOWING);
        assertEquals(new Reply.Receipted(null, null), settle(stage, "Canceled", "0"));
        assertEquals(1, stage.facts(Event.Noticed.class).size());
        assertEquals(0, stage.facts(DriverFact.SettlementTold.class).size());
    }

    @Test
    void shouldNotLetStrangersPayWherePolicySaysNo() {
        DriverStage stage = stage(DriverSettings.QUIET);
        Reply.Authorized answer = (Reply.Authorized) stage.ask(new Request.Authorize(PSP));
        assertEquals(TokenStatus.UNKNOWN, answer.authorization().status());
    }

    @Test
    void shouldLimitWhoPaysInAdvanceToTheCreditAndSayItOnce() {
        DriverStage stage = stage(DriverSettings.QUIET);
        stage.card(null, "12.34");
        Reply.Authorized judged = (Reply.Authorized) stage.ask(new Request.Authorize(DriverStage.CARD));
        assertEquals(TokenStatus.ACCEPTED, judged.authorization().status());
        assertEquals(stage.shard.nowMs(), judged.authorization().expiresAtMs());
        var start = stage.event(Phase.STARTED, DriverStage.CARD, 1000, null);
        TransactionLimit limit = TransactionLimit.ofCost(eur("12.34"));
        assertEquals(limit, stage.tell(start).limit());
        assertEquals(limit, stage.tell(start).limit());
        assertNull(stage.tell(Phase.UPDATED, 2000).limit());
        assertEquals(limit, stage.only(DriverFact.SessionLimited.class).limit());
        stage.recovers();
    }

    @Test
    void shouldSayNoCreditWhereNothingIsLeft() {
        DriverStage stage = stage(DriverSettings.QUIET);
        stage.card(null, "0");
        Reply.Authorized judged = (Reply.Authorized) stage.ask(new Request.Authorize(DriverStage.CARD));
        assertEquals(TokenStatus.NO_CREDIT, judged.authorization().status());
        assertNull(stage.tell(Phase.STARTED, 1000).limit());
    }

    @Test
    void shouldTellNoLimitToStationsThatCanNotHoldIt() {
        DriverStage stage = new DriverStage("ocpp2.0.1", DriverSettings.QUIET).booted();
        stage.card(null, "5");
        assertNull(stage.tell(Phase.STARTED, 1000).limit());
    }
}
