package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.store.query.ReportList;
import io.voltgate.persistence.store.query.Selection;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportApiTest {
    private final BackendFixture backend = new BackendFixture();

    @BeforeEach
    void open() {
        backend.queries.stations.put("CS-1", FakeQueries.station("CS-1", "here"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldServeEveryList() throws IOException, InterruptedException {
        for (ReportList list : ReportList.ALL) {
            HttpResponse<String> response = backend.get("/api/v1/stations/CS-1/" + list.path() + "?limit=1");
            assertEquals(200, response.statusCode(), response.body());
            assertTrue(response.body().contains("\"detail\":{\"a\":1}"), response.body());
            assertEquals(list.path() + "{}", backend.queries.askedReports);
        }
    }

    @Test
    void shouldHandTheStationTheFiltersAndTheCursorOn() throws IOException, InterruptedException {
        JsonNode page = BackendFixture.json(backend.get("/api/v1/stations/CS-1/variables?limit=2&evse=3"));
        backend.get("/api/v1/stations/CS-1/variables?limit=2&evse=3&cursor="
                + page.get("next").stringValue());

        assertEquals("variables{evse=3}", backend.queries.askedReports);
        assertEquals(new Selection(null, null, "CS-1", null, FakeQueries.NEXT, 2), backend.queries.asked);
    }

    @ParameterizedTest
    @CsvSource({
        "variables?evse=one, evse",
        "variables?evse=-1, evse",
        "variables?kind=x, kind",
        "notices?station=CS-2, station",
        "notices?kind=a&kind=b, kind",
        "reports?limit=0, limit",
    })
    void shouldNameTheParameterThatIsWrong(String path, String parameter) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.get("/api/v1/stations/CS-1/" + path);
        assertEquals(parameter, BackendFixture.problem(response, 400, "malformed-request"));
    }

    @Test
    void shouldKnowNothingOfAnUnknownStation() throws IOException, InterruptedException {
        BackendFixture.problem(backend.get("/api/v1/stations/CS-9/reports"), 404, "unknown-station");
    }
}
