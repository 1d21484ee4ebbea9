package io.voltgate.engine;

import static io.voltgate.engine.PaymentDesk.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.TokenStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The life of one payment, told as stories of its session and its provider. */
class PaymentStoriesTest {
    private static final PaymentPolicy.Upwards MORE = PaymentPolicy.Upwards.CHARGE_MORE;

    private static PaymentDesk desk(long holdCents, PaymentPolicy.Upwards upwards) {
        PaymentDesk desk = new PaymentDesk(
                new PaymentPolicy("ledger", euro(holdCents).micros(), upwards, List.of(1_000L, 5_000L)));
        desk.begin(TokenStatus.ACCEPTED);
        return desk;
    }

    private static void asks(PaymentDesk desk, PaymentStep step, long cents) {
        assertEquals(step, desk.asked().step());
        assertEquals(euro(cents), desk.asked().amount());
    }

    private static void settled(PaymentDesk desk, PaymentStatus status, long cents) {
        PaymentFact.PaymentSettled settled = assertInstanceOf(PaymentFact.PaymentSettled.class, desk.last());
        assertEquals(status, settled.status());
        assertEquals(euro(cents), settled.amount());
        assertFalse(desk.unsettled());
    }

    @Test
    void shouldHoldAtTheStartAndCaptureAtTheEnd() {
        PaymentDesk desk = desk(3_000, MORE);
        asks(desk, PaymentStep.AUTHORIZE, 3_000);
        desk.done("pi_1");
        assertTrue(desk.asksNothing());
        desk.end(1_234);
        asks(desk, PaymentStep.CAPTURE, 1_234);
        assertEquals("pi_1", desk.asked().externalId());
        desk.done("pi_1");
        settled(desk, PaymentStatus.COMPLETED, 1_234);
    }

    @Test
    void shouldHoldNothingForATokenThatIsNotAccepted() {
        PaymentDesk desk = new PaymentDesk(new PaymentPolicy("ledger", 1, MORE, List.of()));
        desk.begin(TokenStatus.BLOCKED);
        assertTrue(desk.asksNothing());
    }

    @Test
    void shouldChargeWhatIsNotHeld() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        asks(desk, PaymentStep.CHARGE, 1_000);
        desk.done("ch_1");
        settled(desk, PaymentStatus.COMPLETED, 1_000);
    }

    @Test
    void shouldTakeTheRestOfABillThatIsAboveTheHold() {
        PaymentDesk desk = desk(3_000, PaymentPolicy.Upwards.WAIVE);
        desk.done("pi_1");
        desk.end(3_500);
        asks(desk, PaymentStep.CAPTURE, 3_000);
        desk.done("pi_1");
        asks(desk, PaymentStep.CHARGE, 500);
        assertEquals(
                PaymentStatus.PENDING,
                desk.told(PaymentFact.PaymentSettled.class).getFirst().status());
        desk.done("ch_2");
        settled(desk, PaymentStatus.COMPLETED, 3_500);
    }

    @Test
    void shouldReleaseAtZero() {
        PaymentDesk desk = desk(3_000, MORE);
        desk.done("pi_1");
        desk.end(0);
        asks(desk, PaymentStep.RELEASE, 3_000);
        assertTrue(desk.unsettled());
        desk.done("pi_1");
        assertInstanceOf(PaymentFact.PaymentReleased.class, desk.last());
        assertFalse(desk.unsettled());
    }

    @Test
    void shouldAskNobodyWhereNothingIsToBePaid() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(0);
        assertTrue(desk.asksNothing());
        settled(desk, PaymentStatus.COMPLETED, 0);
    }

    @Test
    void shouldWaitForTheHoldBeforeItTakesAnything() {
        PaymentDesk desk = desk(3_000, MORE);
        Output.Pay hold = desk.asked();
        desk.end(800);
        assertTrue(desk.asksNothing());
        desk.answer(hold, new PaymentOutcome.Done("pi_1"));
        asks(desk, PaymentStep.CAPTURE, 800);
    }

    @Test
    void shouldChargeWhereTheHoldWasDeclinedOrHasLapsed() {
        PaymentDesk declined = desk(3_000, MORE);
        declined.declined("card_declined");
        declined.end(800);
        asks(declined, PaymentStep.CHARGE, 800);

        PaymentDesk lapsed = desk(3_000, MORE);
        lapsed.done("pi_1");
        lapsed.end(800);
        lapsed.declined("authorization_expired");
        asks(lapsed, PaymentStep.CHARGE, 800);
    }

    @Test
    void shouldGoFromTenToEightToTenWithKeysOfTheirOwn() {
        PaymentDesk desk = desk(0, MORE);
        Set<String> keys = new HashSet<>();
        desk.end(1_000);
        keys.add(desk.asked().key());
        desk.done("ch_1");
        desk.restate(800);
        asks(desk, PaymentStep.REFUND, 200);
        assertEquals("ch_1", desk.asked().externalId());
        keys.add(desk.asked().key());
        desk.done("re_1");
        assertEquals(
                euro(800),
                assertInstanceOf(PaymentFact.PaymentRefunded.class, desk.last()).paid());
        desk.restate(1_000);
        asks(desk, PaymentStep.CHARGE, 200);
        keys.add(desk.asked().key());
        desk.done("ch_2");
        settled(desk, PaymentStatus.COMPLETED, 1_000);
        assertEquals(3, keys.size());
    }

    @Test
    void shouldFinishWhatIsUnderWayBeforeARestatementCounts() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        Output.Pay charge = desk.asked();
        desk.restate(600);
        assertTrue(desk.asksNothing());
        desk.answer(charge, new PaymentOutcome.Done("ch_1"));
        asks(desk, PaymentStep.REFUND, 400);
    }

    @Test
    void shouldRefundFromEveryChargeUntilNothingIsLeft() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        desk.done("ch_1");
        desk.restate(1_500);
        desk.done("ch_2");
        desk.restate(0);
        asks(desk, PaymentStep.REFUND, 500);
        assertEquals("ch_2", desk.asked().externalId());
        desk.done("re_1");
        asks(desk, PaymentStep.REFUND, 1_000);
        assertEquals("ch_1", desk.asked().externalId());
        desk.done("re_2");
        assertEquals(euro(0), ((PaymentFact.PaymentRefunded) desk.last()).paid());
        assertFalse(desk.unsettled());
    }

    @Test
    void shouldWaiveOrLeaveToPeopleWhatRisesAfterItWasPaid() {
        PaymentDesk waive = desk(0, PaymentPolicy.Upwards.WAIVE);
        waive.end(1_000);
        waive.done("ch_1");
        waive.restate(1_200);
        assertEquals(euro(200), ((PaymentFact.PaymentWaived) waive.last()).amount());
        waive.restate(1_100);
        assertTrue(waive.asksNothing());
        waive.restate(900);
        asks(waive, PaymentStep.REFUND, 100);

        PaymentDesk manual = desk(0, PaymentPolicy.Upwards.MANUAL);
        manual.end(1_000);
        manual.done("ch_1");
        manual.restate(1_200);
        assertTrue(manual.asksNothing());
        assertEquals(PaymentFact.Reason.RESTATED, ((PaymentFact.PaymentDunning) manual.last()).reason());
        assertTrue(manual.unsettled());
        manual.instruct(PaymentInstruction.RETRY);
        asks(manual, PaymentStep.CHARGE, 200);
    }

    @Test
    void shouldAskAgainOnScheduleAndThenLeaveItToAnOperator() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        Output.Pay first = desk.asked();
        desk.declined("card_declined");
        assertTrue(desk.asksNothing());
        desk.after(999);
        assertTrue(desk.asksNothing());
        desk.after(1);
        asks(desk, PaymentStep.CHARGE, 1_000);
        assertNotEquals(first.key(), desk.asked().key());
        desk.declined("card_declined");
        desk.crash();
        assertTrue(desk.asksNothing());
        desk.after(5_000);
        desk.declined("insufficient_funds");
        PaymentFact.PaymentDunning dunning = assertInstanceOf(PaymentFact.PaymentDunning.class, desk.last());
        assertEquals(euro(1_000), dunning.owed());
        desk.after(1_000_000);
        assertTrue(desk.asksNothing());
        assertTrue(desk.unsettled());

        desk.instruct(PaymentInstruction.WRITE_OFF);
        assertEquals("by hand", ((PaymentFact.PaymentWaived) desk.last()).note());
        assertFalse(desk.unsettled());
        desk.instruct(PaymentInstruction.WRITE_OFF);
        assertEquals(
                Output.OrderRefusal.INADMISSIBLE, ((Output.Receipt) desk.said().getFirst()).refusal());
    }

    @Test
    void shouldSettleWhereARestatementTakesAwayWhatWasDeclined() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        desk.declined("card_declined");
        desk.restate(0);
        settled(desk, PaymentStatus.COMPLETED, 0);
        desk.after(1_000_000);
        assertTrue(desk.asksNothing());
    }

    @Test
    void shouldTakeNoAnswerTwiceNorOneToAnotherRequest() {
        PaymentDesk desk = desk(0, MORE);
        desk.end(1_000);
        Output.Pay charge = desk.asked();
        desk.done("ch_1");
        desk.answer(charge, new PaymentOutcome.Done("ch_1"));
        desk.answer(charge, new PaymentOutcome.Declined("late"));
        assertEquals(1, desk.told(PaymentFact.PaymentSettled.class).size());
        settled(desk, PaymentStatus.COMPLETED, 1_000);
    }

    @Test
    void shouldAskTheSameAfterACrashAtAnyMoment() {
        PaymentDesk desk = desk(3_000, MORE);
        repeats(desk);
        desk.done("pi_1");
        desk.end(3_400);
        repeats(desk);
        desk.done("pi_1");
        repeats(desk);
        desk.done("ch_1");
        desk.crash();
        assertTrue(desk.asksNothing());
        desk.restate(100);
        repeats(desk);
    }

    private static void repeats(PaymentDesk desk) {
        Output.Pay before = desk.asked();
        desk.crash();
        assertEquals(before, desk.asked());
    }

    /** Whatever the provider says and the bill becomes, in the end what remains with us is the bill, and no key is used twice. */
    @Test
    void shouldEndWithTheBillWhateverHappens() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PaymentDesk desk = desk(random.nextBoolean() ? 1_000 : 0, MORE);
            FakeTill till = new FakeTill();
            long cents = 0;
            boolean ended = false;
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        ended = true;
                        cents = random.nextInt(4) == 0 ? 0 : random.nextInt(3_000);
                        desk.end(cents);
                    }
                    case 1 -> desk.crash();
                    case 2 -> desk.after(6_000);
                    default -> till.answer(desk, random.nextInt(3) == 0);
                }
            }
            if (!ended) {
                desk.end(cents);
            }
            till.finish(desk);
            assertEquals(euro(cents).micros(), till.taken(), "seed " + seed);
            assertEquals(0, till.held(), "seed " + seed);
            assertFalse(desk.unsettled(), "seed " + seed);
        }
    }
}
