package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.CONNECTOR;
import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.T0;
import static io.voltgate.persistence.store.Facts.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.Event;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.ReportGap;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows follow from what a station reports. Each test has a database of its own, with one provisioned station. */
class ReportRowsTest {
    private static final CommandId COMMAND = new CommandId(new UUID(5, 1));
    private static final Variable INTERVAL = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");

    private Database database;
    private Table table;
    private PostgresStore store;
    private Facts.Log log;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        table = new Table(database);
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        log = new Facts.Log().add(Facts.provisioned());
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    /** Writes the facts in one batch, each an entry of its own. */
    private void write(Event... events) {
        for (Event event : events) {
            log.add(event);
        }
        store.write(log.all());
    }

    private static Event report(int seqNo, boolean more, VariableReport... variables) {
        return new Event.DeviceReported(STATION, 1, seqNo, more, time(seqNo), List.of(variables));
    }

    private static VariableReport variable(String value, String mutability, String characteristics) {
        return new VariableReport(INTERVAL, "Actual", value, mutability, characteristics);
    }

    @Test
    void shouldKeepWhatAnAnswerLeavesOut() {
        String query = "SELECT value, mutability, characteristics, set_value, set_status FROM ocpp.variables";
        write(
                report(0, false, variable("300", "ReadWrite", "{\"unit\":\"s\"}")),
                new Event.VariablesRead(STATION, COMMAND, List.of(variable("60", "", ""))));
        assertEquals("60 | ReadWrite | {\"unit\":\"s\"} | - | -", table.row(query));
        write(new Event.VariablesSet(
                STATION, COMMAND, List.of(new Event.SetValue(INTERVAL, "Actual", "90", "RebootRequired"))));
        assertEquals("60 | ReadWrite | {\"unit\":\"s\"} | 90 | RebootRequired", table.row(query));
        write(new Event.VariablesRead(STATION, COMMAND, List.of(variable("90", "", ""))));
        assertEquals("90 | ReadWrite | {\"unit\":\"s\"} | 90 | RebootRequired", table.row(query));
    }

    @Test
    void shouldKnowAVariableThatWasOnlySet() {
        write(new Event.VariablesSet(
                STATION, COMMAND, List.of(new Event.SetValue(Variable.key("K"), "Actual", "1", "Accepted"))));
        assertEquals("K | - | - | 1", table.row("SELECT name, value, reported_at, set_value FROM ocpp.variables"));
    }

    private static Event part(ReportKind kind, int requestId, ReportItem... items) {
        return new Event.ReportPartReceived(STATION, kind, requestId, null, true, time(1), List.of(items));
    }

    @Test
    void shouldKeepTheNewestReportOfEachThing() {
        String monitor = "{\"component\":{\"name\":\"EVSE\"},\"variable\":{\"name\":\"Power\"},"
                + "\"variableMonitoring\":[{\"id\":4,\"type\":\"UpperThreshold\",\"value\":%s,\"severity\":3}]}";
        write(
                part(ReportKind.MONITORS, 1, new ReportItem("4", monitor.formatted("10"))),
                part(ReportKind.MONITORS, 2, new ReportItem("4", monitor.formatted("11.5"))),
                part(ReportKind.DISPLAY_MESSAGES, 3, new ReportItem("9", "{\"id\":9}")),
                part(ReportKind.DER_CONTROLS, 4, new ReportItem("c1", "{\"id\":\"c1\"}")),
                part(
                        ReportKind.CHARGING_PROFILES,
                        5,
                        new ReportItem("2/7", "{\"chargingLimitSource\":\"EMS\",\"chargingProfile\":[{\"id\":7}]}")));
        assertEquals(
                "4 | EVSE | Power | UpperThreshold | 11.5 | 3 | 2",
                table.row("SELECT monitor_id, component, variable, type, value, severity, request_id"
                        + " FROM ocpp.monitors"));
        assertEquals("9", table.row("SELECT message_id FROM ocpp.display_messages"));
        assertEquals("c1", table.row("SELECT control_id FROM ocpp.der_controls"));
        assertEquals(
                "2 | 7 | EMS | {\"id\": 7}",
                table.row("SELECT evse, profile_id, source, profile FROM ocpp.reported_profiles"));
    }

    @Test
    void shouldPutTogetherWhatAStationKeepsOnACustomer() {
        for (int seqNo = 11; seqNo >= 0; seqNo--) {
            write(part(
                    ReportKind.CUSTOMER_INFORMATION,
                    6,
                    new ReportItem("6/" + seqNo, "\"" + Character.toString('a' + seqNo) + "\"")));
        }
        assertEquals("6 | abcdefghijkl", table.row("SELECT request_id, text FROM ocpp.customer_information"));
    }

    @Test
    void shouldTellWhetherReportsAreWhole() {
        String query = "SELECT kind, request_id, state, parts, missing, reason FROM ocpp.reports ORDER BY request_id";
        write(
                new Event.ReportExpected(STATION, ReportKind.DEVICE_MODEL, 1, COMMAND),
                new Event.ReportExpected(STATION, ReportKind.CHARGING_PROFILES, 2, COMMAND));
        assertEquals(
                List.of("DeviceModel | 1 | EXPECTED | - | [] | -", "ChargingProfiles | 2 | EXPECTED | - | [] | -"),
                table.rows(query));
        write(report(0, true), part(ReportKind.MONITORS, 3));
        assertEquals(
                List.of(
                        "DeviceModel | 1 | OPEN | - | [] | -",
                        "ChargingProfiles | 2 | EXPECTED | - | [] | -",
                        "Monitors | 3 | OPEN | - | [] | -"),
                table.rows(query));
        write(
                report(1, false),
                new Event.ReportCompleted(STATION, ReportKind.DEVICE_MODEL, 1, 2),
                new Event.ReportIncomplete(STATION, ReportKind.CHARGING_PROFILES, 2, 0, List.of(0), ReportGap.SILENCE),
                new Event.ReportIncomplete(STATION, ReportKind.MONITORS, 3, 1, List.of(1), ReportGap.REBOOTED),
                new Event.ReportCompleted(STATION, ReportKind.MONITORS, 3, 2));
        assertEquals(
                List.of(
                        "DeviceModel | 1 | WHOLE | 2 | [] | -",
                        "ChargingProfiles | 2 | INCOMPLETE | 0 | [0] | SILENCE",
                        "Monitors | 3 | WHOLE | 2 | [] | -"),
                table.rows(query));
    }

    private static Event notice(NoticeKind kind, int evse, String body) {
        return new Event.Noticed(STATION, kind, new ConnectorId(evse, 1), null, time(5), body);
    }

    @Test
    void shouldKeepTheLimitsThatStandAndTheirHistory() {
        String set = "{\"evseId\":1,\"chargingLimit\":{\"chargingLimitSource\":\"EMS\"}}";
        String cleared = "{\"evseId\":1,\"chargingLimitSource\":\"EMS\"}";
        String query = "SELECT evse, source, ended_at >= reported_at FROM ocpp.charging_limits";
        write(notice(NoticeKind.CHARGING_LIMIT, 1, set), notice(NoticeKind.CHARGING_LIMIT_CLEARED, 1, cleared));
        assertEquals("1 | EMS | t", table.row(query));
        write(
                notice(NoticeKind.CHARGING_LIMIT_CLEARED, 1, cleared),
                notice(NoticeKind.CHARGING_LIMIT, 1, set),
                notice(NoticeKind.CHARGING_LIMIT_CLEARED, 2, cleared));
        assertEquals("1 | EMS | f", table.row(query));
        assertEquals(
                List.of("ChargingLimit | 2", "ChargingLimitCleared | 3"),
                table.rows("SELECT kind, count(*) FROM ocpp.notices GROUP BY kind ORDER BY kind"));
    }

    @Test
    void shouldKeepStreamsAndTheirValues() {
        write(
                notice(NoticeKind.STREAM_OPENED, 0, "{\"constantStreamData\":{\"id\":3}}"),
                notice(
                        NoticeKind.STREAM_DATA,
                        0,
                        "{\"data\":[{\"t\":0,\"v\":\"1.0\"},{\"t\":1.5,\"v\":\"2.0\"},{\"t\":1e99,\"v\":\"x\"}],"
                                + "\"id\":3,\"pending\":0,\"basetime\":\"sent\"}"),
                notice(NoticeKind.STREAM_CLOSED, 0, "{\"id\":3}"));
        assertEquals("3 | t", table.row("SELECT stream_id, closed_at IS NOT NULL FROM ocpp.event_streams"));
        assertEquals(
                List.of("3 | 1.0 | 5000", "3 | 2.0 | 6500"),
                table.rows("SELECT stream_id, value, (extract(epoch FROM measured_at) * 1000)::bigint - " + T0
                        + " FROM ocpp.event_stream_values WHERE value <> 'x' ORDER BY id"));
        assertEquals("3", table.row("SELECT count(*) FROM ocpp.event_stream_values"));
        assertEquals("2", table.row("SELECT count(*) FROM ocpp.notices"), "values are in no second place");
    }

    @Test
    void shouldKeepEachDeviceEvent() {
        DeviceEvent first = new DeviceEvent(1, time(7), "Alerting", INTERVAL, "5", "CustomMonitor", false, "");
        DeviceEvent second = new DeviceEvent(2, time(8), "Delta", INTERVAL, "6", "CustomMonitor", true, "info");
        write(new Event.DeviceEventsReported(STATION, List.of(first, second)));
        assertEquals(
                List.of(
                        "1 | OCPPCommCtrlr | HeartbeatInterval | 5 | f | ",
                        "2 | OCPPCommCtrlr | HeartbeatInterval | 6 | t | info"),
                table.rows("SELECT event_id, component, name, value, cleared, tech_info FROM ocpp.device_events"
                        + " ORDER BY event_id"));
    }

    @Test
    void shouldLogEveryKindOfNotice() {
        for (NoticeKind kind : NoticeKind.values()) {
            write(notice(kind, 1, "{\"a\":1}"), notice(kind, 1, "not JSON"));
        }
        write(
                new Event.LateStatusReported(STATION, CONNECTOR, ConnectorStatus.AVAILABLE, "", "", "", time(1)),
                new Event.FirmwareChanged(STATION, "1", "2"),
                new Event.FirmwareUpdateEnded(STATION, 3, true, "Installing", true));
        long logged = NoticeKind.values().length - 1L;
        assertEquals(Long.toString(2 * logged + 3), table.row("SELECT count(*) FROM ocpp.notices"), "all but values");
        assertEquals(
                "{\"a\": 1} | 1 | t",
                table.row("SELECT detail, evse, received_at > reported_at FROM ocpp.notices"
                        + " WHERE kind = 'DerAlarm' AND detail <> '\"not JSON\"'"));
    }

    @Test
    void quirk75ShouldLearnConnectorsFromTraffic() {
        write(
                Facts.started(SESSION),
                new Event.MetersReported(STATION, new ConnectorId(2, 0), null, List.of(), time(1)),
                report(0, false, new VariableReport(new Variable("EVSE", "", 3, "Power", ""), "Actual", "1", "", "")),
                report(1, false, variable("300", "ReadOnly", "")));
        assertEquals(
                "[[1, 1, \"Unknown\"], [2, 1, \"Unknown\"], [3, 1, \"Unknown\"]]",
                table.row("SELECT jsonb_agg(jsonb_build_array(e -> 'evse', e -> 'connector', e -> 'status') ORDER BY e)"
                        + " FROM stations, jsonb_array_elements(connectors) e"));
        write(new Event.ConnectorStatusChanged(
                STATION, CONNECTOR, ConnectorStatus.UNKNOWN, ConnectorStatus.AVAILABLE, "", "", "", time(2), null));
        write(new Event.MetersReported(STATION, CONNECTOR, null, List.of(), time(3)));
        assertEquals(
                "Available",
                table.row("SELECT e ->> 'status' FROM stations, jsonb_array_elements(connectors) e"
                        + " WHERE e ->> 'evse' = '1'"));
    }

    @Test
    void shouldDeleteWhatWasReportedLongAgo() {
        DeviceEvent event = new DeviceEvent(1, time(7), "Alerting", INTERVAL, "5", "CustomMonitor", false, "");
        write(
                notice(NoticeKind.DER_ALARM, 0, "{}"),
                notice(NoticeKind.STREAM_DATA, 0, "{\"id\":1,\"data\":[{\"t\":0,\"v\":\"1\"}]}"),
                new Event.DeviceEventsReported(STATION, List.of(event)),
                part(ReportKind.CUSTOMER_INFORMATION, 1, new ReportItem("1/0", "\"Ada\"")),
                part(ReportKind.MONITORS, 1, new ReportItem("1", "{}")));
        ReportRetention retention = new ReportRetention(database.pool());
        long month = 31L * 86_400_000;
        assertEquals(0, retention.delete(T0 + month, 2));
        assertEquals(4, retention.delete(T0 + 3 * month, 2));
        assertEquals("Monitors", table.row("SELECT kind FROM ocpp.station_items"));
    }
}
