package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.StationStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a station: its connection, boot and status, and the log of its status. Stateless, for any thread. What an operator
 * maintains in `stations` is never overwritten.
 */
final class StationRows {
    private StationRows() {}

    static void connected(Fact fact, Event.StationConnected event, RowBatch rows) {
        LinkSecurity security = event.security();
        Integer profile = security == null ? null : (Integer) security.profile();
        rows.put(
                Sql.CONNECTED,
                event.station(),
                event.station().value(),
                event.epoch(),
                event.protocol(),
                event.remoteAddress(),
                Cells.at(fact.atMs()),
                profile,
                security == null ? null : security.tls());
    }

    static void disconnected(Fact fact, Event.StationDisconnected event, RowBatch rows) {
        rows.put(
                Sql.DISCONNECTED,
                event.station(),
                event.station().value(),
                event.epoch(),
                Cells.at(fact.atMs()),
                event.reason().name());
    }

    static void booted(Fact fact, Event.StationBooted event, RowBatch rows) {
        rows.put(
                Sql.BOOTED,
                event.station(),
                event.station().value(),
                event.info().vendor(),
                event.info().model(),
                event.info().serial(),
                event.info().firmware(),
                event.status().name(),
                Cells.at(fact.atMs()));
    }

    static void status(Fact fact, Event.StationStatusChanged event, RowBatch rows) {
        rows.put(Sql.STATION_STATUS, fact.stationKey(), fact.stationKey(), word(event.next()), Cells.at(fact.atMs()));
        rows.add(
                Sql.STATUS_LOG,
                fact.rowId(),
                fact.stationKey(),
                word(event.previous()),
                word(event.next()),
                event.reason(),
                Cells.json(Map.of("scope", "station")),
                Cells.at(fact.atMs()));
    }

    static void connectorStatus(Fact fact, Event.ConnectorStatusChanged event, RowBatch rows) {
        if (!event.connector().isStation()) {
            rows.put(
                    Sql.CONNECTOR_STATUS,
                    List.of(fact.stationKey(), event.connector()),
                    fact.stationKey(),
                    event.connector().evse(),
                    event.connector().connector(),
                    word(event.next()),
                    Cells.at(fact.atMs()));
        }
        rows.add(
                Sql.STATUS_LOG,
                fact.rowId(),
                fact.stationKey(),
                event.previous() == ConnectorStatus.UNKNOWN ? null : word(event.previous()),
                word(event.next()),
                reason(event),
                Cells.json(connectorData(fact, event)),
                Cells.at(event.at().epochMs()));
    }

    /** A connector that traffic names exists, though the station leaves it out of its reports or never tells its status. */
    static void seen(Fact fact, @Nullable ConnectorId place, RowBatch rows) {
        if (place != null && place.evse() > 0) {
            int connector = Math.max(1, place.connector());
            rows.put(
                    Sql.CONNECTOR_SEEN,
                    List.of(fact.stationKey(), place.evse(), connector),
                    fact.stationKey(),
                    place.evse(),
                    connector);
        }
    }

    private static Map<String, Object> connectorData(Fact fact, Event.ConnectorStatusChanged event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("scope", "connector");
        data.put("evse", event.connector().evse());
        data.put("connector", event.connector().connector());
        data.put("errorCode", event.errorCode());
        data.put("info", event.info());
        data.put("vendorErrorCode", event.vendorErrorCode());
        data.put("vendorId", Objects.requireNonNullElse(event.vendorId(), ""));
        data.put("stationTime", event.at().raw());
        data.put("receivedAt", Instant.ofEpochMilli(fact.atMs()).toString());
        return data;
    }

    private static @Nullable String reason(Event.ConnectorStatusChanged event) {
        boolean well = event.errorCode().isEmpty() || event.errorCode().equals("NoError");
        return well ? null : event.errorCode();
    }

    private static String word(StationStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The status in the spelling of OCPP. */
    private static String word(ConnectorStatus status) {
        return switch (status) {
            case UNKNOWN -> "Unknown";
            case AVAILABLE -> "Available";
            case PREPARING -> "Preparing";
            case CHARGING -> "Charging";
            case SUSPENDED_EVSE -> "SuspendedEVSE";
            case SUSPENDED_EV -> "SuspendedEV";
            case FINISHING -> "Finishing";
            case OCCUPIED -> "Occupied";
            case RESERVED -> "Reserved";
            case UNAVAILABLE -> "Unavailable";
            case FAULTED -> "Faulted";
        };
    }
}
