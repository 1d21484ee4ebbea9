package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static Optional<StationId> dialled(String target) {
        return Identity.of(target).map(Identity::dialled);
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/CS-1, ''",
        "/ocpp/CS-1/, TRAILING_SLASH",
        "//ocpp/CS-1, DOUBLE_SLASH",
        "ws://gateway:9000/ocpp/CS-1, ABSOLUTE_URL",
        "/ocpp/CS-1/CS-1, IDENTITY_TWICE",
        "/CS-1/CS-1//, 'TRAILING_SLASH DOUBLE_SLASH IDENTITY_TWICE'",
    })
    void quirk06_shouldNameWhatIsOddAboutThePath(String target, String oddities) {
        Identity identity = Identity.of(target).orElseThrow();
        assertEquals(new StationId("CS-1"), identity.dialled());
        Set<Deviation> expected = Arrays.stream(oddities.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Deviation::valueOf)
                .collect(Collectors.toSet());
        assertEquals(expected, identity.deviations());
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/CS-1, CS-1",
        "/CS-1, CS-1",
        "/any/prefix/at/all/CS-1, CS-1",
        "/ocpp/CS-1/, CS-1",
        "/ocpp//CS-1//, CS-1",
        "/ocpp/CS-1?token=x, CS-1",
        "ws://gateway:9000/ocpp/CS-1, CS-1",
        "/ocpp/RDAM%20123, RDAM 123",
        "/ocpp/RDAM%7C123, RDAM|123",
        "/ocpp/A+B, A+B",
        "/ocpp/A%2FB, A/B",
        "/ocpp/A%252FB, A%2FB",
        "/ocpp/S%C3%A4ule, S\u00e4ule",
        "/ocpp/cs-1, cs-1",
        "/ocpp/CS#1, CS#1",
    })
    void shouldTakeTheLastSegmentDecodedOnce(String target, String identity) {
        assertEquals(Optional.of(new StationId(identity)), dialled(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "//",
                "ws://gateway:9000",
                "/ocpp/%",
                "/ocpp/%4",
                "/ocpp/%zz",
                "/ocpp/%FF",
                "/ocpp/A%00B",
                "/ocpp/A%0AB",
                "/ocpp/%20"
            })
    void shouldFindNoIdentityWhereThereIsNone(String target) {
        assertEquals(Optional.empty(), dialled(target));
    }

    @Test
    void shouldRefuseAnIdentityLongerThanTheLimit() {
        String longest = "x".repeat(StationId.MAX_LENGTH);
        assertEquals(Optional.of(new StationId(longest)), dialled("/" + longest));
        assertEquals(Optional.empty(), dialled("/" + longest + "x"));
    }
}
