package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.LocalListStatus;
import io.voltgate.domain.ReservationStatus;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.WantedStatus;
import io.voltgate.persistence.store.query.FunctionViews;
import io.voltgate.persistence.store.query.PostgresQueries;
import io.voltgate.persistence.store.query.StationView;
import io.voltgate.shard.JournalEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the facts of functions to their rows and back, in one batch and one by one. */
class FunctionRowsTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final CommandId COMMAND = new CommandId(new UUID(5, 1));
    private static final SessionId SESSION = new SessionId(new UUID(6, 1));
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final List<JournalEntry> entries = new ArrayList<>();
    private Database database;
    private PostgresStore store;
    private PostgresQueries queries;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        queries = new PostgresQueries(database.pool());
        write(new Event.StationProvisioned(STATION, new UUID(1, 1)));
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    /** Writes the facts, each in an entry of its own and all in one batch. */
    private void write(Event... events) {
        entries.clear();
        for (Event event : events) {
            long sequence = ++written;
            entries.add(new JournalEntry(sequence, NOON + sequence, List.of(event)));
        }
        store.write(entries);
    }

    private long written;

    @Test
    void shouldShowALocalList() {
        assertTrue(queries.localList("CS-1").isEmpty());
        write(
                new FunctionFact.LocalListWanted(STATION, LocalListMode.GROUPS, List.of("fleet")),
                new FunctionFact.LocalListRead(STATION, 4, false),
                new FunctionFact.LocalListChanged(STATION, LocalListStatus.SENDING, 2, ""),
                new FunctionFact.LocalListUpdated(STATION, COMMAND, 5, 2),
                new FunctionFact.LocalListChanged(STATION, LocalListStatus.IN_STEP, 2, ""));
        FunctionViews.LocalList list = queries.localList("CS-1").orElseThrow();
        assertEquals("GROUPS [\"fleet\"] IN_STEP", list.mode() + " " + list.groups() + " " + list.status());
        assertEquals(5, list.stationVersion());
        assertEquals(2, list.stationTokens());
        assertEquals(2, list.wantedTokens());
        write(new FunctionFact.LocalListRead(STATION, 9, false));
        assertNull(queries.localList("CS-1").orElseThrow().stationTokens());
    }

    private static Command.Reserve reserve(int number) {
        return new Command.Reserve(number, IdToken.of("Card-A"), "fleet", ONE, NOON + 3_600_000);
    }

    private static Event reservation(int number, ReservationStatus status, boolean ordered) {
        return new FunctionFact.ReservationChanged(STATION, number, status, "", ordered ? reserve(number) : null, null);
    }

    @Test
    void shouldShowReservationsAlsoWhereANumberIsUsedAgainInOneBatch() {
        write(
                reservation(5, ReservationStatus.REQUESTED, true),
                reservation(5, ReservationStatus.ACTIVE, true),
                new FunctionFact.ReservationChanged(STATION, 5, ReservationStatus.USED, "", null, SESSION),
                reservation(6, ReservationStatus.REQUESTED, true),
                reservation(6, ReservationStatus.CANCELLED, false),
                reservation(6, ReservationStatus.REQUESTED, true));
        List<FunctionViews.Reservation> shown = queries.reservations("CS-1");
        assertEquals(
                List.of(6, 5),
                shown.stream().map(FunctionViews.Reservation::reservation).toList());
        assertEquals(
                List.of("REQUESTED", "USED"),
                shown.stream().map(FunctionViews.Reservation::status).toList());
        assertEquals(SESSION.value(), shown.getLast().sessionId());
        assertEquals("Card-A", shown.getLast().token());
    }

    @Test
    void shouldShowWantedValuesWithWhatWasFoundLast() {
        Variable interval = Variable.key("HeartbeatInterval");
        Variable other = Variable.of("OCPPCommCtrlr", "RetryBackOffWaitMinimum");
        write(
                new FunctionFact.ConfigurationWanted(
                        STATION, List.of(new Command.Assignment(interval, "60"), new Command.Assignment(other, "1"))),
                new FunctionFact.ConfigurationChecked(STATION, interval, "60", WantedStatus.DRIFTED, "900", ""));
        List<FunctionViews.WantedVariable> shown = queries.configuration("CS-1");
        assertEquals("DRIFTED", shown.getFirst().status());
        assertEquals("900", shown.getFirst().actual());
        assertEquals("UNKNOWN", shown.getLast().status());
        assertTrue(shown.getLast().variable().contains("RetryBackOffWaitMinimum"));
        write(new FunctionFact.ConfigurationWanted(STATION, List.of(new Command.Assignment(interval, "30"))));
        assertEquals(1, queries.configuration("CS-1").size());
        assertEquals("UNKNOWN", queries.configuration("CS-1").getFirst().status());
    }

    private static ChargingProfile profile(int id) {
        return new ChargingProfile(
                id,
                1,
                "TxDefaultProfile",
                "Absolute",
                null,
                null,
                null,
                null,
                List.of(new ChargingProfile.Schedule(
                        "A", NOON, null, null, List.of(new ChargingProfile.Period(0, BigDecimal.TEN, null)))));
    }

    @Test
    void shouldShowTheProfilesThatAreInstalledNow() {
        write(
                new FunctionFact.ChargingProfileInstalled(STATION, ONE, profile(1), "Order"),
                new FunctionFact.ChargingProfileInstalled(STATION, ONE, profile(2), "Order"),
                new FunctionFact.ChargingProfilesRemoved(STATION, List.of(1, 2), "Cleared"),
                new FunctionFact.ChargingProfileInstalled(STATION, ONE, profile(2), "CSO"),
                new FunctionFact.CompositeScheduleChecked(STATION, ONE, false, "at 0 s 16 A instead of 10 A"));
        FunctionViews.Profile shown = queries.profiles("CS-1").getFirst();
        assertEquals(1, queries.profiles("CS-1").size());
        assertEquals("CSO", shown.source());
        assertTrue(shown.profile().contains("\"id\": 2"), shown.profile());
        assertEquals(
                "at 0 s 16 A instead of 10 A",
                queries.compositeChecks("CS-1").getFirst().difference());
    }

    @Test
    void shouldShowTheConditionOfAStation() {
        assertNull(queries.station("CS-1").orElseThrow().condition());
        write(
                new FunctionFact.StationDeaf(STATION, 1, 3, true),
                new FunctionFact.StationLooping(STATION, 61, NOON),
                new FunctionFact.StationOnboarded(STATION, "1.0", "Accepted"));
        StationView.Condition condition = queries.station("CS-1").orElseThrow().condition();
        assertNotNull(condition);
        assertNotNull(condition.deafAt());
        assertEquals(3, condition.unansweredCalls());
        assertEquals(61, condition.connectsLastHour());
        assertEquals("1.0", condition.onboardedFirmware());
        write(new FunctionFact.StationHears(STATION, 1));
        StationView.Condition well = queries.station("CS-1").orElseThrow().condition();
        assertNotNull(well);
        assertNull(well.deafAt());
    }
}
