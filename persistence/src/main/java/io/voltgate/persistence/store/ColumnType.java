package io.voltgate.persistence.store;

import java.util.Locale;

/**
 * The types of columns that are written as a whole. Values. Each has the numbers by which PostgreSQL knows it and the array of it,
 * which are the same in every database (pg_type.dat).
 */
enum ColumnType {
    UUID(2950, 2951),
    TEXT(25, 1009),
    INTEGER(23, 1007),
    BIGINT(20, 1016),
    NUMERIC(1700, 1231),
    TIMESTAMPTZ(1184, 1185),
    JSONB(3802, 3807),
    BOOLEAN(16, 1000);

    private final int number;
    private final int arrayNumber;

    ColumnType(int number, int arrayNumber) {
        this.number = number;
        this.arrayNumber = arrayNumber;
    }

    int number() {
        return number;
    }

    int arrayNumber() {
        return arrayNumber;
    }

    static ColumnType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
