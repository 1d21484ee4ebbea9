package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.ReservationStatus;
import io.voltgate.domain.TransactionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reservations of one station, from the order to their end. */
class ReservationStoriesTest {
    private static final long HOUR_MS = 3_600_000;
    private final FunctionStage stage = new FunctionStage("ocpp1.6");

    @AfterEach
    void recovers() {
        stage.recovers();
    }

    private static Command.Reserve reserve(int number) {
        return new Command.Reserve(number, FunctionStage.CARD, null, FunctionStage.ONE, FunctionStage.NOON + HOUR_MS);
    }

    private void active(int number) {
        stage.order(reserve(number));
        stage.accept();
        expect(ReservationStatus.ACTIVE, "");
    }

    private void expect(ReservationStatus status, String reason) {
        FunctionFact.ReservationChanged last = stage.last(FunctionFact.ReservationChanged.class);
        assertEquals(status, last.status());
        assertEquals(reason, last.reason());
    }

    private void start(IdToken token, @Nullable Integer reservation) {
        stage.ask(new Request.StartTransaction(
                FunctionStage.ONE, token, Energy.ofWh(1), reservation, FunctionStage.at(60)));
    }

    @Test
    void shouldEndWithTheStartThatNamesIt() {
        active(5);
        start(FunctionStage.OTHER, 5);
        expect(ReservationStatus.USED, "");
        assertEquals(
                stage.last(Event.SessionStarted.class).session(),
                stage.last(FunctionFact.ReservationChanged.class).session());
    }

    @Test
    void shouldEndWithAStartOfItsTokenOnItsConnector() {
        active(5);
        start(FunctionStage.CARD, null);
        expect(ReservationStatus.USED, "");
    }

    @Test
    void shouldEndWithAStartOfItsGroup() {
        stage.token("card-b", "fleet");
        stage.order(new Command.Reserve(6, FunctionStage.CARD, "fleet", null, FunctionStage.NOON + HOUR_MS));
        stage.accept();
        start(FunctionStage.OTHER, null);
        expect(ReservationStatus.USED, "");
    }

    @Test
    void shouldEndWithATransactionEventThatNamesIt() {
        active(5);
        stage.ask(event(0, null));
        stage.ask(event(1, 5));
        expect(ReservationStatus.USED, "");
    }

    private static Request.TransactionEvent event(int seqNo, @Nullable Integer reservation) {
        return new Request.TransactionEvent(
                seqNo == 0 ? Request.Phase.STARTED : Request.Phase.UPDATED,
                new TransactionId("T1"),
                seqNo,
                "Trigger",
                false,
                FunctionStage.ONE,
                null,
                "",
                "",
                null,
                reservation,
                List.of(),
                FunctionStage.at(seqNo));
    }

    @Test
    void shouldNoteAStartBySomebodyElseAndStayActive() {
        active(5);
        start(FunctionStage.OTHER, null);
        expect(ReservationStatus.ACTIVE, "StartedByAnother");
        assertNotNull(stage.last(FunctionFact.ReservationChanged.class).session());
    }

    @Test
    void shouldGiveANumberWhereTheOrderHasNone() {
        stage.order(reserve(0));
        int number = stage.called(Command.Reserve.class).reservation();
        assertTrue(number > 0);
        assertEquals(number, stage.last(FunctionFact.ReservationChanged.class).reservation());
    }

    @Test
    void shouldEndByTimeAlsoWhereTheStationSaysNothing() {
        active(5);
        stage.shard.after(HOUR_MS);
        expect(ReservationStatus.ACTIVE, "");
        stage.shard.after(FunctionStage.MINUTE_MS);
        expect(ReservationStatus.EXPIRED, "");
        stage.ask(new Request.ReservationUpdate(5, "Expired"));
        assertEquals(3, stage.facts(FunctionFact.ReservationChanged.class).size());
    }

    @Test
    void shouldEndAsTheStationTells() {
        active(5);
        stage.ask(new Request.ReservationUpdate(5, "Removed"));
        expect(ReservationStatus.REMOVED, "Removed");
        active(6);
        stage.ask(new Request.ReservationUpdate(6, "Expired"));
        expect(ReservationStatus.EXPIRED, "Expired");
    }

    @Test
    void shouldBeRefusedInTheStationsWords() {
        stage.order(reserve(5));
        stage.reject("Occupied");
        expect(ReservationStatus.REFUSED, "Occupied");
    }

    @Test
    void shouldStandWhereItsReplacementIsRefused() {
        active(5);
        stage.order(new Command.Reserve(5, FunctionStage.OTHER, null, null, FunctionStage.NOON + 2 * HOUR_MS));
        stage.reject("Rejected");
        expect(ReservationStatus.ACTIVE, "replacement: Rejected");
        start(FunctionStage.CARD, null);
        expect(ReservationStatus.USED, "");
    }

    @Test
    void shouldBeTakenBack() {
        active(5);
        stage.order(new Command.CancelReservation(5));
        stage.accept();
        expect(ReservationStatus.CANCELLED, "");
        active(6);
        stage.order(new Command.CancelReservation(6));
        stage.reject("Rejected");
        expect(ReservationStatus.REMOVED, "Rejected");
    }

    @Test
    void shouldEndWhereTheConnectorBreaksDown() {
        active(5);
        stage.ask(new Request.StatusReport(
                FunctionStage.ONE, ConnectorStatus.FAULTED, "GroundFailure", "", "", FunctionStage.at(60), ""));
        expect(ReservationStatus.FAULTED, "GroundFailure");
    }

    @Test
    void shouldStayOpenWhileTheAnswerIsLostAndTakeALateOne() {
        stage.order(reserve(5));
        stage.leaveUnanswered();
        expect(ReservationStatus.REQUESTED, "TIMED_OUT");
        stage.accept();
        expect(ReservationStatus.ACTIVE, "");
    }

    @Test
    void shouldRefuseWhatEndsBeforeItBegins() {
        Output.Receipt receipt =
                stage.order(new Command.Reserve(5, FunctionStage.CARD, null, FunctionStage.ONE, FunctionStage.NOON));
        assertEquals(Output.OrderRefusal.INADMISSIBLE, receipt.refusal());
        assertEquals("the reservation would have ended already", receipt.detail());
    }
}
