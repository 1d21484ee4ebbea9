package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.domain.WantedStatus;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppVersion;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The default tariff of stations that reckon, kept in step with the station's price; and how a tariff is said to them. */
class NativeTariffStoriesTest {
    private static final String ID = "price-0.45-EUR";

    private static DriverStage stage() {
        DriverSettings quiet = DriverSettings.QUIET;
        return new DriverStage(
                        "ocpp2.1",
                        new DriverSettings(0, BigDecimal.ZERO, false, false, quiet.texts(), true, false, quiet.adHoc()))
                .booted();
    }

    private static String has(String id) {
        return "{\"status\":\"Accepted\",\"tariffAssignments\":[{\"tariffId\":\"" + id
                + "\",\"tariffKind\":\"DefaultTariff\",\"evseIds\":[0]}]}";
    }

    private static Event.NativeTariffChecked last(DriverStage stage) {
        return stage.facts(Event.NativeTariffChecked.class).getLast();
    }

    @Test
    void shouldSetTheTariffOfTheStationAndReadItBack() {
        DriverStage stage = stage();
        stage.called(Command.GetTariffs.class);
        stage.answer(false, "NoTariff", "{\"status\":\"NoTariff\"}");
        Command.SetDefaultTariff set = stage.called(Command.SetDefaultTariff.class);
        assertEquals(
                "{\"tariffId\":\"price-0.45-EUR\",\"currency\":\"EUR\",\"energy\":{\"prices\":[{\"priceKwh\":0.45}]}}",
                set.tariff());
        stage.accept();
        stage.called(Command.GetTariffs.class);
        stage.answer(true, "Accepted", has(ID));
        assertEquals(WantedStatus.IN_STEP, last(stage).status());
        stage.shard.after(10 * 60_000);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldSetAnotherTariffWhenThePriceChanges() {
        DriverStage stage = stage();
        stage.answer(true, "Accepted", has(ID));
        stage.nothingCalled();
        stage.price("0.50");
        stage.shard.after(FunctionLimits.DEFAULT.tendEveryMs());
        stage.called(Command.GetTariffs.class);
        stage.answer(true, "Accepted", has(ID));
        assertEquals("the station has price-0.45-EUR", last(stage).detail());
        assertTrue(stage.called(Command.SetDefaultTariff.class).tariff().contains("price-0.5-EUR"));
        stage.recovers();
    }

    @Test
    void shouldGiveUpOnAStationThatTakesNoTariff() {
        DriverStage stage = stage();
        stage.answer(false, "NoTariff", "{\"status\":\"NoTariff\"}");
        stage.answer(false, "Rejected", "{\"status\":\"Rejected\"}");
        assertEquals(WantedStatus.REJECTED, last(stage).status());
        stage.shard.after(30 * 60_000);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldSetATariffAgainThatWasAcceptedWithoutEffect() {
        DriverStage stage = stage();
        stage.answer(false, "NoTariff", "{\"status\":\"NoTariff\"}");
        stage.accept();
        stage.answer(true, "Accepted", has("another"));
        assertEquals(WantedStatus.DRIFTED, last(stage).status());
        assertEquals(
                "accepted without effect: the station has another", last(stage).detail());
        stage.shard.after(5 * 60_000);
        stage.called(Command.SetDefaultTariff.class);
        stage.recovers();
    }

    private static TariffPlan plan(List<TariffPlan.Step> steps, boolean taxIncluded, Element... elements) {
        return new TariffPlan(
                "day-night",
                3,
                "EUR",
                "Europe/Berlin",
                List.of(new TariffPlan.Text("de", "Tag und Nacht")),
                List.of(elements),
                steps,
                new BigDecimal("0.50"),
                new BigDecimal("80"),
                List.of(new TariffPlan.Tax("VAT", new BigDecimal("19"), 0)),
                taxIncluded);
    }

    private static Element element(Component component, String price, @Nullable Conditions when) {
        return new Element(component, new BigDecimal(price), when);
    }

    private static Conditions idleFrom(long seconds) {
        return new Conditions(null, null, null, null, null, null, null, null, null, new Range(seconds, null));
    }

    @Test
    void shouldSayAPlanInTheFormThatStationsTake() {
        Conditions night = new Conditions(
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                new Range(0, 20_000L),
                new Range(5_000, null),
                null,
                null,
                null);
        TariffForm form = TariffForm.of(Tariff.of(plan(
                List.of(),
                false,
                element(Component.ENERGY, "0.30", night),
                element(Component.ENERGY, "0.50", null),
                element(Component.CHARGING_TIME, "0.60", null),
                element(Component.IDLE_TIME, "6", idleFrom(900)),
                element(Component.FLAT, "1", null),
                element(Component.RESERVATION_TIME, "3", null),
                element(Component.RESERVATION_FLAT, "2", null))));
        String json = Objects.requireNonNull(form.json(), form.objection());
        assertEquals("day-night-v3", form.id());
        assertTrue(
                json.contains(
                        "{\"priceKwh\":0.3,\"conditions\":{\"startTimeOfDay\":\"22:00\",\"endTimeOfDay\":\"06:00\","
                                + "\"dayOfWeek\":[\"Monday\",\"Sunday\"],\"validFromDate\":\"2026-01-01\","
                                + "\"validToDate\":\"2027-01-01\",\"maxEnergy\":20000,\"minPower\":5000}}"),
                json);
        assertTrue(json.contains("{\"priceMinute\":0.1,\"conditions\":{\"minIdleTime\":900}}"), json);
        assertTrue(json.contains(
                "\"minCost\":{\"exclTax\":0.5,\"taxRates\":[{\"type\":\"VAT\",\"tax\":19,\"stack\":0}]}"));
        Order order = new Order(new CommandId(new UUID(0, 1)), 1, new Command.SetDefaultTariff(0, json));
        assertNotNull(Dialects.of(OcppVersion.V21).write("c1", order).orElseThrow());
    }

    @Test
    void shouldSayGrossPricesWithoutTaxRates() {
        TariffForm form = TariffForm.of(Tariff.of(plan(List.of(), true, element(Component.ENERGY, "0.50", null))));
        String json = Objects.requireNonNull(form.json());
        assertTrue(json.contains("\"maxCost\":{\"inclTax\":80}"), json);
        assertTrue(!json.contains("taxRates"), json);
    }

    @Test
    void shouldSayWhyAPlanCanNotBeSaid() {
        TariffForm steps = TariffForm.of(Tariff.of(plan(
                List.of(new TariffPlan.Step(Component.ENERGY, 1000)), true, element(Component.ENERGY, "0.50", null))));
        assertNull(steps.json());
        assertEquals("OCPP 2.1 has no portions (steps)", steps.objection());
        TariffForm third = TariffForm.of(Tariff.of(plan(List.of(), true, element(Component.CHARGING_TIME, "1", null))));
        assertEquals("a price of an hour that no price of a minute says exactly", third.objection());
        Conditions course = new Conditions(null, null, null, null, null, new Range(5, null), null, null, null, null);
        TariffForm fixed = TariffForm.of(Tariff.of(plan(List.of(), true, element(Component.FLAT, "1", course))));
        assertEquals("a condition of a fixed price that only the session's course decides", fixed.objection());
    }
}
