package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.CONNECTOR;
import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.T0;
import static io.voltgate.persistence.store.Facts.TRANSACTION;
import static io.voltgate.persistence.store.Facts.euro;
import static io.voltgate.persistence.store.Facts.sample;
import static io.voltgate.persistence.store.Facts.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationStatus;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.UserId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows follow from which fact. Each test has a database of its own, with one provisioned station. */
class RowsTest {
    private static final CommandId COMMAND = new CommandId(new UUID(5, 1));

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

    private void write(Event... events) {
        for (Event event : events) {
            log.add(event);
        }
        store.write(log.all());
    }

    @Test
    void shouldKeepAProvisionedStation() {
        write();
        assertEquals("CS-1 | offline", table.row("SELECT name, status FROM stations"));
        assertEquals(
                "CS-1 | 00000000-0000-0001-0000-000000000001 | t",
                table.row("SELECT identity, station_id, provisioned FROM ocpp.charge_points"));
    }

    @Test
    void shouldLeaveAStationThatAnOperatorAddedFirst() {
        table.run("INSERT INTO stations (id, name) VALUES ('00000000-0000-0009-0000-000000000009', 'Main street')");
        table.run("INSERT INTO ocpp.charge_points (identity, station_id)"
                + " VALUES ('CS-1', '00000000-0000-0009-0000-000000000009')");
        write(new Event.StationStatusChanged(STATION, StationStatus.OFFLINE, StationStatus.ACTIVE, "connected"));
        assertEquals("Main street | active", table.row("SELECT name, status FROM stations"));
    }

    @Test
    void shouldFollowTheNewestConnection() {
        write(
                new Event.StationConnected(STATION, 1, "ocpp1.6", "10.0.0.1"),
                new Event.StationConnected(STATION, 2, "ocpp2.0.1", "10.0.0.2"),
                new Event.StationDisconnected(STATION, 1, CloseReason.REPLACED));
        String query = "SELECT connected, connection_epoch, protocol, remote_address, disconnect_reason"
                + " FROM ocpp.charge_points";
        assertEquals("t | 2 | ocpp2.0.1 | 10.0.0.2 | -", table.row(query));
        write(new Event.StationDisconnected(STATION, 2, CloseReason.SILENT));
        assertEquals("f | 2 | ocpp2.0.1 | 10.0.0.2 | SILENT", table.row(query));
    }

    @Test
    void shouldKeepWhatAStationSaysOfItselfAtBoot() {
        StationInfo info = new StationInfo("ACME", "Fast 50", "SN1", "1.2.3", "", "");
        write(new Event.StationBooted(STATION, info, "PowerUp", BootStatus.ACCEPTED));
        assertEquals(
                "ACME | Fast 50 | SN1 | 1.2.3 | ACCEPTED | 1767225602",
                table.row("SELECT vendor, model, serial, firmware, boot_status,"
                        + " extract(epoch FROM booted_at)::bigint FROM ocpp.charge_points"));
    }

    @Test
    void shouldKeepTheSignedRecordOfASampleAndWhatElseATransactionSaid() {
        String signed = "{\"signedMeterData\":\"c2ln\",\"encodingMethod\":\"OCMF\"}";
        Sample plain = sample(60, "5");
        Sample proved =
                new Sample(plain.at(), plain.measurand(), "", plain.context(), plain.location(), "Wh", 0, "5", signed);
        write(
                Facts.started(SESSION),
                new Event.MetersReported(STATION, CONNECTOR, null, List.of(plain, proved, proved), time(60)),
                extras("{\"tariffId\":\"F-1\",\"numberOfPhasesUsed\":3}"),
                extras("{\"costDetails\":{\"totalCost\":1.10},\"numberOfPhasesUsed\":1}"));
        assertEquals(
                "0 | -\n1 | " + signed, table.row("SELECT ordinal, signed FROM ocpp.meter_values ORDER BY ordinal"));
        assertEquals(
                "F-1 | 1 | 1.10",
                table.row("SELECT session_data ->> 'tariffId', session_data ->> 'numberOfPhasesUsed',"
                        + " session_data -> 'costDetails' ->> 'totalCost' FROM charging_sessions"));
    }

    @Test
    void shouldKeepWhatTheSignatureOfARecordIsWorth() {
        SignedReading read = new SignedReading(
                SignedReading.Outcome.INVALID,
                "the signature does not fit the record",
                Energy.ofWh(7),
                "1-0:1.8.0",
                "B",
                0,
                SignedReading.Clock.SYNCHRONIZED,
                "M-1",
                "",
                null);
        write(
                Facts.started(SESSION),
                new Event.MetersReported(
                        STATION,
                        CONNECTOR,
                        null,
                        List.of(sample(60, "5"), sample(70, "OCMF|{}|{}").with(List.of(read))),
                        time(60)));
        assertEquals(
                List.of("- | - | -", "INVALID | the signature does not fit the record | 7000000"),
                table.rows("SELECT signature, signature_reason, signed_readings -> 0 ->> 'register'"
                        + " FROM ocpp.meter_values ORDER BY sampled_at"));
    }

    private static Event extras(String extras) {
        return new Event.SessionUpdated(
                STATION, SESSION, 1, 2, "Trigger", "", null, null, null, false, time(60), extras, null);
    }

    @Test
    void shouldLogTheStationsStatusButLeaveMaintenanceToTheOperator() {
        write();
        table.run("UPDATE stations SET status = 'maintenance'");
        write(new Event.StationStatusChanged(STATION, StationStatus.OFFLINE, StationStatus.ACTIVE, "connected"));
        assertEquals("maintenance", table.row("SELECT status FROM stations"));
        assertEquals(
                "offline | active | connected | {\"scope\": \"station\"}",
                table.row("SELECT previous_status, new_status, reason, additional_data FROM station_status_log"));
    }

    @Test
    void shouldLogConnectorsAndKeepWhatTheOperatorSaidOfThem() {
        write();
        table.run("UPDATE stations SET connectors = '[{\"evse\": 1, \"connector\": 1, \"type\": \"cCCS2\"}, {\"x\":"
                + " 1}]'");
        write(
                connector(CONNECTOR, ConnectorStatus.UNKNOWN, ConnectorStatus.AVAILABLE, "NoError"),
                connector(CONNECTOR, ConnectorStatus.AVAILABLE, ConnectorStatus.SUSPENDED_EV, "GroundFailure"),
                connector(new ConnectorId(2, 1), ConnectorStatus.UNKNOWN, ConnectorStatus.FAULTED, ""),
                connector(ConnectorId.STATION, ConnectorStatus.UNKNOWN, ConnectorStatus.UNAVAILABLE, ""));
        assertEquals(
                "[{\"evse\": 1, \"type\": \"cCCS2\", \"status\": \"SuspendedEV\", \"connector\": 1}, {\"x\": 1},"
                        + " {\"evse\": 2, \"status\": \"Faulted\", \"connector\": 1}]",
                table.row("SELECT connectors FROM stations"));
        assertEquals(
                List.of(
                        "- | Available | - | 1 | sent+7 | connector | org.v",
                        "Available | SuspendedEV | GroundFailure | 1 | sent+7 | connector | org.v",
                        "- | Faulted | - | 2 | sent+7 | connector | org.v",
                        "- | Unavailable | - | 0 | sent+7 | connector | org.v"),
                table.rows("SELECT previous_status, new_status, reason, additional_data ->> 'evse',"
                        + " additional_data ->> 'stationTime', additional_data ->> 'scope',"
                        + " additional_data ->> 'vendorId'"
                        + " FROM station_status_log ORDER BY id"));
    }

    private static Event connector(ConnectorId at, ConnectorStatus previous, ConnectorStatus next, String errorCode) {
        return new Event.ConnectorStatusChanged(STATION, at, previous, next, errorCode, "", "", time(7), "org.v");
    }

    @Test
    void shouldOpenASessionWithItsGuestAndPayment() {
        write();
        table.run("UPDATE stations SET location = '(13.4,52.5)',"
                + " connectors = '[{\"evse\": 1, \"connector\": 1, \"type\": \"cCCS2\"}]'");
        log.add(Facts.started(SESSION), Facts.paymentOpened());
        write();
        assertEquals(
                "Guest | - | (13.4,52.5) | t", table.row("SELECT name, email, last_location, is_active FROM users"));
        assertEquals("1", table.row("SELECT count(*) FROM user_settings JOIN users ON users.id = user_id"));
        assertEquals(
                "active | cCCS2 | card | 1767225600 | - | 0 | 0",
                table.row("SELECT status, connector_type, payment_method, extract(epoch FROM start_time)::bigint,"
                        + " end_time, energy_delivered_kwh, total_cost FROM charging_sessions"));
        assertEquals(
                "{\"evse\": 1, \"token\": \"CARD\", \"origin\": \"STARTED\", \"currency\": \"EUR\","
                        + " \"identity\": \"CS-1\", \"connector\": 1, \"startTime\": \"sent+0\", \"tokenType\": \"\","
                        + " \"meterStart\": \"1000\", \"pricePerKwh\": \"0.5\", \"transaction\": \"T1\","
                        + " \"authorization\": \"ACCEPTED\", \"startReceivedAt\": \"2026-01-01T00:00:02Z\"}",
                table.row("SELECT session_data FROM charging_sessions"));
        assertEquals(
                "0 | EUR | card | pending | -",
                table.row("SELECT amount, currency, payment_method, status, processed_at FROM payments"));
    }

    @Test
    void shouldMoveTheFavoriteOnceForEachSession() {
        write();
        table.run("INSERT INTO users (id) VALUES ('" + Facts.USER + "')");
        table.run("INSERT INTO favorites (user_id, station_id) VALUES ('" + Facts.USER + "', '" + Facts.STATION_KEY
                + "')");
        write(Facts.started(SESSION), updated(Facts.USER, false));
        assertEquals(
                "1 | 1767225602",
                table.row("SELECT usage_count, extract(epoch FROM last_used)::bigint FROM favorites"));
    }

    @Test
    void shouldGiveTheSessionToTheUserWhoIsNamedLater() {
        UserId named = new UserId(new UUID(4, 2));
        write();
        table.run("INSERT INTO users (id, name) VALUES ('" + named + "', 'Ada')");
        table.run("INSERT INTO favorites (user_id, station_id) VALUES ('" + named + "', '" + Facts.STATION_KEY + "')");
        write(Facts.started(SESSION), Facts.paymentOpened(), updated(named, false), updated(named, false));
        assertEquals(
                "Ada | Ada | 1 | Charging | APP",
                table.row("SELECT u.name, p.name, usage_count, session_data ->> 'chargingState',"
                        + " session_data ->> 'token' FROM charging_sessions s JOIN users u ON u.id = s.user_id"
                        + " JOIN payments ON session_id = s.id JOIN users p ON p.id = payments.user_id"
                        + " JOIN favorites f ON f.user_id = u.id"));
    }

    private static Event updated(UserId user, boolean guest) {
        return new Event.SessionUpdated(
                STATION, SESSION, 1, 0, "Authorized", "Charging", CONNECTOR, IdToken.of("APP"), user, guest, time(1));
    }

    @Test
    void shouldMeterEndRestateAndSettleASession() {
        write(
                Facts.started(SESSION),
                Facts.paymentOpened(),
                Facts.metered(60, 500),
                Facts.metered(120, 900),
                Facts.ended(180, 1000),
                Facts.settled("0.50"));
        String session = "SELECT status, energy_delivered_kwh, total_cost, extract(epoch FROM end_time)::bigint,"
                + " session_data ->> 'meterStop', session_data ->> 'reason' FROM charging_sessions";
        assertEquals("completed | 1.000000000 | 0.500000 | 1767225780 | 2000 | Local", table.row(session));
        assertEquals(
                List.of(
                        "1 | 1 | T1 | 1500 | Wh | sent+60 | " + SESSION,
                        "1 | 1 | T1 | 1900 | Wh | sent+120 | " + SESSION),
                table.rows("SELECT evse, connector, transaction_id, value, unit, raw_time, session_id"
                        + " FROM ocpp.meter_values ORDER BY sampled_at"));
        assertEquals(
                "completed | 0.500000 | ext-1 | 1767225607",
                table.row("SELECT status, amount, external_payment_id, extract(epoch FROM processed_at)::bigint"
                        + " FROM payments"));
        write(new Event.SessionRestated(
                STATION, SESSION, 1, Energy.ofWh(1200), euro("0.60"), "late meter value", null, null));
        assertEquals("completed | 1.200000000 | 0.600000 | 1767225780 | 2000 | Local", table.row(session));
        assertEquals(
                "1 | 1.200000000 | 0.600000 | late meter value",
                table.row("SELECT version, energy_kwh, total_cost, reason FROM ocpp.restatements"));
    }

    @Test
    void shouldChangeASessionsRowOnceABatch() {
        table.run("CREATE TABLE changes (what text)");
        table.run("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN INSERT INTO changes VALUES (TG_TABLE_NAME); RETURN NEW; END'");
        for (String changing : List.of("charging_sessions", "payments")) {
            table.run("CREATE TRIGGER noted BEFORE UPDATE ON " + changing + " FOR EACH ROW EXECUTE FUNCTION noted()");
        }
        String changes = "SELECT what, count(*) FROM changes GROUP BY 1 ORDER BY 1";
        write(Facts.started(SESSION), Facts.paymentOpened(), Facts.metered(60, 500));
        assertEquals(List.of(), table.rows(changes));
        write(
                Facts.metered(120, 900),
                Facts.metered(150, 950),
                extras("{\"numberOfPhasesUsed\":1}"),
                Facts.ended(180, 1000),
                Facts.settled("0.50"));
        assertEquals(List.of("charging_sessions | 1", "payments | 1"), table.rows(changes));
        assertEquals(
                "completed | 1.000000000 | 0.500000 | card | 1 | 2000 | completed",
                table.row("SELECT s.status, energy_delivered_kwh, total_cost, s.payment_method,"
                        + " session_data ->> 'numberOfPhasesUsed', session_data ->> 'meterStop', p.status"
                        + " FROM charging_sessions s JOIN payments p ON p.session_id = s.id"));
    }

    @Test
    void shouldChangeSeveralConnectorsAndFlagsOfOneRow() {
        write(
                Facts.started(SESSION),
                connector(new ConnectorId(1, 1), ConnectorStatus.UNKNOWN, ConnectorStatus.AVAILABLE, ""),
                connector(new ConnectorId(2, 1), ConnectorStatus.UNKNOWN, ConnectorStatus.FAULTED, ""),
                connector(new ConnectorId(2, 2), ConnectorStatus.UNKNOWN, ConnectorStatus.RESERVED, ""),
                new Event.SessionFlagged(STATION, SESSION, BillFlag.SIGNED_METER, "a"),
                new Event.SessionFlagged(STATION, SESSION, BillFlag.SIGNATURE_UNVERIFIED, "b"),
                new Event.SessionFlagged(STATION, SESSION, BillFlag.SIGNED_METER, "c"));
        assertEquals(
                "[\"Available\", \"Faulted\", \"Reserved\"]",
                table.row("SELECT jsonb_path_query_array(connectors, '$[*].status') FROM stations"));
        assertEquals(
                "[\"SIGNED_METER\", \"SIGNATURE_UNVERIFIED\"]",
                table.row("SELECT session_data -> 'flags' FROM charging_sessions"));
    }

    @Test
    void shouldTakeMetersOutsideOfSessionsAndEachOnlyOnce() {
        Event reported =
                new Event.MetersReported(STATION, CONNECTOR, null, List.of(sample(1, "5"), sample(1, "5")), time(1));
        write(reported, reported);
        assertEquals(
                "1 |  | 5 | -", table.row("SELECT evse, transaction_id, value, session_id FROM ocpp.meter_values"));
    }

    @Test
    void shouldKeepASignedValueBesideThePlainOne() {
        write(new Event.MetersReported(
                STATION, CONNECTOR, null, List.of(sample(1, "5"), sample(1, "OCMF|{}"), sample(1, "5")), time(1)));
        assertEquals("0 | 5\n1 | OCMF|{}", table.row("SELECT ordinal, value FROM ocpp.meter_values ORDER BY ordinal"));
    }

    @Test
    void shouldFollowACommandToItsEffect() {
        write(
                accepted(),
                new CommandFact.CommandSent(STATION, COMMAND, 1, "call-1"),
                new CommandFact.CommandAnswered(
                        STATION, COMMAND, new CommandResult(true, "Accepted", "{\"status\":\"Accepted\"}"), false),
                new CommandFact.CommandEffectSeen(STATION, COMMAND, SESSION, null));
        assertEquals(
                "7 | StopSession | key-1 | EFFECT_SEEN | t | Accepted | {\"status\": \"Accepted\"} | f | " + SESSION
                        + " | 1767225602 | 1767225603 | 1767225605",
                table.row("SELECT number, command ->> 'type', client_key, state, accepted, status, result, late,"
                        + " session_id, extract(epoch FROM accepted_at)::bigint, extract(epoch FROM sent_at)::bigint,"
                        + " extract(epoch FROM ended_at)::bigint FROM ocpp.commands"));
    }

    @Test
    void shouldKeepALateAnswerBesideTheStateInWhichTheCommandEnded() {
        write(
                accepted(),
                new CommandFact.CommandFailed(STATION, COMMAND, CommandState.TIMED_OUT, "no answer in 30 s"),
                new CommandFact.CommandAnswered(
                        STATION, COMMAND, new CommandResult(false, "Rejected", "not JSON"), true));
        assertEquals(
                "TIMED_OUT | f | Rejected | \"not JSON\" | t | no answer in 30 s",
                table.row("SELECT state, accepted, status, result, late, detail FROM ocpp.commands"));
    }

    @Test
    void shouldKeepTheEffectWhateverBecomesOfTheAnswer() {
        write(
                accepted(),
                new CommandFact.CommandSent(STATION, COMMAND, 1, "call-1"),
                new CommandFact.CommandEffectSeen(STATION, COMMAND, SESSION, null),
                new CommandFact.CommandAnswered(STATION, COMMAND, new CommandResult(true, "Accepted", "{}"), false));
        assertEquals("EFFECT_SEEN | Accepted", table.row("SELECT state, status FROM ocpp.commands"));
        write(new CommandFact.CommandFailed(STATION, COMMAND, CommandState.CONNECTION_LOST, "the connection ended"));
        assertEquals("EFFECT_SEEN", table.row("SELECT state FROM ocpp.commands"));
    }

    @Test
    void shouldFollowACommandThroughALostConnectionToTheEndOfItsPatience() {
        write(
                accepted(),
                new CommandFact.CommandSent(STATION, COMMAND, 1, "call-1"),
                new CommandFact.CommandRequeued(STATION, COMMAND, "the connection ended"));
        assertEquals("ACCEPTED | the connection ended", table.row("SELECT state, detail FROM ocpp.commands"));
        write(
                new CommandFact.CommandSent(STATION, COMMAND, 2, "call-1-2"),
                new CommandFact.CommandAnswered(STATION, COMMAND, new CommandResult(true, "Accepted", "{}"), false),
                new CommandFact.CommandProgressed(STATION, COMMAND, "Downloading"));
        assertEquals("ANSWERED | Downloading", table.row("SELECT state, progress FROM ocpp.commands"));
        write(new CommandFact.CommandEffectMissed(STATION, COMMAND, "not seen in time"));
        assertEquals("EFFECT_MISSED | not seen in time", table.row("SELECT state, detail FROM ocpp.commands"));
        write(new CommandFact.CommandEffectSeen(STATION, COMMAND, null, "Installed"));
        assertEquals("EFFECT_SEEN | Installed | -", table.row("SELECT state, effect, session_id FROM ocpp.commands"));
    }

    private static Event accepted() {
        return new CommandFact.CommandAccepted(
                STATION, new Order(COMMAND, 7, new Command.StopSession(TRANSACTION)), "key-1", T0 + 60_000);
    }

    @Test
    void shouldKeepTheNewestValueOfEachVariable() {
        Variable interval = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
        write(
                new Event.DeviceReported(STATION, 1, 0, true, time(1), List.of(variable(interval, "300"))),
                new Event.DeviceReported(
                        STATION, 1, 1, false, time(2), List.of(variable(interval, "60"), variable(interval, "90"))));
        assertEquals(
                "OCPPCommCtrlr | HeartbeatInterval | Actual | 90 | ReadWrite",
                table.row("SELECT component, name, attribute, value, mutability FROM ocpp.variables"));
    }

    private static VariableReport variable(Variable variable, String value) {
        return new VariableReport(variable, "Actual", value, "ReadWrite", "");
    }

    @Test
    void shouldKeepEverythingElseThatAStationReports() {
        write(
                new Event.StationSilent(STATION, 1),
                new Event.TokenChecked(STATION, IdToken.of("CARD"), Authorization.of(TokenStatus.UNKNOWN)),
                new Event.SecurityEventReported(STATION, "TamperDetectionActivated", "door", time(9)),
                new Event.FirmwareStatusReported(STATION, "Downloading", 3),
                new Event.LogStatusReported(STATION, "Uploaded", null),
                new Event.VendorDataReceived(STATION, "ACME", "hello", "{\"a\":1}"));
        assertEquals(
                List.of(
                        "StationSilent | StationSilent | -",
                        "SecurityEvent | SecurityEventReported | -",
                        "FirmwareStatus | FirmwareStatusReported | Downloading",
                        "LogStatus | LogStatusReported | Uploaded",
                        "VendorData | VendorDataReceived | -"),
                table.rows("SELECT kind, detail ->> 'type', detail ->> 'status' FROM ocpp.notices ORDER BY id"));
        assertEquals("Downloading | Uploaded", table.row("SELECT firmware_status, log_status FROM ocpp.charge_points"));
    }
}
