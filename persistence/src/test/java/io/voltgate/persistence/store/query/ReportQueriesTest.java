package io.voltgate.persistence.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private final Queries queries = new PostgresQueries(QueryDatabase.source());

    private static Selection of(String station, int limit) {
        return new Selection(null, null, station, null, null, limit);
    }

    private Page<?> page(ReportList list, String station, Map<String, String> filters) {
        return queries.reported(list, of(station, 50), filters);
    }

    private static void notice(UUID station, String kind, Instant received) {
        QueryDatabase.run(
                "INSERT INTO ocpp.notices (id, station_id, kind, detail, reported_at, evse, received_at)"
                        + " VALUES (?, ?, ?, '{\"a\": 1}', ?, 2, ?)",
                UUID.randomUUID(),
                station,
                kind,
                NOON,
                received);
    }

    private static void item(UUID station, String kind, String key, String body) {
        QueryDatabase.run(
                "INSERT INTO ocpp.station_items (station_id, kind, key, evse, request_id, body, reported_at, ended_at)"
                        + " VALUES (?, ?, ?, 1, 5, ?::jsonb, ?, ?)",
                station,
                kind,
                key,
                body,
                NOON,
                key.equals("over") ? NOON.plusSeconds(1) : NOON.minusSeconds(1));
    }

    private static void variable(UUID station, String component, int evse, String name) {
        QueryDatabase.run(
                "INSERT INTO ocpp.variables (station_id, component, component_instance, evse, name, name_instance,"
                        + " attribute, value, characteristics, reported_at) VALUES (?, ?, '', ?, ?, '', 'Actual', '1',"
                        + " '', ?)",
                station,
                component,
                evse,
                name,
                NOON);
    }

    @Test
    void shouldReadEveryListWithAllItsFilters() {
        QueryDatabase.station("R-EMPTY");
        for (ReportList list : ReportList.ALL) {
            Map<String, String> filters = new LinkedHashMap<>();
            list.filters().forEach(name -> filters.put(name, "1"));
            assertEquals(List.of(), page(list, "R-EMPTY", filters).items(), list.path());
            assertEquals(List.of(), page(list, "R-NOBODY", Map.of()).items(), list.path());
        }
        assertThrows(IllegalArgumentException.class, () -> page(ReportList.LOGS, "R-EMPTY", Map.of("true OR ?", "1")));
    }

    @Test
    void shouldPageTheLogFromTheNewestOn() {
        UUID station = QueryDatabase.station("R-LOG");
        notice(station, "DerAlarm", NOON);
        notice(station, "SecurityEvent", NOON.plusSeconds(2));
        notice(station, "SecurityEvent", NOON.plusSeconds(1));

        Page<?> first = queries.reported(ReportList.NOTICES, of("R-LOG", 2), Map.of());
        PageKey next = first.next();
        assertNotNull(next);
        Page<?> rest = queries.reported(ReportList.NOTICES, of("R-LOG", 2).continuedAfter(next), Map.of());

        assertEquals(List.of("SecurityEvent", "SecurityEvent"), kinds(first));
        assertEquals(List.of("DerAlarm"), kinds(rest));
        assertNull(rest.next());
        assertEquals(
                2, page(ReportList.SECURITY_EVENTS, "R-LOG", Map.of()).items().size());
        assertEquals(
                List.of("DerAlarm"), kinds(page(ReportList.NOTICES, "R-LOG", Map.of("kind", "DerAlarm", "evse", "2"))));
        assertEquals(List.of(), kinds(page(ReportList.NOTICES, "R-LOG", Map.of("evse", "3"))));
    }

    private static List<String> kinds(Page<?> page) {
        return page.items().stream()
                .map(item -> assertInstanceOf(NoticeView.class, item).kind())
                .toList();
    }

    @Test
    void shouldNarrowVariables() {
        UUID station = QueryDatabase.station("R-VARIABLES");
        variable(station, "EVSE", 1, "Power");
        variable(station, "EVSE", 2, "Power");
        variable(station, "AuthCtrlr", 0, "Enabled");

        assertEquals(
                3, page(ReportList.VARIABLES, "R-VARIABLES", Map.of()).items().size());
        assertEquals(
                2,
                page(ReportList.VARIABLES, "R-VARIABLES", Map.of("component", "EVSE"))
                        .items()
                        .size());
        Page<?> one = page(
                ReportList.VARIABLES, "R-VARIABLES", Map.of("component", "EVSE", "variable", "Power", "evse", "2"));
        VariableView variable = assertInstanceOf(VariableView.class, one.items().getFirst());
        assertEquals(1, one.items().size());
        assertEquals("1", variable.value());
        assertNull(variable.characteristics());
        assertNull(variable.setValue());
    }

    @Test
    void shouldTellWhichThingsAreOver() {
        UUID station = QueryDatabase.station("R-ITEMS");
        item(station, "ChargingLimit", "over", "{}");
        item(station, "ChargingLimit", "on", "{}");
        item(station, "Monitors", "7", "{}");

        List<ItemView> limits = page(ReportList.CHARGING_LIMITS, "R-ITEMS", Map.of("evse", "1")).items().stream()
                .map(item -> assertInstanceOf(ItemView.class, item))
                .toList();
        assertEquals(2, limits.size());
        for (ItemView limit : limits) {
            assertEquals(limit.key().equals("over"), limit.endedAt() != null, limit.key());
        }
        assertEquals(1, page(ReportList.MONITORS, "R-ITEMS", Map.of()).items().size());
    }

    @Test
    void shouldPutCustomerInformationTogether() {
        UUID station = QueryDatabase.station("R-CUSTOMER");
        item(station, "CustomerInformation", "5/1", "\"name=Ada\"");
        item(station, "CustomerInformation", "5/0", "\"user \"");
        QueryDatabase.run(
                "INSERT INTO ocpp.reports (station_id, kind, request_id, state, began_at)"
                        + " VALUES (?, 'CustomerInformation', 5, 'WHOLE', ?)",
                station,
                NOON);
        Page<?> page = page(ReportList.CUSTOMER_INFORMATION, "R-CUSTOMER", Map.of());
        CustomerInformationView told =
                assertInstanceOf(CustomerInformationView.class, page.items().getFirst());
        assertEquals("user name=Ada", told.text());
        assertEquals("WHOLE", told.state());
        assertEquals(
                1,
                page(ReportList.REPORTS, "R-CUSTOMER", Map.of("state", "WHOLE"))
                        .items()
                        .size());
    }
}
