package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.domain.UserId;
import io.voltgate.engine.TariffBook.Assignment;
import io.voltgate.engine.TariffBook.Scope;
import io.voltgate.engine.TariffBook.Subject;
import io.voltgate.engine.TariffBook.Version;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tariff is agreed on, for whom, where and when; and that a session keeps it. */
class TariffBookTest {
    private static final long NOON = 1_780_000_000_000L;
    private static final StationId CS = new StationId("CS-1");
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private static final UserId ANNA = new UserId(new UUID(0, 7));
    private static final IdToken CARD = IdToken.of("Card-A");

    private final List<Version> versions = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22))
            .with("card-a", new TokenProfile(ANNA, true, null, "fleet", "CHF", Set.of()));

    private static TariffPlan plan(String id, int version, String perKwh) {
        return new TariffPlan(
                id,
                version,
                "EUR",
                "Europe/Berlin",
                List.of(),
                List.of(new Element(Component.ENERGY, new BigDecimal(perKwh), null)),
                List.of(),
                null,
                null,
                List.of(),
                true);
    }

    /** Assigns a tariff that is named for its scope. */
    private void assign(Scope scope, String name, @Nullable ConnectorId connector) {
        versions.add(new Version(0, plan(scope.name(), 1, "0.10")));
        assignments.add(new Assignment(new Subject(scope, name, connector), scope.name(), 0, null));
    }

    private Tariff agreed(@Nullable ConnectorId connector, @Nullable IdToken token, long atMs) {
        directory.with(new TariffBook(versions, assignments, Map.of(CS, "op-1")));
        return new Authorizations(EngineSettings.defaults(), directory).tariff(CS, connector, token, atMs);
    }

    private String name(@Nullable ConnectorId connector, @Nullable IdToken token, long atMs) {
        TariffPlan plan = agreed(connector, token, atMs).plan();
        return plan == null ? "" : plan.id();
    }

    @Test
    void shouldFollowTheNearestAssignment() {
        Tariff own = agreed(ONE, CARD, NOON);
        assertEquals(new Tariff(Money.of("CHF", new BigDecimal("0.45")), 2), own);
        assign(Scope.OPERATOR, "op-1", null);
        assertEquals("OPERATOR", name(ONE, CARD, NOON));
        assign(Scope.STATION, "CS-1", null);
        assertEquals("STATION", name(ONE, CARD, NOON));
        assign(Scope.CONNECTOR, "CS-1", ONE);
        assertEquals("CONNECTOR", name(ONE, CARD, NOON));
        assertEquals("STATION", name(ConnectorId.numbered(2), CARD, NOON));
        assertEquals("STATION", name(null, CARD, NOON));
        assign(Scope.GROUP, "fleet", null);
        assertEquals("GROUP", name(ONE, CARD, NOON));
        assign(Scope.USER, ANNA.toString(), null);
        assertEquals("USER", name(ONE, CARD, NOON));
        assertEquals("CONNECTOR", name(ONE, IdToken.of("nobody's"), NOON));
        assertEquals("CONNECTOR", name(ONE, null, NOON));
    }

    @Test
    void shouldKnowWhatCountedWhen() {
        Subject here = new Subject(Scope.STATION, "CS-1", null);
        versions.add(new Version(100, plan("A", 1, "0.10")));
        versions.add(new Version(200, plan("A", 2, "0.20")));
        versions.add(new Version(0, plan("B", 1, "0.30")));
        assignments.add(new Assignment(here, "A", 50, 300L));
        assignments.add(new Assignment(here, "B", 300, null));
        assertEquals("", name(ONE, null, 49));
        assertEquals(plan("A", 1, "0.10"), agreed(ONE, null, 50).plan());
        assertEquals(plan("A", 1, "0.10"), agreed(ONE, null, 199).plan());
        assertEquals(plan("A", 2, "0.20"), agreed(ONE, null, 200).plan());
        assertEquals("A", name(ONE, null, 299));
        assertEquals("B", name(ONE, null, 300));
        assignments.add(new Assignment(here, "A", 400, 500L));
        assertEquals("A", name(ONE, null, 450));
        assertEquals("B", name(ONE, null, 500));
    }

    @Test
    void shouldFallToTheNextScopeWhereATariffIsNotThere() {
        assign(Scope.STATION, "CS-1", null);
        assignments.add(new Assignment(new Subject(Scope.USER, ANNA.toString(), null), "gone", 0, null));
        assertEquals("STATION", name(ONE, CARD, NOON));
    }

    @Test
    void shouldKeepTheVersionThatWasAgreedAtTheStart() {
        versions.add(new Version(0, plan("A", 1, "0.10")));
        assignments.add(new Assignment(new Subject(Scope.STATION, "CS-1", null), "A", 0, null));
        directory.with(new TariffBook(versions, assignments, Map.of()));
        TestShard shard = new TestShard(EngineSettings.defaults(), directory, NOON);
        shard.say(new Input.Connected(CS, 1, "ocpp1.6", "127.0.0.1", false));
        StationTime start = new StationTime("", NOON);
        shard.say(new Input.Asked(CS, 1, "m1", new Request.StartTransaction(ONE, CARD, Energy.ZERO, null, start)));
        versions.add(new Version(0, plan("A", 2, "9.00")));
        directory.with(new TariffBook(versions, assignments, Map.of()));
        Event.SessionStarted started = only(shard, Event.SessionStarted.class);
        assertEquals(plan("A", 1, "0.10"), started.tariff().plan());
        assertEquals("EUR", only(shard, PaymentFact.PaymentOpened.class).currency());
    }

    private static <E extends Event> E only(TestShard shard, Class<E> type) {
        List<E> facts =
                shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
        assertEquals(1, facts.size());
        return facts.getFirst();
    }

    @Test
    void shouldReadTheTariffsOfOldFactsAndWriteSimpleOnesAsBefore() {
        String old = "{\"pricePerKwh\":{\"currency\":\"EUR\",\"micros\":450000},\"digits\":2}";
        Tariff simple = new Tariff(new Money("EUR", 450_000), 2);
        assertEquals(simple, EventCodec.MAPPER.readValue(old, Tariff.class));
        assertEquals(old, EventCodec.MAPPER.writeValueAsString(simple));
    }

    @Test
    void shouldKeepAPlanWithAllItsWords() {
        Conditions when = new Conditions(
                LocalTime.of(22, 0),
                LocalTime.of(6, 30),
                List.of(DayOfWeek.MONDAY),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                new Range(0, 10_000L),
                new Range(1, null),
                new Range(2, null),
                new Range(3, null),
                new Range(4, null));
        TariffPlan plan = new TariffPlan(
                "A",
                3,
                "EUR",
                "Europe/Berlin",
                List.of(new TariffPlan.Text("de", "Tag")),
                List.of(new Element(Component.IDLE_TIME, new BigDecimal("0.000001"), when)),
                List.of(new TariffPlan.Step(Component.ENERGY, 100)),
                new BigDecimal("1.00"),
                new BigDecimal("1E+2"),
                List.of(new TariffPlan.Tax("USt", new BigDecimal("19.0"), 0)),
                true);
        String json = EventCodec.MAPPER.writeValueAsString(Tariff.of(plan));
        assertEquals(Tariff.of(plan), EventCodec.MAPPER.readValue(json, Tariff.class));
        assertTrue(json.contains("\"from\":\"22:00"), json);
        assertFalse(json.contains("E+"), json);
    }

    @Test
    void shouldNotBeWhatNobodyCanReckonWith() {
        assertThrows(IllegalArgumentException.class, () -> plan("A", 1, "-0.01"));
        assertThrows(IllegalArgumentException.class, () -> new Range(5, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new TariffPlan.Step(Component.ENERGY, 0));
        assertThrows(
                DateTimeException.class,
                () -> new TariffPlan(
                        "A", 1, "EUR", "Berlin", List.of(), List.of(), List.of(), null, null, List.of(), true));
    }
}
