package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.persistence.tail.StoreUnavailableException;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest extends DatabaseContract {
    @Override
    Database open() {
        return TestPostgres.fresh();
    }

    @Test
    void shouldSayWithinSecondsThatNobodyIsThere() {
        try (Database absent = new ExternalDatabase("jdbc:postgresql://localhost:1/voltgate?a=b", "nobody", "secret")) {
            assertEquals("jdbc:postgresql://localhost:1/voltgate", absent.description());
            assertThrows(StoreUnavailableException.class, absent::migrate);
        }
    }
}
