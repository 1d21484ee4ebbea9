package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Stations of OCPP 2.1 that reckon what a charge costs, and tell it while it runs and at its end. */
final class LocalCostsTest {
    private static final String CHEAP = "{'tariffId':'CHEAP','currency':'EUR','energy':{'prices':[{'priceKwh':0.25}],"
            + "'taxRates':[{'type':'vat','tax':20}]}}";
    private static final String DEAR = "{'tariffId':'DEAR','currency':'EUR','energy':{'prices':[{'priceKwh':2}]}}";

    private final Workbench bench = Workbench.of(OcppVersion.V21);

    private void tariffed() {
        assertEquals(
                "Accepted",
                Json.text(bench.asked("SetDefaultTariff", "{'evseId':0,'tariff':" + CHEAP + "}"), "status"));
    }

    private static BigDecimal total(FakeGateway.Heard event, String field) {
        return event.payload()
                .path("costDetails")
                .path("totalCost")
                .path("total")
                .path(field)
                .decimalValue(BigDecimal.ZERO);
    }

    private long drawnWh(FakeGateway.Heard last) {
        return register(last) - register(bench.gateway.heard("TransactionEvent").getFirst());
    }

    private static long register(FakeGateway.Heard event) {
        return event.payload()
                .path("meterValue")
                .path(0)
                .path("sampledValue")
                .path(0)
                .path("value")
                .asLong();
    }

    private List<FakeGateway.Heard> events(String trigger) {
        return bench.gateway.heard("TransactionEvent").stream()
                .filter(each -> each.text("triggerReason").equals(trigger))
                .toList();
    }

    private String transaction() {
        return bench.last("TransactionEvent").text("transactionInfo.transactionId");
    }

    @Test
    void shouldTellTheRunningCostAndTheWholeAtTheEnd() {
        tariffed();
        bench.charge(1, "A");
        bench.timeline.pass(1_800_000);
        assertTrue(
                events("RunningCost").size() >= 28, () -> events("RunningCost").size() + " times");
        FakeGateway.Heard running = events("RunningCost").getLast();
        assertEquals(
                0,
                new BigDecimal(drawnWh(running))
                        .multiply(new BigDecimal("0.00025"))
                        .compareTo(total(running, "exclTax")));
        assertTrue(running.payload().path("costDetails").path("chargingPeriods").isMissingNode());
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        FakeGateway.Heard last = bench.last("TransactionEvent");
        assertEquals("Ended", last.text("eventType"));
        assertEquals("CHEAP", last.text("transactionInfo.tariffId"));
        assertEquals(
                0,
                new BigDecimal(drawnWh(last)).multiply(new BigDecimal("0.0003")).compareTo(total(last, "inclTax")));
        JsonNode details = last.payload().path("costDetails");
        assertEquals(drawnWh(last), details.path("totalUsage").path("energy").asLong());
        assertEquals(1, details.path("chargingPeriods").size());
        assertTrue(bench.station.byHand().costShown().endsWith(" EUR for " + transaction()));
        bench.checkSaid();
    }

    @Test
    void shouldReckonByAnotherTariffFromTheMomentItIsGiven() {
        tariffed();
        bench.charge(1, "A");
        bench.timeline.pass(600_000);
        BigDecimal before = total(events("RunningCost").getLast(), "exclTax");
        String order = "{'transactionId':'" + transaction() + "','tariff':" + DEAR + "}";
        assertEquals(
                "NoCurrencyChange",
                Json.text(bench.asked("ChangeTransactionTariff", order.replace("EUR", "USD")), "status"));
        assertEquals("Accepted", Json.text(bench.asked("ChangeTransactionTariff", order), "status"));
        assertEquals("DEAR", events("TariffChanged").getLast().text("transactionInfo.tariffId"));
        bench.timeline.pass(600_000);
        BigDecimal after = total(events("RunningCost").getLast(), "exclTax");
        assertTrue(after.compareTo(before.multiply(new BigDecimal("8"))) > 0, () -> before + " " + after);
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        assertEquals(
                2,
                bench.last("TransactionEvent")
                        .payload()
                        .path("costDetails")
                        .path("chargingPeriods")
                        .size());
        bench.checkSaid();
    }

    @Test
    void shouldChargeADriverByTheTariffOfTheAuthorization() {
        tariffed();
        bench.gateway.answering(call -> call.action().equals("Authorize")
                ? FakeGateway.result(
                        call, ("{'idTokenInfo':{'status':'Accepted'},'tariff':" + DEAR + "}").replace('\'', '"'))
                : bench.gateway.accepting(call));
        bench.charge(1, "A");
        assertEquals("DEAR", events("Authorized").getLast().text("transactionInfo.tariffId"));
        assertEquals(
                2,
                bench.asked("GetTariffs", "{'evseId':0}")
                        .path("tariffAssignments")
                        .size());
        bench.checkSaid();
    }

    @Test
    void shouldKeepATariffOfALaterDayUntilThen() {
        tariffed();
        String later = DEAR.replace(
                "'energy'", "'validFrom':'" + Json.time(bench.timeline.nowMs() + 3_600_000) + "','energy'");
        assertEquals(
                "Accepted",
                Json.text(bench.asked("SetDefaultTariff", "{'evseId':1,'tariff':" + later + "}"), "status"));
        bench.charge(1, "A");
        assertEquals("CHEAP", events("Authorized").getLast().text("transactionInfo.tariffId"));
        bench.station.byHand().unplug(1);
        bench.timeline.pass(3_600_000);
        bench.charge(1, "A");
        assertEquals("DEAR", events("Authorized").getLast().text("transactionInfo.tariffId"));
        String unknown = CHEAP.replace("{'priceKwh':0.25}", "{'priceKwh':0.25,'conditions':{'minCurrent':6}}")
                .replace("CHEAP", "OTHER");
        assertEquals(
                "ConditionNotSupported",
                Json.text(bench.asked("SetDefaultTariff", "{'evseId':1,'tariff':" + unknown + "}"), "status"));
        bench.checkSaid();
    }

    @Test
    void shouldTellNoCostOfWhatBeganWithoutATariff() {
        bench.charge(1, "A");
        bench.timeline.pass(600_000);
        assertEquals(0, events("RunningCost").size());
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        assertTrue(bench.last("TransactionEvent").payload().path("costDetails").isMissingNode());
    }

    /** The costs told at the end of a charge at a connector that is kept for A, or for nobody, for ten minutes before it. */
    private JsonNode costsAfter(boolean reserved, boolean cableFirst) {
        String tariff = CHEAP.replace(
                "'energy'",
                "'reservationTime':{'prices':[{'priceMinute':0.6}]},'reservationFixed':{'prices':[{'priceFixed':2}]},"
                        + "'energy'");
        assertEquals(
                "Accepted",
                Json.text(bench.asked("SetDefaultTariff", "{'evseId':0,'tariff':" + tariff + "}"), "status"));
        if (reserved) {
            String order = "{'id':5,'evseId':1,'expiryDateTime':'" + Json.time(bench.timeline.nowMs() + 3_600_000)
                    + "','idToken':{'idToken':'A','type':'ISO14443'}}";
            assertEquals("Accepted", Json.text(bench.asked("ReserveNow", order), "status"));
        }
        bench.timeline.pass(600_000);
        if (cableFirst) {
            bench.plugIn(1);
            bench.swipe(1, "A");
        } else {
            bench.swipe(1, "A");
            bench.plugIn(1);
        }
        bench.timeline.pass(600_000);
        bench.station.byHand().unplug(1);
        bench.timeline.pass(1_000);
        bench.checkSaid();
        return bench.last("TransactionEvent").payload().path("costDetails");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldPriceTheTimeForWhichTheConnectorWasKept(boolean cableFirst) {
        JsonNode costs = costsAfter(true, cableFirst);
        assertEquals(600, costs.path("totalUsage").path("reservationTime").asInt(), 2.0);
        JsonNode total = costs.path("totalCost");
        assertEquals(2, total.path("reservationFixed").path("exclTax").asInt());
        BigDecimal minutes = total.path("reservationTime").path("exclTax").decimalValue();
        assertEquals(6, minutes.doubleValue(), 0.02);
        BigDecimal energy = total.path("energy").path("exclTax").decimalValue();
        assertEquals(
                0,
                energy.add(minutes)
                        .add(BigDecimal.TWO)
                        .compareTo(total.path("total").path("exclTax").decimalValue()));
    }

    @Test
    void shouldPriceNoReservationWhereNoneWas() {
        JsonNode costs = costsAfter(false, true);
        assertTrue(costs.path("totalUsage").path("reservationTime").isMissingNode());
        assertTrue(costs.path("totalCost").path("reservationFixed").isMissingNode());
    }
}
