package io.voltgate.persistence.store.query;

import java.util.List;
import java.util.Optional;

/**
 * What the backend asks of the functions that span several messages, per station. Called from any thread, as {@link Queries}; each call
 * throws {@link QueryUnavailableException} while the database does not answer.
 */
public interface FunctionQueries {
    /** The local list, empty where none was ever wanted of the station. */
    Optional<FunctionViews.LocalList> localList(String identity);

    /** How the station's default tariff stands, empty where nobody looked yet. */
    Optional<FunctionViews.NativeTariff> nativeTariff(String identity);

    /** Reservations, those that changed last first, at most {@value PostgresQueries#MAX_FUNCTION_ROWS}. */
    List<FunctionViews.Reservation> reservations(String identity);

    /** Wanted values in the order in which they were given. */
    List<FunctionViews.WantedVariable> configuration(String identity);

    /** Charging profiles that the station has, as far as is known. */
    List<FunctionViews.Profile> profiles(String identity);

    /** The newest comparison of composite schedules, per place. */
    List<FunctionViews.CompositeCheck> compositeChecks(String identity);
}
