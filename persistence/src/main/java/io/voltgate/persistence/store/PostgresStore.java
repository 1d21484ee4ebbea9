package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.persistence.store.Quarantine.RefusedFact;
import io.voltgate.persistence.tail.StoreRewoundException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import io.voltgate.shard.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one shard: takes entries of its journal in order and writes what follows from them. Owned by the thread that tails
 * the journal; {@link #quarantined} and {@link #makeDurable} may be called by any. Rows and checkpoint are one transaction, so each entry
 * counts exactly once, however often it is handed over.
 */
public final class PostgresStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

    private final DataSource source;
    private final Checkpoint checkpoint;
    private final StationKeys stations = new StationKeys();
    private final MeterLayouts layouts = new MeterLayouts();
    private final LongAdder quarantined = new LongAdder();

    /** @param journal the journal's own id, which a journal made anew does not share */
    public PostgresStore(DataSource source, int shard, String journal) {
        this.source = source;
        this.checkpoint = new Checkpoint(shard, journal);
    }

    /**
     * Where to read on: the sequence up to which the rows are written, 0 for none.
     *
     * @param oldest the oldest sequence that the journal still has, 1 where nothing was removed
     * @param last the newest sequence that is durable, 0 where there is none
     * @throws CheckpointMismatchException when journal and database do not belong together
     * @throws StoreUnavailableException when PostgreSQL is not there now
     */
    public long open(long oldest, long last) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            checkpoint.create(connection);
            long written = checkpoint.lock(connection);
            connection.commit();
            checkpoint.requireWithin(written, oldest, last);
            return written;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("the checkpoint", fault);
        }
    }

    /**
     * Writes the rows of these entries, which follow each other; those that were written before are skipped. Whether a failed
     * commit happened after all shows at the next call.
     *
     * @throws StoreUnavailableException when the same entries are to be handed over again later
     * @throws StoreRewoundException when earlier entries are, since a crash of PostgreSQL has lost their rows
     */
    public void write(List<JournalEntry> entries) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            layouts.rolledBack();
            long written = checkpoint.lockForRows(connection);
            if (!entries.isEmpty() && written < entries.getFirst().sequence() - 1) {
                stations.forget();
                layouts.forget();
                throw new StoreRewoundException(written);
            }
            List<JournalEntry> fresh =
                    entries.stream().filter(entry -> entry.sequence() > written).toList();
            if (!fresh.isEmpty()) {
                int refused = rows(connection, fresh);
                checkpoint.move(connection, fresh.getLast().sequence());
                connection.commit();
                stations.committed();
                layouts.committed();
                quarantined.add(refused);
            }
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("rows", fault);
        }
    }

    /**
     * Sees to it that the rows survive a crash of PostgreSQL, and returns the sequence up to which they do; entries up to there are not needed
     * again. For any thread.
     *
     * @throws StoreUnavailableException when PostgreSQL is not there now
     */
    public long makeDurable() {
        try (Connection connection = source.getConnection()) {
            return checkpoint.makeDurable(connection);
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("the checkpoint", fault);
        }
    }

    /** How many facts were refused by the tables since the start, and set aside in ocpp.quarantine. */
    public long quarantined() {
        return quarantined.sum();
    }

    /** All rows at once, and only where PostgreSQL refuses one of them, fact by fact; returns how many were refused. */
    private int rows(Connection connection, List<JournalEntry> entries) throws SQLException {
        try {
            together(connection, entries);
            return 0;
        } catch (UnknownStationException | SQLException fault) {
            if (fault instanceof SQLException sql && !SqlFaults.isData(sql)) {
                throw sql;
            }
            LOG.info("a batch of {} entries was refused, trying its facts one by one", entries.size());
        }
        connection.rollback();
        checkpoint.lockForRows(connection);
        stations.forget();
        layouts.forget();
        int refused = 0;
        for (JournalEntry entry : entries) {
            refused += oneByOne(connection, entry);
        }
        return refused;
    }

    private void together(Connection connection, List<JournalEntry> entries)
            throws SQLException, UnknownStationException {
        stations.prepare(connection, entries);
        RowBatch batch = new RowBatch(layouts);
        for (JournalEntry entry : entries) {
            for (int index = 0; index < entry.events().size(); index++) {
                Rows.add(fact(entry, index), batch);
            }
        }
        batch.execute(connection);
    }

    private int oneByOne(Connection connection, JournalEntry entry) throws SQLException {
        int refused = 0;
        for (int index = 0; index < entry.events().size(); index++) {
            Event event = entry.events().get(index);
            Savepoint before = connection.setSavepoint();
            String error = alone(connection, entry, index);
            if (error == null) {
                connection.releaseSavepoint(before);
            } else {
                connection.rollback(before);
                layouts.rolledBack();
                setAside(connection, entry.sequence(), index, new RefusedFact(event, error));
                refused++;
            }
        }
        return refused;
    }

    /** Returns why the fact was refused, null where it was not. */
    private @Nullable String alone(Connection connection, JournalEntry entry, int index) throws SQLException {
        try {
            stations.prepare(connection, entry.events().get(index), entry.atMs());
            RowBatch batch = new RowBatch(layouts);
            Rows.add(fact(entry, index), batch);
            batch.execute(connection);
            return null;
        } catch (UnknownStationException unknown) {
            return unknown.getMessage();
        } catch (SQLException fault) {
            if (!SqlFaults.isData(fault)) {
                throw fault;
            }
            return fault.getSQLState() + " " + fault.getMessage();
        }
    }

    private void setAside(Connection connection, long sequence, int index, RefusedFact refused) throws SQLException {
        LOG.error(
                "fact {}:{}:{} of station {} is in ocpp.quarantine, because PostgreSQL refused it: {}",
                checkpoint.shard(),
                sequence,
                index,
                refused.event().station(),
                refused.error());
        Quarantine.add(connection, checkpoint.shard(), sequence, index, refused);
    }

    private Fact fact(JournalEntry entry, int index) throws UnknownStationException {
        Event event = entry.events().get(index);
        UUID key = stations.key(event.station());
        if (key == null) {
            throw new UnknownStationException(event.station());
        }
        return new Fact(checkpoint.shard(), entry, index, key, event);
    }
}
