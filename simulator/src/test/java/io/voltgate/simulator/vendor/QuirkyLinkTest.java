package io.voltgate.simulator.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.link.StationLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuirkyLinkTest {
    private static final String BOOT =
            "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"chargePointSerialNumber\":\"S\"}]";

    private static final long NOW_MS = 1_767_304_800_123L;

    private final List<String> said = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private StationLink.@Nullable Listener server;

    private StationLink dial(Quirk... quirks) {
        VendorProfile profile = new VendorProfile("Acme", "Box", "9", "", "1.6", 1, 11_000, 3, List.of(quirks));
        return QuirkyLink.dialer(
                        listener -> {
                            server = listener;
                            return new Wire();
                        },
                        profile,
                        () -> NOW_MS)
                .dial(new Ear());
    }

    private final class Wire implements StationLink {
        @Override
        public void send(String text) {
            said.add(text);
        }

        @Override
        public void close() {
            said.add("close");
        }
    }

    private final class Ear implements StationLink.Listener {
        @Override
        public void opened() {
            told.add("opened");
        }

        @Override
        public void received(String text) {
            told.add(text);
        }

        @Override
        public void closed(String reason) {
            told.add("closed");
        }
    }

    @Test
    void shouldShowThePlate() {
        dial().send(BOOT);
        assertEquals(
                "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"Box\","
                        + "\"chargePointSerialNumber\":\"S\",\"firmwareVersion\":\"9\"}]",
                said.getFirst());
    }

    @Test
    void shouldSpeakBeforeItsBootOnceAndKeepTheAnswer() {
        StationLink link = dial(Quirk.STATUS_BEFORE_BOOT);
        link.send(BOOT);
        link.send(BOOT);
        assertEquals(3, said.size());
        assertEquals(
                "[2,\"early-1\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T22:00:00.123Z\",\"connectorId\":1,"
                        + "\"errorCode\":\"NoError\",\"status\":\"Available\"}]",
                said.getFirst());
        Objects.requireNonNull(server).received("[3,\"early-1\",{}]");
        Objects.requireNonNull(server).received("[3,\"1\",{}]");
        assertEquals(List.of("[3,\"1\",{}]"), told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        TIME_WITHOUT_ZONE    | [2,"1","A",{"t":"2026-01-02T03:04:05.678Z"}] | [2,"1","A",{"t":"2026-01-02T03:04:05.678"}]
        TIME_WITH_BLANK      | [2,"1","A",{"t":"2026-01-02T03:04:05Z"}]     | [2,"1","A",{"t":"2026-01-02 03:04:05Z"}]
        TIME_WITHOUT_SECONDS | [2,"1","A",{"t":"2026-01-02T03:04:05.678Z"}] | [2,"1","A",{"t":"2026-01-02T03:04Z"}]
        NULL_PAYLOAD         | [2,"1","Heartbeat",{}]                       | [2,"1","Heartbeat",null]
        PADDED_VALUES        | [2,"1","MeterValues",{"value":"5"}]          | [2,"1","MeterValues",{"value":" 5 "}]
        STOP_WITHOUT_TAG     | [2,"1","StopTransaction",{"a":1,"idTag":"T"}] | [2,"1","StopTransaction",{"a":1}]
        SMALL_LETTERS        | [2,"1","Heartbeat",{}]                       | [2,"1","heartbeat",{}]
        """)
    void shouldSayItInItsOwnForm(Quirk quirk, String text, String form) {
        dial(quirk).send(text);
        assertEquals(List.of(form), said);
    }

    @Test
    void shouldSayMoreThanItHasTo() {
        StationLink link = dial(Quirk.REPEATED_START, Quirk.EMPTY_FRAMES, Quirk.ZERO_BYTE_AFTER);
        link.send("[2,\"1\",\"StartTransaction\",{}]");
        link.send("[2,\"2\",\"Heartbeat\",{}]");
        link.send("[3,\"3\",{}]");
        assertEquals(
                List.of(
                        "[2,\"1\",\"StartTransaction\",{}]\0",
                        "[2,\"1\",\"StartTransaction\",{}]\0",
                        "[2,\"2\",\"Heartbeat\",{}]\0",
                        "\0",
                        "[3,\"3\",{}]"),
                said);
    }

    @Test
    void shouldHaveProfilesThatCanBeUsed() {
        assertTrue(VendorProfile.all().size() >= 6);
        assertEquals("Growatt", VendorProfile.named("growatt").vendor());
        String why = assertThrows(IllegalArgumentException.class, () -> VendorProfile.named("nobody"))
                .getMessage();
        assertTrue(why.contains("growatt"), why);
    }
}
