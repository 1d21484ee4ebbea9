package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a station can say wrongly in a field gets the code that its version prescribes. Generated from the records alone. */
class NegativeSuiteTest {
    private static final Map<OcppVersion, Integer> AT_LEAST =
            Map.of(OcppVersion.V16, 800, OcppVersion.V201, 3_000, OcppVersion.V21, 5_000);

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldAnswerEveryWrongFieldWithThePrescribedCodeAndItsName(OcppVersion version) {
        List<String> surprises = new ArrayList<>();
        int wrong = 0;
        int right = 0;
        for (Message message : Message.read(version).toList()) {
            for (Payloads.Variant variant : Payloads.variants(version, message.shape())) {
                String found = outcome(version, message.fault(variant.payload()));
                String expected = variant.expected()
                        .map(code -> code.in(version) + " " + variant.path())
                        .orElse("");
                if (variant.expected().isPresent() ? !found.startsWith(expected + " ") : !found.isEmpty()) {
                    surprises.add(message + " " + variant.what() + ": " + found + " instead of " + expected);
                }
                wrong += variant.expected().isPresent() ? 1 : 0;
                right += variant.expected().isPresent() ? 0 : 1;
            }
        }
        System.out.println(
                version.subprotocol() + ": " + wrong + " wrong payloads refused, " + right + " others taken");
        assertEquals(List.of(), surprises);
        assertTrue(wrong > AT_LEAST.get(version), wrong + " cases");
    }

    private static String outcome(OcppVersion version, Optional<OcppException> fault) {
        return fault.map(refused -> told(version, refused)).orElse("");
    }

    /** What is told to the station, or only to the backend where the version has no answer to what the station said. */
    private static String told(OcppVersion version, OcppException fault) {
        Optional<String> toCall =
                FrameCodec.refusal(version, fault).map(error -> error.code() + " " + error.description());
        Optional<String> toAnswer =
                FrameCodec.resultRefusal(version, fault).map(error -> error.code() + " " + error.description());
        return toCall.or(() -> toAnswer).orElseGet(() -> fault.code().in(version) + " " + fault.getMessage());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldTakeWhatIsWholeAndWhatIsLeast(OcppVersion version) {
        for (Message message : Message.read(version).toList()) {
            Shape.Part shape = message.shape();
            for (String payload : List.of(Payloads.full(shape), Payloads.least(shape))) {
                assertEquals("", outcome(version, message.fault(payload)), message + " " + payload);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldRefusePayloadsThatAreNoObjects(OcppVersion version) {
        for (Message message : Message.read(version).toList()) {
            for (String payload : List.of("[]", "7", "\"\"", "true", "\"{}\"", "1e999")) {
                assertEquals(
                        "ProtocolError the payload is not an object",
                        outcome(version, message.fault(payload)),
                        message + " " + payload);
            }
        }
    }
}
