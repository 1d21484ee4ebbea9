package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What drivers see of prices and costs, from what stations tell to what they are told. */
class DriverStoriesTest {
    private static final long MINUTE_MS = 60_000;
    private static final Money NOTHING = Money.zero("EUR");

    private static Money eur(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }

    private static DriverStage quiet() {
        return new DriverStage("ocpp2.0.1", DriverSettings.QUIET).booted();
    }

    private static DriverStage showing(String protocol) {
        return new DriverStage(protocol, DriverStage.SHOWING).booted();
    }

    @Test
    void shouldTellTheRunningCostAndThenTheFinalOne() {
        DriverStage stage = quiet();
        assertEquals(NOTHING, stage.tell(Phase.STARTED, 1000).totalCost());
        assertEquals(eur("0.45"), stage.tell(Phase.UPDATED, 2000).totalCost());
        assertEquals(eur("1.02"), stage.tell(Phase.ENDED, 3266).totalCost());
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldTellZeroWhereChargingIsFreeAndNothingWhereNobodyKnowsThePrice() {
        DriverStage free = quiet();
        free.price("0");
        free.tell(Phase.STARTED, 1000);
        assertEquals(NOTHING, free.tell(Phase.ENDED, 9000).totalCost());
        DriverStage unknown = quiet();
        unknown.directory.remove(DriverStage.CS);
        unknown.tell(Phase.STARTED, 1000);
        assertNull(unknown.tell(Phase.ENDED, 9000).totalCost());
    }

    @Test
    void shouldAnswerTheCostThoughEventsAreMissing() {
        DriverStage stage = showing("ocpp2.0.1");
        stage.tell(Phase.STARTED, 1000);
        stage.accept();
        var lost = stage.event(Phase.UPDATED, null, 2000, null);
        assertEquals(eur("0.90"), stage.tell(Phase.ENDED, 3000).totalCost());
        stage.called(Command.SetDisplayMessage.class);
        stage.accept();
        assertEquals(eur("0.90"), stage.tell(lost).totalCost());
        stage.shard.after(10 * MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldTellTheCostAsItGrowsBySteps() {
        DriverStage stage = showing("ocpp2.0.1");
        stage.tell(Phase.STARTED, 1000);
        stage.accept();
        stage.tell(Phase.UPDATED, 2000);
        stage.nothingCalled();
        stage.shard.after(MINUTE_MS);
        assertEquals(
                new Command.TellCost(DriverStage.TX, new BigDecimal("0.45")), stage.called(Command.TellCost.class));
        stage.accept();
        stage.tell(Phase.UPDATED, 2100);
        stage.shard.after(MINUTE_MS);
        stage.nothingCalled();
        stage.tell(Phase.UPDATED, 2300);
        stage.shard.after(MINUTE_MS);
        assertEquals(
                new BigDecimal("0.59"), stage.called(Command.TellCost.class).cost());
        stage.recovers();
    }

    @Test
    void shouldTellNoCostOfWhatStandsInAQueue() {
        DriverStage stage = showing("ocpp2.0.1");
        var started = stage.event(Phase.STARTED, DriverStage.CARD, 1000, null);
        var updated = stage.event(Phase.UPDATED, null, 5000, null);
        stage.shard.after(60 * MINUTE_MS);
        stage.tell(started);
        stage.tell(updated);
        stage.shard.after(5 * MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldTellNothingToAStationThatIsAwayOrWaits() {
        DriverStage stage = showing("ocpp2.0.1");
        stage.tell(Phase.STARTED, 1000);
        stage.accept();
        stage.tell(Phase.UPDATED, 9000);
        stage.shard.say(new Input.Disconnected(DriverStage.CS, 1, CloseReason.CONNECTION_LOST));
        stage.shard.after(3 * MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldShowPriceAndTotalInTheDriversLanguage() {
        DriverStage stage = showing("ocpp2.0.1");
        stage.tell(Phase.STARTED, 1000);
        Command.SetDisplayMessage price = stage.called(Command.SetDisplayMessage.class);
        assertEquals(DriverStage.TX, price.transaction());
        assertEquals(List.of(new Command.DisplayText("UTF8", "de", "0,45 EUR je kWh")), price.texts());
        stage.accept();
        stage.tell(Phase.ENDED, 11_000);
        Command.SetDisplayMessage total = stage.called(Command.SetDisplayMessage.class);
        assertNull(total.transaction());
        assertEquals(price.message(), total.message());
        assertEquals(List.of(new Command.DisplayText("UTF8", "de", "4,50 EUR")), total.texts());
        stage.accept();
        stage.shard.after(MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldLeaveAStationInPeaceThatShowsNothing() {
        DriverStage stage = showing("ocpp2.0.1");
        stage.tell(Phase.STARTED, 1000);
        stage.answer(false, "NotSupportedMessageFormat", "{}");
        stage.tell(Phase.UPDATED, 3000);
        for (int i = 0; i < 2; i++) {
            stage.shard.after(MINUTE_MS);
            stage.called(Command.TellCost.class);
            stage.answer(false, "Rejected", "{}");
            stage.tell(Phase.UPDATED, 5000 + i * 2000);
        }
        stage.shard.after(5 * MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldGreetWithThePrice() {
        DriverStage stage = showing("ocpp2.1");
        Reply.Authorized known = (Reply.Authorized) stage.ask(new Request.Authorize(DriverStage.CARD));
        assertEquals(new DriverNote("de", "0,45 EUR je kWh"), known.note());
        stage.card("fr-CH", null);
        Reply.Authorized french = (Reply.Authorized) stage.ask(new Request.Authorize(DriverStage.CARD));
        assertEquals(new DriverNote("en", "0.45 EUR/kWh"), french.note());
        Reply.Authorized stranger = (Reply.Authorized) stage.ask(new Request.Authorize(IdToken.of("nobody")));
        assertNull(stranger.note());
        assertEquals(
                new DriverNote("en", "0.45 EUR/kWh"),
                stage.tell(Phase.STARTED, 1000).note());
        assertEquals(
                new DriverNote("en", "2.0 kWh cost 0.90 EUR"),
                stage.tell(Phase.ENDED, 3000).note());
        stage.recovers();
    }

    @Test
    void shouldTellAStationOf16InTheWordsOfCalifornia() {
        DriverStage stage = showing("ocpp1.6");
        stage.ask(new Request.Authorize(DriverStage.CARD));
        stage.nothingCalled();
        stage.shard.say(new Input.Ordered(DriverStage.CS, 1, new Command.GetVariables(List.of()), "key", MINUTE_MS));
        stage.answerKey("CustomDisplayCostAndPrice", "true");
        stage.ask(new Request.Authorize(DriverStage.CARD));
        assertEquals(
                new Command.SendVendorData(
                        "org.openchargealliance.costmsg",
                        "SetUserPrice",
                        "{\"idToken\":\"card-a\",\"priceText\":\"0,45 EUR je kWh\"}"),
                stage.called(Command.SendVendorData.class));
        stage.accept();
        var started = (Reply.Started) stage.ask(new Request.StartTransaction(
                ConnectorId.numbered(1), DriverStage.CARD, Energy.ofWh(1000), null, stage.now()));
        stage.shard.after(1_000);
        stage.ask(
                new Request.MeterValues(ConnectorId.numbered(1), started.transaction(), List.of(stage.register(3000))));
        stage.shard.after(MINUTE_MS);
        Command.SendVendorData running = stage.called(Command.SendVendorData.class);
        assertEquals("RunningCost", running.messageId());
        assertEquals(
                "{\"transactionId\":1,\"timestamp\":\"2026-03-01T12:01:11Z\",\"meterValue\":3000,\"cost\":0.9,"
                        + "\"state\":\"Charging\",\"chargingPrice\":{\"kWhPrice\":0.45}}",
                running.data());
        stage.accept();
        stage.ask(new Request.StopTransaction(
                started.transaction(), Energy.ofWh(5000), null, "Local", List.of(), stage.now()));
        Command.SendVendorData total = stage.called(Command.SendVendorData.class);
        assertEquals("FinalCost", total.messageId());
        assertEquals("{\"transactionId\":1,\"cost\":1.8,\"priceText\":\"1,80 EUR\"}", total.data());
        stage.accept();
        stage.shard.after(MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }
}
