package io.voltgate.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.ocpp.OcppVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private final LogReader reader = new LogReader(new LogReader.Terms("CS-9", null, ZoneOffset.UTC));

    private List<String> told(String identity) {
        return reader.recordings().get(identity).entries().stream()
                .map(entry -> switch (entry) {
                    case Entry.Opened(long at, String who, String subprotocol) ->
                        Instant.ofEpochMilli(at) + " opened " + who + " " + subprotocol;
                    case Entry.Said said ->
                        Instant.ofEpochMilli(said.atMs()) + " " + said.direction() + " " + said.text();
                    case Entry.Closed closed -> Instant.ofEpochMilli(closed.atMs()) + " closed";
                })
                .toList();
    }

    @Test
    void shouldReadTheLogOfAServerThatNamesTheStationInEachLine() {
        String head = "[INFO ] 2026-03-01 12:00:0";
        String box = " d.r.i.s.o.w.WebSocketLogger (qtp-12) - [chargeBoxId=CB-1, sessionId=8a] ";
        reader.take(head + "1,250" + box + "Connection is established");
        reader.take(head + "2,000" + box
                + "Received: [2,\"a\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        reader.take(head + "2,100" + box
                + "Sending:"
                + " [3,\"a\",{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:02Z\",\"interval\":60}]");
        reader.take("[INFO ] 2026-03-01 12:00:03,000 something else entirely [2] of \"three\"");
        reader.take(head + "4,000" + box + "Sending: [2,\"b\",\"Reset\",{\"type\":\"Soft\"}]");
        reader.take(head + "5,000" + box + "Received: [3,\"b\",{\"status\":\"Accepted\"}]");
        reader.take(head + "6,000" + box + "Connection was closed, status: 1000");
        assertEquals(
                List.of(
                        "2026-03-01T12:00:01.250Z opened CB-1 ocpp1.6",
                        "2026-03-01T12:00:02Z TO_SERVER"
                            + " [2,\"a\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]",
                        "2026-03-01T12:00:02.100Z FROM_SERVER"
                            + " [3,\"a\",{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:02Z\",\"interval\":60}]",
                        "2026-03-01T12:00:04Z FROM_SERVER [2,\"b\",\"Reset\",{\"type\":\"Soft\"}]",
                        "2026-03-01T12:00:05Z TO_SERVER [3,\"b\",{\"status\":\"Accepted\"}]",
                        "2026-03-01T12:00:06Z closed"),
                told("CB-1"));
    }

    @Test
    void shouldReadJsonLinesWithTheFrameAsListOrAsText() {
        reader.take("{\"level\":\"info\",\"time\":1772366400000,\"stationId\":\"cp001\",\"msg\":\"Received message:"
                + " [2,\\\"x\\\",\\\"Heartbeat\\\",{}]\"}");
        reader.take("{\"timestamp\":\"2026-03-01T12:00:01.5Z\",\"stationId\":\"cp001\",\"direction\":\"out\","
                + "\"frame\":[3,\"x\",{\"currentTime\":\"2026-03-01T12:00:01Z\"}]}");
        assertEquals(
                List.of(
                        "2026-03-01T12:00:00Z opened cp001 ",
                        "2026-03-01T12:00:00Z TO_SERVER [2,\"x\",\"Heartbeat\",{}]",
                        "2026-03-01T12:00:01.500Z FROM_SERVER [3,\"x\",{\"currentTime\":\"2026-03-01T12:00:01Z\"}]"),
                told("cp001"));
    }

    @Test
    void shouldReadPlainArrowsAndLearnWhatTheyMean() {
        reader.take("12:00:00.100 -> [2,\"1\",\"Heartbeat\",{}]");
        reader.take("12:00:00.200 <- [3,\"1\",{}]");
        reader.take("12:00:01.000 <- [2,\"2\",\"ClearCache\",{}]");
        reader.take("12:00:01.100 -> [3,\"2\",{\"status\":\"Accepted\"}]");
        reader.take("12:00:02.000 <- [2,\"3\",\"DataTransfer\",{\"vendorId\":\"V\"}]");
        reader.take("12:00:02.100 -> [3,\"3\",{\"status\":\"Accepted\"}]");
        List<String> told = told("CS-9");
        assertEquals("1970-01-01T12:00:02Z FROM_SERVER [2,\"3\",\"DataTransfer\",{\"vendorId\":\"V\"}]", told.get(5));
        assertEquals("1970-01-01T12:00:02.100Z TO_SERVER [3,\"3\",{\"status\":\"Accepted\"}]", told.get(6));
    }

    @Test
    void shouldLeaveOutWhatNobodyCanSayTheSpeakerOf() {
        reader.take("2026-03-01T12:00:00Z [3,\"nobody\",{}]");
        reader.take("2026-03-01T12:00:00Z not a frame");
        assertEquals(1, reader.unclear());
        assertEquals(Map.of(), reader.recordings());
    }

    @Test
    void shouldTakeAFrameOnceThatTwoPartsOfAServerLog() {
        reader.take("2026-03-01T12:00:00.000Z [ws] CP=A [2,\"1\",\"Heartbeat\",{}]");
        reader.take("2026-03-01T12:00:00.010Z [core] CP=A handling [2,\"1\",\"Heartbeat\",{}] now");
        assertEquals(2, told("A").size());
    }

    @Test
    void shouldCountLocalTimesInTheGivenZone() {
        LogReader berlin = new LogReader(new LogReader.Terms("B", OcppVersion.V201, ZoneId.of("Europe/Berlin")));
        berlin.take("2026-03-01 12:00:00 recv [2,\"1\",\"Heartbeat\",{}]");
        Recording recording = berlin.recordings().get("B");
        assertEquals(
                Instant.parse("2026-03-01T11:00:00Z").toEpochMilli(),
                recording.entries().getFirst().atMs());
        assertEquals(Optional.of(OcppVersion.V201), recording.version());
    }

    @Test
    void shouldKeepNoPassword() {
        reader.take("2026-03-01T12:00:00Z out [2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\","
                + "\"value\":\"secret\"}]");
        assertFalse(told("CS-9").toString().contains("secret"));
    }
}
