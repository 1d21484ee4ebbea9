package io.voltgate.gateway.station;

import static io.voltgate.domain.Deviation.NO_SUBPROTOCOL;
import static io.voltgate.domain.Deviation.SUBPROTOCOL_ALIAS;
import static io.voltgate.domain.Deviation.SUBPROTOCOL_CASE;
import static io.voltgate.domain.Deviation.SUBPROTOCOL_EMPTY_ELEMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Deviation;
import io.voltgate.ocpp.OcppVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubprotocolTest {
    private static final Subprotocol.Wanted NOTHING = new Subprotocol.Wanted(Optional.empty(), Optional.empty());

    private static Optional<Subprotocol> choose(String... headers) {
        return Subprotocol.choose(List.of(headers), NOTHING);
    }

    private static Optional<Subprotocol> of(OcppVersion version, String word, Deviation... deviations) {
        return Optional.of(new Subprotocol(version, word, Set.of(deviations)));
    }

    @Test
    void shouldChooseTheStationsFirstSubprotocolThatWeSpeak() {
        assertEquals(of(OcppVersion.V16, "ocpp1.6"), choose("ocpp1.6,ocpp2.0.1"));
        assertEquals(of(OcppVersion.V201, "ocpp2.0.1"), choose("ocpp0.1, ocpp2.0.1"));
        assertEquals(of(OcppVersion.V16, "ocpp1.6"), choose("soap", "ocpp1.6"));
        assertEquals(Optional.empty(), choose("ocpp0.1"));
        assertEquals(Optional.empty(), choose("ocpp2.0"));
        assertEquals(Optional.empty(), choose());
    }

    @Test
    void shouldSpeakEveryVersionByItsOwnWord() {
        for (OcppVersion version : OcppVersion.values()) {
            assertEquals(of(version, version.subprotocol()), choose(version.subprotocol()));
            String capitals = version.subprotocol().toUpperCase(Locale.ROOT);
            assertEquals(of(version, capitals, SUBPROTOCOL_CASE), choose(capitals));
        }
    }

    @Test
    void quirk03_shouldReadAListWithEmptyElements() {
        assertEquals(of(OcppVersion.V201, "ocpp2.0.1", SUBPROTOCOL_EMPTY_ELEMENT), choose(",ocpp2.0.1"));
        assertEquals(of(OcppVersion.V16, "OCPP1.6", SUBPROTOCOL_EMPTY_ELEMENT, SUBPROTOCOL_CASE), choose("OCPP1.6, ,"));
    }

    @ParameterizedTest
    @CsvSource({"ocpp1.6j, V16", "ocpp16, V16", "ocpp1.6-json, V16", "OCPP16J, V16", "ocpp201, V201", "ocpp2.0.1j, V201"
    })
    void quirk03_shouldKnowOtherWordsForTheSameVersion(String word, OcppVersion version) {
        assertEquals(of(version, word, SUBPROTOCOL_ALIAS), choose(word));
    }

    @Test
    void quirk02_shouldFollowTheStationsVersionElseTheSitesWhereNoneIsOffered() {
        for (OcppVersion version : OcppVersion.values()) {
            Optional<Subprotocol> spoken = Optional.of(new Subprotocol(version, null, Set.of(NO_SUBPROTOCOL)));
            Subprotocol.Wanted entered = new Subprotocol.Wanted(Optional.of(version), Optional.of(OcppVersion.V16));
            Subprotocol.Wanted otherwise = new Subprotocol.Wanted(Optional.empty(), Optional.of(version));
            for (List<String> nothing : Arrays.asList(List.<String>of(), List.of(""), List.of(" ,"))) {
                assertEquals(spoken, Subprotocol.choose(nothing, entered));
                assertEquals(spoken, Subprotocol.choose(nothing, otherwise));
            }
        }
        Subprotocol.Wanted all = new Subprotocol.Wanted(Optional.of(OcppVersion.V16), Optional.of(OcppVersion.V16));
        assertEquals(Optional.empty(), Subprotocol.choose(List.of("soap"), all));
    }

    @Test
    void quirk04_shouldPreferTheVersionThatWasEnteredForTheStation() {
        Subprotocol.Wanted wanted = new Subprotocol.Wanted(Optional.of(OcppVersion.V201), Optional.empty());
        assertEquals(of(OcppVersion.V201, "ocpp2.0.1"), Subprotocol.choose(List.of("ocpp1.6, ocpp2.0.1"), wanted));
        assertEquals(of(OcppVersion.V16, "ocpp1.6"), Subprotocol.choose(List.of("ocpp1.6"), wanted));
    }
}
