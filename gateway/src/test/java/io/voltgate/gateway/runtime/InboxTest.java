package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final Input DATA = new Input.Elapsed(STATION, Input.Timer.SILENCE);
    private static final Input.Connected BEGIN = new Input.Connected(STATION, 1, "ocpp1.6", "", false);
    private static final Input.Disconnected END = new Input.Disconnected(STATION, 1, CloseReason.STATION_CLOSED);

    private final Inbox inbox = new Inbox(2, 1);
    private final List<Input> drained = new ArrayList<>();

    @Test
    void shouldRefuseDataWhenFull() {
        assertTrue(inbox.offer(DATA));
        assertTrue(inbox.offer(DATA));
        assertFalse(inbox.offer(DATA));
        assertEquals(1, inbox.drain(drained::add, 1));
        assertTrue(inbox.offer(DATA));
        assertEquals(2, inbox.depth());
    }

    @Test
    void shouldTakeBeginningAndEndInOrderWhenFull() {
        assertTrue(inbox.reserve());
        inbox.connected(BEGIN);
        assertTrue(inbox.offer(DATA));
        assertTrue(inbox.offer(DATA));
        inbox.disconnected(END);
        assertEquals(4, inbox.drain(drained::add, 10));
        assertEquals(List.of(BEGIN, DATA, DATA, END), drained);
    }

    @Test
    void shouldPromiseNoMoreConnectionsThanItHasPlacesFor() {
        assertTrue(inbox.reserve());
        assertFalse(inbox.reserve());
        inbox.connected(BEGIN);
        inbox.disconnected(END);
        assertFalse(inbox.reserve());
        inbox.drain(drained::add, 10);
        assertTrue(inbox.reserve());
        inbox.release();
        assertTrue(inbox.reserve());
    }
}
