package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements about the functions that span several messages. Stateless. */
final class FunctionRows {
    private static final String STATION = "(SELECT station_id FROM ocpp.charge_points WHERE identity = ?)";
    private static final String LOCAL_LIST = "SELECT * FROM ocpp.local_lists WHERE station_id = " + STATION;
    private static final String NATIVE_TARIFF = "SELECT * FROM ocpp.native_tariffs WHERE station_id = " + STATION;
    private static final String RESERVATIONS = "SELECT * FROM ocpp.reservations WHERE station_id = " + STATION
            + " ORDER BY changed_at DESC, number LIMIT " + PostgresQueries.MAX_FUNCTION_ROWS;
    private static final String CONFIGURATION = """
        SELECT e.value ->> 'variable' AS variable, e.value ->> 'value' AS wanted, v.actual,
               coalesce(v.status, 'UNKNOWN') AS status, v.detail, v.checked_at
          FROM ocpp.wanted_configurations w
               CROSS JOIN jsonb_array_elements(w.wanted) WITH ORDINALITY AS e (value, place)
               LEFT JOIN ocpp.checked_variables v
                      ON v.station_id = w.station_id AND v.wanted = e.value ->> 'value'
                         AND v.key = lower(concat_ws('|', e.value #>> '{variable,component}',
                             e.value #>> '{variable,componentInstance}', e.value #>> '{variable,evse}',
                             e.value #>> '{variable,name}', e.value #>> '{variable,nameInstance}'))
         WHERE w.station_id = (SELECT station_id FROM ocpp.charge_points WHERE identity = ?)
         ORDER BY e.place\
        """;
    private static final String PROFILES =
            "SELECT * FROM ocpp.installed_profiles WHERE installed > removed AND station_id = " + STATION
                    + " ORDER BY evse, purpose, stack_level DESC, profile_id";
    private static final String COMPOSITE_CHECKS =
            "SELECT * FROM ocpp.composite_checks WHERE station_id = " + STATION + " ORDER BY evse";

    private FunctionRows() {}

    private static <T> List<T> read(Connection connection, String select, String identity, Row.Form<T> form)
            throws SQLException {
        return new Select(select, identity).read(connection, PostgresQueries.TIMEOUT_SECONDS, form);
    }

    static Optional<FunctionViews.LocalList> localList(Connection connection, String identity) throws SQLException {
        return read(
                        connection,
                        LOCAL_LIST,
                        identity,
                        row -> new FunctionViews.LocalList(
                                row.text("mode"),
                                row.text("groups"),
                                row.text("status"),
                                row.text("detail"),
                                row.mayInteger("wanted_tokens"),
                                row.mayInteger("station_tokens"),
                                row.mayInteger("station_version"),
                                row.instant("changed_at")))
                .stream()
                .findFirst();
    }

    static Optional<FunctionViews.NativeTariff> nativeTariff(Connection connection, String identity)
            throws SQLException {
        return read(
                        connection,
                        NATIVE_TARIFF,
                        identity,
                        row -> new FunctionViews.NativeTariff(
                                row.text("tariff"), row.text("status"), row.text("detail"), row.instant("checked_at")))
                .stream()
                .findFirst();
    }

    static List<FunctionViews.Reservation> reservations(Connection connection, String identity) throws SQLException {
        return read(
                connection,
                RESERVATIONS,
                identity,
                row -> new FunctionViews.Reservation(
                        row.integer("number"),
                        row.text("status"),
                        row.text("reason"),
                        row.text("token"),
                        row.mayText("group_token"),
                        row.mayInteger("evse"),
                        row.mayInteger("connector"),
                        row.instant("expires_at"),
                        row.mayUuid("session_id"),
                        row.instant("changed_at")));
    }

    static List<FunctionViews.WantedVariable> configuration(Connection connection, String identity)
            throws SQLException {
        return read(
                connection,
                CONFIGURATION,
                identity,
                row -> new FunctionViews.WantedVariable(
                        row.text("variable"),
                        row.text("wanted"),
                        row.mayText("actual"),
                        row.text("status"),
                        row.mayText("detail"),
                        row.mayInstant("checked_at")));
    }

    static List<FunctionViews.Profile> profiles(Connection connection, String identity) throws SQLException {
        return read(
                connection,
                PROFILES,
                identity,
                row -> new FunctionViews.Profile(
                        row.integer("evse"),
                        row.integer("connector"),
                        row.text("profile"),
                        row.text("source"),
                        row.instant("installed_at")));
    }

    static List<FunctionViews.CompositeCheck> compositeChecks(Connection connection, String identity)
            throws SQLException {
        return read(
                connection,
                COMPOSITE_CHECKS,
                identity,
                row -> new FunctionViews.CompositeCheck(
                        row.integer("evse"), row.flag("agrees"), row.text("difference"), row.instant("checked_at")));
    }
}
