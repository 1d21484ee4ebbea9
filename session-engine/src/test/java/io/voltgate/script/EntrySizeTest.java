package io.voltgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Event;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a message is packed, its facts fit into an entry of the journal, which has room for 32 bytes a byte of a message. */
class EntrySizeTest {
    private static final int BYTES_PER_BYTE = 32;
    private static final int MAX_MESSAGE = 1 << 20;

    private static Frame.Call meterValues(int samples, String timestamp) {
        String many = "{\"value\":\"\"},".repeat(samples - 1) + "{\"value\":\"\"}";
        String payload = "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"" + timestamp + "\",\"sampledValue\":["
                + many + "]}]}";
        return new Frame.Call("1", "MeterValues", payload);
    }

    @Test
    void shouldFitWithTheShortestSamplesAndTheLongestTime() {
        Frame.Call call = meterValues(10_000, "\u00e4".repeat(100_000));
        Request.MeterValues request =
                (Request.MeterValues) Dialects.of(OcppVersion.V16).read(call, 0).request();
        Event fact = new Event.MetersReported(
                new StationId("CS-1"),
                request.connector(),
                null,
                request.samples(),
                request.samples().getFirst().at());
        int bytes = EventCodec.encode(new JournalEntry(1, 0, List.of(fact))).length;
        assertTrue(bytes < MAX_MESSAGE * BYTES_PER_BYTE, bytes + " bytes");
    }

    @Test
    void shouldRefuseMoreSamplesThanAnEntryHasRoomFor() {
        Frame.Call call = meterValues(10_001, "2026-03-01T12:00:00Z");
        OcppException refused = assertThrows(
                OcppException.class, () -> Dialects.of(OcppVersion.V16).read(call, 0));
        assertEquals(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, refused.code());
    }
}
