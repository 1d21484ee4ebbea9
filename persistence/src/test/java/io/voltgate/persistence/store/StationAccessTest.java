package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Event;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.Order;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.StationNames.Found;
import io.voltgate.persistence.store.StationNames.Match;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a station may dial in: what is entered of it, what its connections and its password's change leave behind. */
class StationAccessTest {
    private static final CommandId COMMAND = new CommandId(new UUID(7, 1));

    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private final Facts.Log log = new Facts.Log().add(Facts.provisioned());
    private Database database;
    private PostgresStore store;
    private StationPasswords passwords;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        passwords = new StationPasswords(database.pool());
        write();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(Event... events) {
        for (Event event : events) {
            log.add(event);
        }
        store.write(log.all());
    }

    private StationAccess access() throws SQLException {
        try (Connection connection = database.connect()) {
            directory.load(connection);
        }
        return directory.access(STATION).orElseThrow();
    }

    private void enter(Registry.Dialling dialling) {
        new Registry(database.pool())
                .put(new Registry.Station(
                        "CS-1", null, null, null, null, null, null, null, null, null, "old", dialling));
    }

    @Test
    void shouldShowWhatTheOperatorEnteredAndLeaveTheRest() throws SQLException {
        enter(new Registry.Dialling("ocpp1.6", List.of("KEBA_1"), "SN1", 2));
        assertEquals(new StationAccess("old", null, "ocpp1.6", "SN1", 2), access());
        assertEquals(Optional.of(new Found(STATION, Match.ALIAS)), directory.named("keba_1"));
        enter(new Registry.Dialling(null, null, "", 0));
        assertEquals(new StationAccess("old", null, "ocpp1.6", null, 0), access());
        enter(new Registry.Dialling("", List.of(), null, null));
        assertEquals(new StationAccess("old", null, null, null, 0), access());
        assertEquals(Optional.empty(), directory.named("keba_1"));
    }

    @Test
    void shouldRememberTheHighestSecurityProfileThatAStationCameWith() throws SQLException {
        write(new Event.StationConnected(STATION, 1, "ocpp1.6", "10.0.0.1", new LinkSecurity(2, "TLSv1.3 X")));
        assertEquals(2, access().securityProfile());
        write(new Event.StationConnected(STATION, 2, "ocpp1.6", "10.0.0.1", LinkSecurity.NONE));
        assertEquals(2, access().securityProfile());
        write(new Event.StationConnected(STATION, 3, "ocpp1.6", "10.0.0.1"));
        assertEquals(2, access().securityProfile());
        assertEquals(
                "- | -", new Table(database).row("SELECT link_security_profile, link_tls FROM ocpp.charge_points"));
    }

    @Test
    void shouldKeepOldAndNewPasswordUntilTheStationComesWithTheNew() throws SQLException {
        enter(Registry.Dialling.UNCHANGED);
        assertTrue(passwords.rotate(STATION, "new", "r1"));
        assertEquals(new StationAccess("old", "new", null, null, 0), access());
        assertFalse(passwords.promote(STATION, "another"));
        assertTrue(passwords.promote(STATION, "new"));
        assertEquals(new StationAccess("new", null, null, null, 0), access());
        assertFalse(passwords.rotate(new StationId("NOBODY"), "new", "r1"));
    }

    @Test
    void shouldDropThePasswordThatTheStationRefusedButNoNewerOne() throws SQLException {
        enter(Registry.Dialling.UNCHANGED);
        write(ordered());
        passwords.rotate(STATION, "new", "r2");
        write(new CommandFact.CommandAnswered(STATION, COMMAND, new CommandResult(false, "Rejected", "{}"), false));
        assertEquals("new", access().pendingPasswordHash());
        passwords.rotate(STATION, "new", "r1");
        write(new CommandFact.CommandAnswered(STATION, COMMAND, new CommandResult(false, "Rejected", "{}"), true));
        assertEquals(StationAccess.of("old"), access());
    }

    @Test
    void shouldDropAPasswordThatWasNeverSentAndKeepOneWhoseAnswerIsLost() throws SQLException {
        enter(Registry.Dialling.UNCHANGED);
        write(ordered());
        passwords.rotate(STATION, "new", "r1");
        write(new CommandFact.CommandFailed(STATION, COMMAND, CommandState.TIMED_OUT, "no answer in time"));
        assertEquals("new", access().pendingPasswordHash());
        write(new CommandFact.CommandFailed(STATION, COMMAND, CommandState.EXPIRED, "its deadline passed"));
        assertEquals(StationAccess.of("old"), access());
    }

    private static Event ordered() {
        Order order = new Order(COMMAND, 1, new Command.ChangePassword("r1"));
        return new CommandFact.CommandAccepted(STATION, order, "key", Facts.T0 + 60_000);
    }

    @Test
    void shouldRecogniseAStationOnlyWhereNoOtherCanBeMeant() {
        StationNames names = new StationNames(
                Map.of("CS-1", List.of("OLD-1", "SHARED"), "cs-2", List.of("SHARED", "CS-1"), "Cs-2", List.of()));
        assertEquals(Optional.of(new Found(STATION, Match.EXACT)), names.find("CS-1"));
        assertEquals(Optional.of(new Found(STATION, Match.CASE)), names.find("cs-1"));
        assertEquals(Optional.of(new Found(new StationId("cs-2"), Match.EXACT)), names.find("cs-2"));
        assertEquals(Optional.empty(), names.find("CS-2"));
        assertEquals(Optional.of(new Found(STATION, Match.ALIAS)), names.find("old-1"));
        assertEquals(Optional.empty(), names.find("SHARED"));
        assertEquals(Optional.empty(), names.find(""));
    }

    @Test
    void shouldKeepTheEmptyPasswordApartFromAllOthers() {
        assertTrue(PasswordHash.matches(new byte[0], PasswordHash.EMPTY));
        assertFalse(PasswordHash.matches(new byte[1], PasswordHash.EMPTY));
        assertEquals(PasswordHash.EMPTY, PasswordHash.of(new byte[0], new SecureRandom()));
        assertFalse(PasswordHash.matches(new byte[0], PasswordHash.of(new byte[1], new SecureRandom())));
    }
}
