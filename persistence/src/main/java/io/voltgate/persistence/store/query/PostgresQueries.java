package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The queries on PostgreSQL. Called from any thread; each call borrows one connection of the pool and gives it back.
 * Every call reads one snapshot, writes nothing, and has {@value #TIMEOUT_SECONDS} seconds for each statement.
 */
public final class PostgresQueries implements Queries, FunctionQueries, PaymentQueries {
    static final int TIMEOUT_SECONDS = 5;
    /** The most rows of one function of one station. */
    static final int MAX_FUNCTION_ROWS = 500;

    /**
     * SQLSTATE: connection exceptions, operator intervention and time limits, resources, rolled back for another's
     * sake.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "57", "53", "40");

    private final DataSource database;

    /** Takes a pool that gives up within seconds when it can't connect; that time is added to what an asker waits. */
    public PostgresQueries(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    @Override
    public Page<StationView> stations(Selection selection) {
        return read(connection -> StationRows.page(connection, selection));
    }

    @Override
    public Optional<StationView> station(String identity) {
        return read(connection -> StationRows.find(connection, identity));
    }

    @Override
    public Page<SessionView> sessions(Selection selection) {
        return read(connection -> SessionRows.page(connection, selection));
    }

    @Override
    public Optional<SessionDetail> session(UUID id) {
        return read(connection -> SessionRows.find(connection, id));
    }

    @Override
    public Page<SuspectView> suspects(Selection selection) {
        return read(connection -> SuspectRows.page(connection, selection));
    }

    @Override
    public Optional<BillTrail> billTrail(UUID session) {
        return read(connection -> BillTrailRows.find(connection, session));
    }

    @Override
    public Page<PaymentView> payments(Selection selection) {
        return read(connection -> PaymentRows.page(connection, selection));
    }

    @Override
    public Page<StatusChange> statusLog(Selection selection) {
        return read(connection -> StatusLogRows.page(connection, selection));
    }

    @Override
    public Page<CommandView> commands(Selection selection) {
        return read(connection -> CommandRows.page(connection, selection));
    }

    @Override
    public Optional<CommandView> command(UUID id) {
        return read(connection -> CommandRows.find(connection, id));
    }

    @Override
    public Page<?> reported(ReportList list, Selection selection, Map<String, String> filters) {
        return read(
                connection -> list.listing().page(connection, selection, statement -> list.narrow(statement, filters)));
    }

    @Override
    public Optional<FunctionViews.LocalList> localList(String identity) {
        return read(connection -> FunctionRows.localList(connection, identity));
    }

    @Override
    public Optional<FunctionViews.NativeTariff> nativeTariff(String identity) {
        return read(connection -> FunctionRows.nativeTariff(connection, identity));
    }

    @Override
    public List<FunctionViews.Reservation> reservations(String identity) {
        return read(connection -> FunctionRows.reservations(connection, identity));
    }

    @Override
    public List<FunctionViews.WantedVariable> configuration(String identity) {
        return read(connection -> FunctionRows.configuration(connection, identity));
    }

    @Override
    public List<FunctionViews.Profile> profiles(String identity) {
        return read(connection -> FunctionRows.profiles(connection, identity));
    }

    @Override
    public List<FunctionViews.CompositeCheck> compositeChecks(String identity) {
        return read(connection -> FunctionRows.compositeChecks(connection, identity));
    }

    @Override
    public Optional<PaymentDetail> payment(UUID id) {
        return read(connection -> PaymentDetailRows.find(connection, id));
    }

    @Override
    public List<PaymentDetail> waitingPayments() {
        return read(PaymentDetailRows::waiting);
    }

    @Override
    public List<PaymentDifference> paymentDifferences() {
        return read(PaymentDetailRows::differences);
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return reading.from(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw passing(failure)
                    ? new QueryUnavailableException("the database does not answer", failure)
                    : new IllegalStateException("a query of ours was refused", failure);
        }
    }

    /** Whether the same statement may work a little later. */
    private static boolean passing(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || (state != null && state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
