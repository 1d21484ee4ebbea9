package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What messages of OCPP 2.x say besides their main point: the status of connectors in events, details of transactions. */
class ToldBesidesTest {
    private static final StationId CS = new StationId("CS-1");
    private static final ConnectorId PLUG = new ConnectorId(2, 1);
    private static final StationTime NOW = new StationTime("now", 1_000);

    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22));
    private final TestShard shard = new TestShard(EngineSettings.defaults(), directory, 1_000);
    private int messageId;

    @BeforeEach
    void connect() {
        shard.say(new Input.Connected(CS, 1, "ocpp2.1", "127.0.0.1", false));
    }

    private void ask(Request request) {
        messageId++;
        shard.say(new Input.Asked(CS, 1, "m" + messageId, request));
    }

    private <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Request events(ConnectorStatus... statuses) {
        DeviceEvent event = new DeviceEvent(
                1, NOW, "Delta", new Variable("Connector", "", 2, "AvailabilityState", ""), "x", "y", false, "");
        List<Request.StatusReport> reports = Arrays.stream(statuses)
                .map(status -> new Request.StatusReport(PLUG, status, "", "", "", NOW, ""))
                .toList();
        return new Request.DeviceEvents(0, false, NOW, List.of(event), reports);
    }

    private static Request updated(String transaction, int seqNo, String extras) {
        return new Request.TransactionEvent(
                Request.Phase.STARTED,
                new TransactionId(transaction),
                seqNo,
                "Trigger",
                false,
                PLUG,
                IdToken.of("A"),
                "Charging",
                "",
                null,
                null,
                List.of(),
                NOW,
                extras);
    }

    @Test
    void shouldTakeAnEventOfAConnectorForItsStatus() {
        ask(events(ConnectorStatus.OCCUPIED));
        ask(events(ConnectorStatus.OCCUPIED));
        ask(events());
        ask(new Request.StatusReport(PLUG, ConnectorStatus.OCCUPIED, "", "", "", NOW, ""));
        ask(events(ConnectorStatus.AVAILABLE));
        assertEquals(
                List.of(ConnectorStatus.OCCUPIED, ConnectorStatus.AVAILABLE),
                facts(Event.ConnectorStatusChanged.class).stream()
                        .map(Event.ConnectorStatusChanged::next)
                        .toList());
        assertEquals(4, facts(Event.DeviceEventsReported.class).size());
    }

    @Test
    void shouldKeepWhatElseATransactionSaysOnce() {
        ask(updated("T1", 0, "{\"tariffId\":\"F-1\"}"));
        ask(updated("T1", 0, "{\"tariffId\":\"F-1\"}"));
        assertEquals(
                List.of("{\"tariffId\":\"F-1\"}"),
                facts(Event.SessionUpdated.class).stream()
                        .map(Event.SessionUpdated::extras)
                        .toList());
    }
}
