package io.voltgate.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.StationId;
import io.voltgate.domain.TokenStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final StationId CS = new StationId("CS-1");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\u0000", "\ud800", "\udc00x\ud800", "\ud83d\udd0c", "Ä\"\\"})
    void shouldKeepEveryTextThatAStationCanSend(String text) {
        Event fact = new Event.TokenChecked(CS, IdToken.of(text), new Authorization(TokenStatus.ACCEPTED, 5L, text));
        JournalEntry entry = new JournalEntry(7, 8, List.of(fact));
        assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
    }

    @Test
    void shouldKeepCommands() {
        Command command = new Command.StartSession(IdToken.of("A"), ConnectorId.numbered(2));
        Event fact = new Event.CommandAccepted(CS, new Order(new CommandId(new UUID(1, 2)), 3, command), "key", 99);
        JournalEntry entry = new JournalEntry(1, 2, List.of(fact));
        assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
    }

    @Test
    void shouldRefuseAFormThatItDoesNotKnow() {
        byte[] later = "{\"v\":2,\"seq\":1,\"at\":1,\"events\":[]}".getBytes(UTF_8);
        assertThrows(IllegalStateException.class, () -> EventCodec.decode(later));
    }
}
