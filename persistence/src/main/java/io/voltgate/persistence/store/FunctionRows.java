package io.voltgate.persistence.store;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the functions that span several messages: local lists, reservations, wanted values, profiles, who listens. Stateless, for
 * any thread. Each column of a row is written by one statement, so that the last fact of a batch counts.
 */
final class FunctionRows {
    private FunctionRows() {}

    static void add(Fact fact, Event.FunctionFact function, RowBatch rows) {
        switch (function) {
            case Event.LocalListWanted event -> listWanted(fact, event, rows);
            case Event.LocalListRead event -> listRead(fact, event, rows);
            case Event.LocalListUpdated event -> listUpdated(fact, event, rows);
            case Event.LocalListChanged event -> listChanged(fact, event, rows);
            case Event.ReservationChanged event -> reservation(fact, event, rows);
            case Event.ConfigurationWanted event -> configuration(fact, event, rows);
            case Event.ConfigurationChecked event -> checked(fact, event, rows);
            case Event.StationDeaf event -> hearing(event, Cells.at(fact.atMs()), event.unanswered(), rows);
            case Event.StationHears event -> hearing(event, null, 0, rows);
            case Event.StationLooping event -> looping(event, rows);
            case Event.ChargingProfileInstalled event -> installed(fact, event, rows);
            case Event.ChargingProfilesRemoved event -> removed(fact, event, rows);
            case Event.CompositeScheduleChecked event -> composite(fact, event, rows);
            case Event.NativeTariffChecked event ->
                rows.put(
                        Sql.NATIVE_TARIFF,
                        fact.stationKey(),
                        fact.stationKey(),
                        event.tariff(),
                        event.status().name(),
                        event.detail(),
                        Cells.at(fact.atMs()));
            case Event.StationOnboarded event -> onboarded(fact, event, rows);
        }
    }

    private static void listWanted(Fact fact, Event.LocalListWanted event, RowBatch rows) {
        rows.put(
                Sql.LOCAL_LIST,
                fact.stationKey(),
                fact.stationKey(),
                event.mode().name(),
                Cells.json(event.groups()),
                Cells.at(fact.atMs()));
        rows.put(Sql.LOCAL_LIST_STATUS, fact.stationKey(), "UNKNOWN", "", Cells.at(fact.atMs()), fact.stationKey());
    }

    private static void listRead(Fact fact, Event.LocalListRead event, RowBatch rows) {
        rows.put(Sql.LOCAL_LIST_VERSION, fact.stationKey(), event.version(), fact.stationKey());
        if (!event.ours()) {
            rows.put(Sql.LOCAL_LIST_TOKENS, fact.stationKey(), event.version() == 0 ? 0 : null, fact.stationKey());
        }
    }

    private static void listUpdated(Fact fact, Event.LocalListUpdated event, RowBatch rows) {
        rows.put(Sql.LOCAL_LIST_VERSION, fact.stationKey(), event.version(), fact.stationKey());
        rows.put(Sql.LOCAL_LIST_TOKENS, fact.stationKey(), event.tokens(), fact.stationKey());
    }

    private static void listChanged(Fact fact, Event.LocalListChanged event, RowBatch rows) {
        rows.put(
                Sql.LOCAL_LIST_STATUS,
                fact.stationKey(),
                event.status().name(),
                event.detail(),
                Cells.at(fact.atMs()),
                fact.stationKey());
        Integer wanted = event.wanted();
        if (wanted != null) {
            rows.put(Sql.LOCAL_LIST_WANTED, fact.stationKey(), wanted, fact.stationKey());
        }
    }

    private static void reservation(Fact fact, Event.ReservationChanged event, RowBatch rows) {
        Command.Reserve order = event.order();
        if (order != null) {
            ConnectorId connector = order.connector();
            rows.put(
                    Sql.RESERVATION,
                    List.of(fact.stationKey(), event.reservation()),
                    fact.stationKey(),
                    event.reservation(),
                    order.token().value(),
                    order.token().type(),
                    order.group(),
                    connector == null ? null : connector.evse(),
                    connector == null ? null : connector.connector(),
                    Cells.at(order.expiresAtMs()),
                    event.status().name(),
                    event.reason(),
                    Cells.at(fact.atMs()),
                    fact.place());
        } else {
            rows.add(
                    Sql.RESERVATION_STEP,
                    event.status().name(),
                    event.reason(),
                    event.session() == null ? null : event.session().value(),
                    Cells.at(fact.atMs()),
                    fact.place(),
                    fact.stationKey(),
                    event.reservation(),
                    fact.place());
        }
    }

    private static void configuration(Fact fact, Event.ConfigurationWanted event, RowBatch rows) {
        rows.put(
                Sql.CONFIGURATION,
                fact.stationKey(),
                fact.stationKey(),
                Cells.json(event.values()),
                Cells.at(fact.atMs()));
    }

    private static void checked(Fact fact, Event.ConfigurationChecked event, RowBatch rows) {
        rows.put(
                Sql.CHECKED_VARIABLE,
                List.of(fact.stationKey(), event.variable().key()),
                fact.stationKey(),
                event.variable().key(),
                event.wanted(),
                event.status().name(),
                event.actual(),
                event.detail(),
                Cells.at(fact.atMs()));
    }

    private static void hearing(
            Event.FunctionFact event, @Nullable OffsetDateTime deafAt, int unanswered, RowBatch rows) {
        rows.put(
                Sql.HEARING,
                event.station(),
                deafAt,
                unanswered,
                event.station().value());
    }

    private static void looping(Event.StationLooping event, RowBatch rows) {
        rows.put(
                Sql.LOOPING,
                event.station(),
                Cells.at(event.untilMs()),
                event.connects(),
                event.station().value());
    }

    private static void installed(Fact fact, Event.ChargingProfileInstalled event, RowBatch rows) {
        ChargingProfile profile = event.profile();
        rows.put(
                Sql.PROFILE,
                List.of(fact.stationKey(), profile.id()),
                fact.stationKey(),
                profile.id(),
                event.connector().evse(),
                event.connector().connector(),
                profile.purpose(),
                profile.stackLevel(),
                Cells.json(profile),
                event.source(),
                Cells.at(fact.atMs()),
                fact.place());
    }

    private static void removed(Fact fact, Event.ChargingProfilesRemoved event, RowBatch rows) {
        for (Integer profile : event.profiles()) {
            rows.put(
                    Sql.PROFILE_REMOVED,
                    List.of(fact.stationKey(), profile),
                    fact.place(),
                    event.reason(),
                    fact.stationKey(),
                    profile);
        }
    }

    private static void composite(Fact fact, Event.CompositeScheduleChecked event, RowBatch rows) {
        rows.put(
                Sql.COMPOSITE,
                List.of(fact.stationKey(), event.connector().evse()),
                fact.stationKey(),
                event.connector().evse(),
                event.agrees(),
                event.difference(),
                Cells.at(fact.atMs()));
    }

    private static void onboarded(Fact fact, Event.StationOnboarded event, RowBatch rows) {
        rows.put(
                Sql.ONBOARDED,
                event.station(),
                event.firmware(),
                event.outcome(),
                Cells.at(fact.atMs()),
                event.station().value());
    }
}
