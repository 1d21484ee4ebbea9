package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.voltgate.domain.StationStatus;
import io.voltgate.engine.WorkingHours;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryApiTest {
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldMakeAStationAFavorite() throws IOException, InterruptedException {
        backend.put("/api/v1/stations/CS-1", "{}");
        assertEquals(
                200,
                backend.put("/api/v1/tokens/T/favorites/CS-1", "{\"alias\":\"Home\"}")
                        .statusCode());
        assertEquals(404, backend.put("/api/v1/tokens/T/favorites/CS-2", "{}").statusCode());
        assertEquals(
                422,
                backend.put("/api/v1/tokens/T/favorites/CS-1", "{\"alias\":7}").statusCode());
    }

    @Test
    void shouldStoreAStationAndShowItWithoutItsPassword() throws IOException, InterruptedException {
        String body = """
            {"name":"Kai 1","address":"Kai","location":{"lat":52.5,"lon":-13.4},"maxPowerKw":150,"status":"maintenance",
             "workingHours":{"zone":"Europe/Berlin","days":{"monday":[{"from":"08:00","until":"20:00"}]}},
             "pricePerKwh":0.42,"operatorId":"op","password":"correct horse",
             "ocppVersion":"ocpp1.6","aliases":["KAI"],"serialNumber":"SN1","securityProfile":2}\
            """;

        HttpResponse<String> first = backend.put("/api/v1/stations/CS-1", body);
        HttpResponse<String> second = backend.put("/api/v1/stations/CS-1", body);

        assertEquals(201, first.statusCode(), first.body());
        assertEquals(200, second.statusCode(), second.body());
        assertFalse(first.body().contains("horse"), first.body());
        StationRegistration stored = backend.registry.stations.getFirst();
        assertEquals(
                new StationRegistration(
                        "Kai 1",
                        "Kai",
                        new StationRegistration.Location(52.5, -13.4),
                        150,
                        StationStatus.MAINTENANCE,
                        new WorkingHours(
                                ZoneId.of("Europe/Berlin"),
                                Map.of(
                                        DayOfWeek.MONDAY,
                                        List.of(new WorkingHours.Span(LocalTime.of(8, 0), LocalTime.of(20, 0))))),
                        new BigDecimal("0.42"),
                        "op",
                        new StationRegistration.Password("correct horse"),
                        new StationRegistration.Dialling("ocpp1.6", List.of("KAI"), "SN1", 2)),
                stored);
        assertFalse(stored.toString().contains("horse"), "a password shows itself to nobody");
    }

    @Test
    void shouldStoreAStationOfWhichNothingIsSaid() throws IOException, InterruptedException {
        assertEquals(201, backend.put("/api/v1/stations/CS%2F9", "{}").statusCode());

        StationRegistration stored = backend.registry.stations.getFirst();
        assertEquals("CS/9", stored.name());
        assertNull(stored.status());
        assertNull(stored.password());
    }

    @Test
    void quirk11_shouldStoreAShortOrEmptyPasswordOnlyWhereItIsMeant() throws IOException, InterruptedException {
        assertEquals(
                201,
                backend.put("/api/v1/stations/CS-1", "{\"password\":\"\",\"weakPassword\":true}")
                        .statusCode());
        assertEquals(
                new StationRegistration.Password(""),
                backend.registry.stations.getFirst().password());
        assertEquals(
                422,
                backend.put("/api/v1/stations/CS-1", "{\"password\":\"short\"}").statusCode());
    }

    @Test
    void shouldStoreATokenWithItsUser() throws IOException, InterruptedException {
        HttpResponse<String> response = backend.put("/api/v1/tokens/Ab1", """
            {"type":"ISO14443","user":{"email":"ann@example.org","name":"Ann"},"group":"fleet",
             "expiresAt":"2027-01-01T00:00:00+01:00"}\
            """);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("Ab1", BackendFixture.json(response).get("token").stringValue());
        assertEquals(
                new TokenRegistration(
                        "ISO14443",
                        new TokenRegistration.User("ann@example.org", "Ann", null, null, null),
                        "fleet",
                        Instant.parse("2026-12-31T23:00:00Z"),
                        true),
                backend.registry.tokens.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "stations ~ {'pricePerKwh':-1} ~ pricePerKwh",
                "stations ~ {'pricePerKwh':0.0000001} ~ pricePerKwh",
                "stations ~ {'pricePerKwh':1e9} ~ pricePerKwh",
                "stations ~ {'pricePerKwh':'0.42'} ~ pricePerKwh",
                "stations ~ {'maxPowerKw':2.5} ~ maxPowerKw",
                "stations ~ {'status':'ACTIVE'} ~ status",
                "stations ~ {'password':'short'} ~ password",
                "stations ~ {'password':'','weakPassword':false} ~ password",
                "stations ~ {'ocppVersion':'ocpp1.5'} ~ ocppVersion",
                "stations ~ {'aliases':['ok','']} ~ aliases[1]",
                "stations ~ {'aliases':'KAI'} ~ aliases",
                "stations ~ {'securityProfile':4} ~ securityProfile",
                "stations ~ {'location':{'lat':91,'lon':0}} ~ location.lat",
                "stations ~ {'location':{'lat':1}} ~ location.lon",
                "stations ~ {'workingHours':{'zone':'Mars/Base','days':{}}} ~ workingHours.zone",
                "stations ~ {'workingHours':{'zone':'UTC','days':{'caturday':[]}}} ~ workingHours.days.caturday",
                "stations ~ {'workingHours':{'zone':'UTC','days':{'monday':[{'from':'8','until':'20:00'}]}}} ~"
                        + " workingHours.days.monday[0].from",
                "stations ~ {'nmae':'x'} ~ nmae",
                "tokens ~ {} ~ user",
                "tokens ~ {'user':{'email':'ann'}} ~ user.email",
                "tokens ~ {'user':{'email':'a@b'},'expiresAt':'tomorrow'} ~ expiresAt",
                "tokens ~ {'user':{'email':'a@b'},'active':'yes'} ~ active",
            })
    void shouldNameTheFieldThatIsWrong(String what, String body, String field)
            throws IOException, InterruptedException {
        HttpResponse<String> response = backend.put("/api/v1/" + what + "/X", body.replace('\'', '"'));

        assertEquals(field, BackendFixture.problem(response, 422, "invalid-field"));
        assertEquals(List.of(), backend.registry.stations);
        assertEquals(List.of(), backend.registry.tokens);
    }
}
