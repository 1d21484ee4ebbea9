package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.StationId;
import io.voltgate.domain.WantedStatus;
import io.voltgate.engine.TokenProfile;
import io.voltgate.persistence.store.query.FunctionViews;
import io.voltgate.persistence.store.query.PostgresQueries;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drivers have paid in advance, in what language they read, and by what their QR codes are checked: from tables to directory. */
class DriverMoneyTest {
    private static final IdToken CARD = IdToken.of("CARD-1");
    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private Database database;
    private DriverMoney money;
    private UUID user;
    private UUID station;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        money = new DriverMoney(database.pool());
        Registry registry = new Registry(database.pool());
        user = registry.put(new Registry.Token(CARD, "ann@example.org", null, null, null, null, true, "de", null));
        station = registry.put(new Registry.Station(
                STATION.value(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Registry.Dialling.UNCHANGED));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TokenProfile profile() throws SQLException {
        try (Connection connection = database.connect()) {
            directory.load(connection);
        }
        return directory.token(CARD).orElseThrow();
    }

    private void session(UUID id, String started, String cost) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO charging_sessions (id, user_id, station_id, start_time, end_time, total_cost, status)
                    VALUES (?, ?, ?, ?::timestamptz, ?::timestamptz, ?::numeric, 'completed')
                    ON CONFLICT (id) DO UPDATE SET total_cost = excluded.total_cost\
                    """)) {
            statement.setObject(1, id);
            statement.setObject(2, user);
            statement.setObject(3, station);
            statement.setString(4, started);
            statement.setString(5, started);
            statement.setString(6, cost);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void shouldCountDownTheCreditByWhatSessionsCost() throws SQLException {
        assertNull(profile().credit());
        assertEquals("de", profile().language());
        assertTrue(money.putCredit(CARD, new BigDecimal("20.00"), "EUR"));
        assertEquals(Money.of("EUR", new BigDecimal("20")), profile().credit());
        session(new UUID(0, 1), "2099-01-01T00:00:00Z", "7.25");
        session(new UUID(0, 2), "2001-01-01T00:00:00Z", "99");
        assertEquals(Money.of("EUR", new BigDecimal("12.75")), profile().credit());
        session(new UUID(0, 1), "2099-01-01T00:00:00Z", "6.25");
        assertEquals(new BigDecimal("13.75"), money.credit(CARD).orElseThrow().left());
        assertTrue(money.putCredit(CARD, new BigDecimal("30"), "EUR"));
        assertEquals(
                0,
                new BigDecimal("23.75")
                        .compareTo(money.credit(CARD).orElseThrow().left()));
    }

    @Test
    void shouldKnowNoCreditOfStrangers() {
        assertFalse(money.putCredit(IdToken.of("NOBODY"), BigDecimal.ONE, "EUR"));
        assertEquals(Optional.empty(), money.credit(CARD));
    }

    @Test
    void shouldKeepTheSecretOfAStationsCodes() {
        DriverMoney.WebPayment first = new DriverMoney.WebPayment("correct horse", 60, 8);
        assertTrue(money.putWebPayment(STATION, first));
        assertEquals(Optional.of(first), money.webPayment(STATION));
        DriverMoney.WebPayment second = new DriverMoney.WebPayment("battery staple", 30, 12);
        assertTrue(money.putWebPayment(STATION, second));
        assertEquals(Optional.of(second), money.webPayment(STATION));
        assertFalse(money.putWebPayment(new StationId("CS-9"), first));
        assertFalse(first.toString().contains("horse"));
    }

    @Test
    void shouldTellWhetherAStationHasAPrice() throws SQLException {
        assertFalse(profile().active() && directory.priced(STATION));
        new Registry(database.pool())
                .put(new Registry.Station(
                        STATION.value(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        BigDecimal.ZERO,
                        null,
                        null,
                        Registry.Dialling.UNCHANGED));
        assertTrue(profile().active() && directory.priced(STATION));
        assertFalse(directory.priced(new StationId("CS-9")));
    }

    @Test
    void shouldShowHowTheStationsTariffStands() {
        PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        store.write(new Facts.Log()
                .add(new FunctionFact.NativeTariffChecked(
                        STATION, "T-v1", 5, WantedStatus.DRIFTED, "the station has none"))
                .add(new FunctionFact.NativeTariffChecked(STATION, "T-v2", 6, WantedStatus.IN_STEP, ""))
                .all());
        FunctionViews.NativeTariff shown = new PostgresQueries(database.pool())
                .nativeTariff(STATION.value())
                .orElseThrow();
        assertEquals("T-v2", shown.tariff());
        assertEquals("IN_STEP", shown.status());
    }
}
