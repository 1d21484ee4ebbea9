package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.engine.TariffBook.Scope;
import io.voltgate.engine.TariffBook.Subject;
import io.voltgate.persistence.store.TariffStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TariffApiTest {
    private static final String NIGHT = """
        {"currency":"EUR","zone":"Europe/Berlin","description":[{"language":"de","text":"Nachts günstig"}],
         "elements":[
          {"component":"ENERGY","price":0.29,"when":{"from":"22:00","until":"06:00","days":["monday","SUNDAY"],
           "validFrom":"2026-01-01","validTo":"2027-01-01","energy":{"below":50000},"power":{"from":11000}}},
          {"component":"ENERGY","price":0.49},
          {"component":"IDLE_TIME","price":6,"when":{"idle":{"from":1800}}}],
         "steps":[{"component":"ENERGY","size":100}],"minimum":1,"maximum":80.5,
         "taxes":[{"name":"USt","percent":19}],"taxIncluded":true,"validFrom":"2026-07-01T00:00:00Z"}\
        """;

    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    private static TariffPlan night() {
        Conditions atNight = new Conditions(
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                new Range(0, 50_000L),
                new Range(11_000, null),
                null,
                null,
                null);
        Conditions afterGrace =
                new Conditions(null, null, null, null, null, null, null, null, null, new Range(1_800, null));
        return new TariffPlan(
                "Night",
                1,
                "EUR",
                "Europe/Berlin",
                List.of(new TariffPlan.Text("de", "Nachts günstig")),
                List.of(
                        new Element(Component.ENERGY, new BigDecimal("0.29"), atNight),
                        new Element(Component.ENERGY, new BigDecimal("0.49"), null),
                        new Element(Component.IDLE_TIME, new BigDecimal("6"), afterGrace)),
                List.of(new TariffPlan.Step(Component.ENERGY, 100)),
                new BigDecimal("1"),
                new BigDecimal("80.5"),
                List.of(new TariffPlan.Tax("USt", new BigDecimal("19"), 0)),
                true);
    }

    @Test
    void shouldStoreATariffAndShowItAsItWasWritten() throws IOException, InterruptedException {
        HttpResponse<String> put = backend.put("/api/v1/tariffs/Night", NIGHT);
        assertEquals(200, put.statusCode(), put.body());
        assertEquals(
                List.of(new TariffStore.Stored(night(), Instant.parse("2026-07-01T00:00:00Z"), FakeTariffs.NOW)),
                backend.tariffs.stored);
        JsonNode shown = BackendFixture.json(backend.get("/api/v1/tariffs/Night"));
        assertEquals(BackendFixture.json(put), shown);
        assertEquals(1, shown.get("version").intValue());
        assertEquals("0.29", shown.at("/elements/0/price").decimalValue().toPlainString());
        assertEquals("2026-07-01T00:00:00.000Z", shown.get("validFrom").stringValue());
        assertFalse(shown.at("/elements/1").has("when"), put.body());
        ((ObjectNode) shown).remove(List.of("id", "version", "createdAt"));
        HttpResponse<String> again = backend.put("/api/v1/tariffs/Night", shown.toString());
        assertEquals(200, again.statusCode(), again.body());
        assertEquals(night().as(2), backend.tariffs.stored.getLast().plan());
    }

    @Test
    void shouldFindVersionsAndListTariffs() throws IOException, InterruptedException {
        backend.put("/api/v1/tariffs/A", "{\"currency\":\"EUR\",\"zone\":\"UTC\"}");
        backend.put("/api/v1/tariffs/A", "{\"currency\":\"SEK\",\"zone\":\"UTC\"}");
        JsonNode first = BackendFixture.json(backend.get("/api/v1/tariffs/A?version=1"));
        assertEquals("EUR", first.get("currency").stringValue());
        assertEquals(
                2,
                BackendFixture.json(backend.get("/api/v1/tariffs")).get("items").size());
        BackendFixture.problem(backend.get("/api/v1/tariffs/A?version=3"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/tariffs/A?version=x"), 400, "malformed-request");
        BackendFixture.problem(backend.get("/api/v1/tariffs/B"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/tariffs/" + "x".repeat(37)), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "currency | {\"zone\":\"UTC\"}",
                "currency | {\"currency\":\"EURO\",\"zone\":\"UTC\"}",
                "currency | {\"currency\":\"eur\",\"zone\":\"UTC\"}",
                "zone | {\"currency\":\"EUR\",\"zone\":\"Berlin\"}",
                "maximum | {\"currency\":\"EUR\",\"zone\":\"UTC\",\"minimum\":5,\"maximum\":4}",
                "minimum | {\"currency\":\"EUR\",\"zone\":\"UTC\",\"minimum\":-1}",
                "elements[0].price |"
                    + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"elements\":[{\"component\":\"FLAT\",\"price\":-1}]}",
                "elements[0].price |"
                    + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"elements\":[{\"component\":\"FLAT\",\"price\":0.1234567}]}",
                "elements[0].price |"
                    + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"elements\":[{\"component\":\"FLAT\",\"price\":\"1\"}]}",
                "elements[0].component |"
                    + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"elements\":[{\"component\":\"COFFEE\",\"price\":1}]}",
                "steps |"
                    + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"steps\":[{\"component\":\"ENERGY\",\"size\":1},{\"component\":\"ENERGY\",\"size\":2}]}",
                "steps[0].component |"
                        + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"steps\":[{\"component\":\"FLAT\",\"size\":1}]}",
                "taxes[0].percent |"
                        + " {\"currency\":\"EUR\",\"zone\":\"UTC\",\"taxes\":[{\"name\":\"VAT\",\"percent\":101}]}",
                "colour | {\"currency\":\"EUR\",\"zone\":\"UTC\",\"colour\":1}"
            })
    void shouldNameTheFieldThatIsWrong(String field, String body) throws IOException, InterruptedException {
        assertEquals(field, BackendFixture.problem(backend.put("/api/v1/tariffs/A", body), 422, "invalid-field"));
        assertEquals(List.of(), backend.tariffs.stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from | {\"from\":\"25:00\"}",
                "until | {\"from\":\"08:00\",\"until\":\"08:00\"}",
                "from | {\"from\":\"08:00:30\"}",
                "days | {\"days\":[\"Caturday\"]}",
                "validTo | {\"validFrom\":\"2026-01-01\",\"validTo\":\"2026-01-01\"}",
                "validFrom | {\"validFrom\":\"01.01.2026\"}",
                "energy.below | {\"energy\":{\"from\":5,\"below\":5}}",
                "idle.from | {\"idle\":{\"from\":-1}}",
                "grace | {\"grace\":5}"
            })
    void shouldNameTheConditionThatIsWrong(String field, String when) throws IOException, InterruptedException {
        String body =
                "{\"currency\":\"EUR\",\"zone\":\"UTC\",\"elements\":[{\"component\":\"ENERGY\",\"price\":1,\"when\":"
                        + when + "}]}";
        assertEquals(
                "elements[0].when." + field,
                BackendFixture.problem(backend.put("/api/v1/tariffs/A", body), 422, "invalid-field"));
    }

    @Test
    void shouldTellWhatAUsageWouldCost() throws IOException, InterruptedException {
        backend.put("/api/v1/tariffs/Night", NIGHT);
        HttpResponse<String> response = backend.post("/api/v1/tariffs/Night/rate", """
            {"start":"2026-06-17T10:00:00Z","end":"2026-06-17T12:00:00Z","readings":[{"at":"2026-06-17T11:00:00Z","kwh":10}],
             "activities":[{"at":"2026-06-17T10:00:00Z","activity":"CHARGING"},{"at":"2026-06-17T11:00:00Z","activity":"IDLE"}],
             "reservation":{"from":"2026-06-17T09:00:00Z","to":"2026-06-17T10:00:00Z"}}\
            """);
        assertEquals(200, response.statusCode(), response.body());
        JsonNode cost = BackendFixture.json(response);
        assertEquals("7.9", cost.get("total").decimalValue().toPlainString());
        assertEquals("1.26", cost.get("tax").decimalValue().toPlainString());
        assertEquals(2, cost.get("lines").size());
        assertEquals(
                "{\"component\":\"IDLE_TIME\",\"element\":2,\"quantity\":\"0.5\",\"price\":\"6\",\"amount\":\"3\",\"from\":\"2026-06-17T11:30:00.000Z\",\"to\":\"2026-06-17T12:00:00.000Z\",\"note\":\"idle"
                    + " time\"}",
                cost.at("/lines/1").toString());
        BackendFixture.problem(backend.post("/api/v1/tariffs/None/rate", "{}"), 404, "not-found");
        String noStart = "{\"readings\":[]}";
        assertEquals(
                "start",
                BackendFixture.problem(backend.post("/api/v1/tariffs/Night/rate", noStart), 422, "invalid-field"));
    }

    @Test
    void shouldAssignTariffs() throws IOException, InterruptedException {
        backend.put("/api/v1/tariffs/A", "{\"currency\":\"EUR\",\"zone\":\"UTC\"}");
        backend.put("/api/v1/stations/CS-1", "{}");
        assign("u", "{\"tariff\":\"A\",\"scope\":\"USER\",\"user\":\"ann@example.org\"}");
        assign("g", "{\"tariff\":\"A\",\"scope\":\"GROUP\",\"group\":\"fleet\"}");
        assign("c", "{\"tariff\":\"A\",\"scope\":\"CONNECTOR\",\"station\":\"CS-1\",\"evse\":2}");
        assign("o", "{\"tariff\":\"A\",\"scope\":\"OPERATOR\",\"operator\":\"op-1\"}");
        String station = "{\"id\":\"s\",\"tariff\":\"A\",\"scope\":\"STATION\",\"station\":\"CS-1\","
                + "\"validFrom\":\"2026-01-01T00:00:00.000Z\",\"validTo\":\"2099-01-01T00:00:00.000Z\"}";
        assertEquals(station, assign("s", station.replace("\"id\":\"s\",", "")));
        assertEquals(
                List.of(
                        new Subject(Scope.CONNECTOR, "CS-1", new ConnectorId(2, 1)),
                        new Subject(Scope.GROUP, "fleet", null),
                        new Subject(Scope.OPERATOR, "op-1", null),
                        new Subject(Scope.STATION, "CS-1", null),
                        new Subject(Scope.USER, FakeTariffs.ANN.toString(), null)),
                backend.tariffs.assignments().stream()
                        .map(TariffStore.Assigned::subject)
                        .toList());
        assertEquals(
                5,
                BackendFixture.json(backend.get("/api/v1/tariff-assignments"))
                        .get("items")
                        .size());
        assertEquals(
                "ann@example.org",
                BackendFixture.json(backend.get("/api/v1/tariff-assignments/u"))
                        .get("user")
                        .stringValue());
        assertEquals(204, delete("u").statusCode());
        BackendFixture.problem(delete("u"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/tariff-assignments/u"), 404, "not-found");
    }

    private String assign(String id, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.put("/api/v1/tariff-assignments/" + id, body);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private HttpResponse<String> delete(String id) throws IOException, InterruptedException {
        return backend.send(backend.request("/api/v1/tariff-assignments/" + id).DELETE());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tariff | {\"tariff\":\"B\",\"scope\":\"OPERATOR\",\"operator\":\"o\"}",
                "scope | {\"tariff\":\"A\",\"scope\":\"WORLD\"}",
                "user | {\"tariff\":\"A\",\"scope\":\"USER\",\"user\":\"eve@example.org\"}",
                "station | {\"tariff\":\"A\",\"scope\":\"STATION\",\"station\":\"CS-9\"}",
                "evse | {\"tariff\":\"A\",\"scope\":\"CONNECTOR\",\"station\":\"CS-1\"}",
                "evse | {\"tariff\":\"A\",\"scope\":\"STATION\",\"station\":\"CS-1\",\"evse\":1}",
                "validTo |"
                    + " {\"tariff\":\"A\",\"scope\":\"OPERATOR\",\"operator\":\"o\",\"validTo\":\"2020-01-01T00:00:00Z\"}"
            })
    void shouldRefuseWhatWouldBillSomebodyElse(String field, String body) throws IOException, InterruptedException {
        backend.put("/api/v1/tariffs/A", "{\"currency\":\"EUR\",\"zone\":\"UTC\"}");
        backend.put("/api/v1/stations/CS-1", "{}");
        assertEquals(
                field, BackendFixture.problem(backend.put("/api/v1/tariff-assignments/x", body), 422, "invalid-field"));
        assertEquals(List.of(), backend.tariffs.assignments());
    }
}
