package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.NoticeKind;
import io.voltgate.shard.EventCodec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The rows of what stations tell of their own accord. Stateless, for any thread. Each notice is in the log, and where it tells how a
 * thing is now, that thing too; values of streams have a table of their own instead.
 */
final class NoticeRows {
    private static final BigDecimal FARTHEST_SECONDS = new BigDecimal(1_000_000_000_000L);

    private NoticeRows() {}

    static void noticed(Fact fact, Event.Noticed event, RowBatch rows) {
        JsonNode body = read(event.body());
        switch (event.kind()) {
            case CHARGING_LIMIT -> {
                String source =
                        body.path("chargingLimit").path("chargingLimitSource").asString("");
                item(fact, event, "ChargingLimit", evse(event) + "/" + source, rows);
            }
            case CHARGING_LIMIT_CLEARED -> {
                String source = body.path("chargingLimitSource").asString("");
                ended(fact, "ChargingLimit", evse(event) + "/" + source, rows);
            }
            case STREAM_OPENED -> {
                String stream = body.path("constantStreamData").path("id").asString("");
                item(fact, event, "EventStream", stream, rows);
            }
            case STREAM_CLOSED -> ended(fact, "EventStream", body.path("id").asString(""), rows);
            case STREAM_DATA -> streamed(fact, event, body, rows);
            case EV_CHARGING_NEEDS, EV_CHARGING_SCHEDULE ->
                item(fact, event, Words.of(event.kind()), Integer.toString(evse(event)), rows);
            case PRIORITY_CHARGING,
                    DYNAMIC_SCHEDULE,
                    FIRMWARE_PUBLICATION,
                    CERTIFICATE_SIGNING,
                    CERTIFICATE_STATUS,
                    EV_CERTIFICATE,
                    BATTERY_SWAP,
                    DER_ALARM,
                    DER_START_STOP,
                    SETTLEMENT,
                    VAT_NUMBER -> {
                // History alone.
            }
        }
        if (event.kind() != NoticeKind.STREAM_DATA) {
            log(fact, event, rows);
        }
    }

    private static void log(Fact fact, Event.Noticed event, RowBatch rows) {
        ConnectorId place = event.connector();
        rows.add(
                Sql.NOTICE,
                fact.rowId(),
                fact.stationKey(),
                Words.of(event.kind()),
                Cells.sent(event.body()),
                Cells.at(event.at().epochMs()),
                place == null ? null : place.evse(),
                event.requestId(),
                Cells.at(fact.atMs()));
    }

    private static void item(Fact fact, Event.Noticed event, String kind, String key, RowBatch rows) {
        rows.put(
                Sql.ITEM,
                List.of(fact.stationKey(), kind, key),
                fact.stationKey(),
                kind,
                key,
                evse(event),
                event.requestId(),
                Cells.sent(event.body()),
                Cells.at(fact.atMs()));
    }

    private static void ended(Fact fact, String kind, String key, RowBatch rows) {
        rows.put(
                Sql.ITEM_ENDED,
                List.of(fact.stationKey(), kind, key),
                Cells.at(fact.atMs()),
                fact.stationKey(),
                kind,
                key);
    }

    /** A value was measured so many seconds after the time of its message. */
    private static void streamed(Fact fact, Event.Noticed event, JsonNode body, RowBatch rows) {
        String stream = body.path("id").asString("");
        int ordinal = 0;
        for (JsonNode value : body.path("data")) {
            BigDecimal seconds = value.path("t").asDecimal(BigDecimal.ZERO);
            BigDecimal near = seconds.max(FARTHEST_SECONDS.negate()).min(FARTHEST_SECONDS);
            rows.add(
                    Sql.STREAM_VALUE,
                    fact.rowId(ordinal),
                    fact.stationKey(),
                    stream,
                    value.path("v").asString(""),
                    Cells.at(event.at().epochMs() + near.movePointRight(3).longValue()),
                    Cells.at(fact.atMs()));
            ordinal++;
        }
    }

    /** The EVSE that a notice is about; where it names none, it is about the station. */
    private static int evse(Event.Noticed event) {
        @Nullable ConnectorId place = event.connector();
        return place == null ? 0 : place.evse();
    }

    private static JsonNode read(String body) {
        try {
            return EventCodec.MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
