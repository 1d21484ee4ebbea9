package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.signed.MeterKey;
import io.voltgate.signed.RegisteredKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterKeyStoreTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final MeterKey FIRST = key(
            "0479336A5ED76BEE255C3AEA09085F69CEC4C046C6CD8C28DFEB9882C8F525623E2784A42DE1808E6290A8BE41D6A47B7A974B1B9DF40D9A2FDBFF7A3827751723");
    private static final MeterKey SECOND = key(
            "3056301006072A8648CE3D020106052B8104000A03420004611335D2C0C96F54D28F7B504FED58D0F3CF7981D4F3E59E38ED5EB887393FB41A7371FFD96494C4DB477F63628DFC2DAF1D347DEA80A160C483E7D9952EBF78");

    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private Database database;
    private MeterKeyStore keys;

    private static MeterKey key(String text) {
        return MeterKey.read(text, null).orElseThrow();
    }

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        keys = new MeterKeyStore(database.pool());
        new Registry(database.pool())
                .put(new Registry.Station(
                        "CS-1",
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

    private List<RegisteredKey> loaded() throws SQLException {
        try (Connection connection = database.connect()) {
            directory.load(connection);
        }
        return directory.meterKeys(STATION);
    }

    @Test
    void shouldHaveKeysInMemoryUntilTheyAreRemoved() throws SQLException {
        assertEquals(List.of(), loaded());
        RegisteredKey whole = new RegisteredKey(FIRST, null);
        assertTrue(keys.put(STATION, whole, "type plate"));
        assertEquals(List.of(whole), loaded());
        assertEquals(List.of(), directory.meterKeys(new StationId("CS-2")));
        assertTrue(keys.remove(STATION, FIRST.fingerprint()));
        assertFalse(keys.remove(STATION, FIRST.fingerprint()));
        assertEquals(List.of(), loaded());
    }

    @Test
    void shouldMoveAKeyThatIsEnteredAgain() throws SQLException {
        keys.put(STATION, new RegisteredKey(FIRST, null), "type plate");
        RegisteredKey moved = new RegisteredKey(FIRST, new ConnectorId(2, 1));
        keys.put(STATION, moved, "certificate");
        assertEquals(List.of(moved), loaded());
        MeterKeyStore.Stored stored = keys.of(STATION).getFirst();
        assertEquals("certificate", stored.source());
        assertEquals("secp256r1", stored.curve());
        assertEquals(2, stored.evse());
        assertEquals(1, stored.connector());
    }

    @Test
    void shouldListTheKeysOfTheStationFirst() throws SQLException {
        RegisteredKey evse = new RegisteredKey(SECOND, new ConnectorId(1, 0));
        keys.put(STATION, evse, "operator");
        keys.put(STATION, new RegisteredKey(FIRST, null), "operator");
        assertEquals(
                List.of(FIRST.fingerprint(), SECOND.fingerprint()),
                keys.of(STATION).stream().map(MeterKeyStore.Stored::fingerprint).toList());
        assertTrue(loaded().contains(evse));
    }

    @Test
    void shouldTakeNoKeyOfAStationThatNobodyEntered() {
        assertFalse(keys.put(new StationId("NOBODY"), new RegisteredKey(FIRST, null), "operator"));
    }

    /** Whoever writes into the table by hand must not stop the directory. */
    @Test
    void shouldLeaveOutWhatIsNoKey() throws SQLException {
        new Table(database)
                .run("INSERT INTO ocpp.meter_keys (identity, fingerprint, curve, public_key, source)"
                        + " VALUES ('CS-1', 'X', 'secp256r1', 'not a key', 'by hand')");
        keys.put(STATION, new RegisteredKey(FIRST, null), "operator");
        assertEquals(List.of(new RegisteredKey(FIRST, null)), loaded());
    }
}
