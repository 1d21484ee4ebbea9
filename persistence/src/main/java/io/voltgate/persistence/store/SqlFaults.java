package io.voltgate.persistence.store;

import io.voltgate.persistence.tail.StoreUnavailableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an error of PostgreSQL means for whoever tries to write. Stateless, for any thread. What isn't clearly the fault of the
 * data counts as the environment's, because a fact is set aside for the former and tried again for the latter.
 */
final class SqlFaults {
    private SqlFaults() {}

    /**
     * Whether the very same values would be refused again: data exceptions (class 22), broken constraints (23), a row met twice
     * by one statement (21), values larger than PostgreSQL can take (54).
     */
    static boolean isData(SQLException fault) {
        return switch (stateClass(fault)) {
            case "21", "22", "23", "54" -> true;
            default -> false;
        };
    }

    static StoreUnavailableException unavailable(String doing, SQLException fault) {
        String state = fault.getSQLState();
        return new StoreUnavailableException(
                "PostgreSQL is not available for " + doing + (state == null ? "" : " (SQLSTATE " + state + ")"), fault);
    }

    /** The SQL error at the bottom of another library's exception, null where there is none. */
    static @Nullable SQLException in(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether the connection is at fault: none to be had (08), PostgreSQL stopping or starting (57P), out of resources (53). */
    static boolean isConnection(SQLException fault) {
        String state = fault.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("40");
    }

    /** Whether the same may succeed at once, since another transaction was in the way (class 40). */
    static boolean isConflict(SQLException fault) {
        return stateClass(fault).equals("40");
    }

    /** Whether PostgreSQL answers but doesn't let us in: user or password (28), no such database (3D), no rights (42501). */
    static boolean isRefusal(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && (state.startsWith("28") || state.startsWith("3D") || state.equals("42501"));
    }

    private static String stateClass(SQLException fault) {
        String state = fault.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
