package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.engine.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryJsonTest {
    @Test
    void shouldReadHoursByWeekday() {
        WorkingHours hours = new WorkingHours(
                ZoneId.of("Europe/Berlin"),
                Map.of(DayOfWeek.FRIDAY, List.of(new WorkingHours.Span(LocalTime.of(22, 0), LocalTime.of(2, 30)))));
        assertEquals(
                hours,
                DirectoryJson.workingHours("{\"zone\": \"Europe/Berlin\", \"days\": {\"friday\":"
                        + " [{\"from\": \"22:00\", \"until\": \"02:30\"}], \"sunday\": [], \"monday\": null}}"));
        assertEquals(hours, DirectoryJson.workingHours(DirectoryJson.write(hours)));
    }

    @Test
    void shouldTakeNothingForAlways() {
        assertNull(DirectoryJson.workingHours(null));
        assertNull(DirectoryJson.workingHours("null"));
        assertNull(DirectoryJson.workingHours("{}"));
    }

    @Test
    void shouldRefuseWhatIsNoHours() {
        for (String json : List.of(
                "[]",
                "\"24/7\"",
                "{\"open\": \"24/7\"}",
                "{\"days\": {\"monday\": \"closed\"}}",
                "{\"days\": {\"monday\": [{\"from\": \"08:00\"}]}}",
                "{\"days\": {\"monday\": [{\"from\": 8, \"until\": 20}]}}",
                "{\"days\": {\"monday\": [\"08:00\", \"20:00\"]}}",
                "{\"zone\": \"Mars\", \"days\": {\"monday\": []}}")) {
            assertThrows(IllegalArgumentException.class, () -> DirectoryJson.workingHours(json), json);
        }
    }

    @Test
    void shouldMuteOnlyWhatIsFalse() {
        assertEquals(Set.of("A"), DirectoryJson.muted("{\"A\": false, \"B\": true, \"C\": null, \"D\": \"false\"}"));
        assertEquals(Set.of(), DirectoryJson.muted(null));
        assertEquals(Set.of(), DirectoryJson.muted("[false]"));
    }
}
