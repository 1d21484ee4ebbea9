package io.voltgate.gateway;

import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.gateway.config.GatewayConfig.EmptyToken;
import io.voltgate.gateway.runtime.HouseThread;
import io.voltgate.gateway.runtime.StationModels;
import io.voltgate.gateway.runtime.TailerThread;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.persistence.journal.ChronicleJournal;
import io.voltgate.persistence.journal.JournalConfig;
import io.voltgate.persistence.journal.Retention;
import io.voltgate.persistence.snapshot.Recovered;
import io.voltgate.persistence.snapshot.Recovery;
import io.voltgate.persistence.snapshot.SnapshotStore;
import io.voltgate.persistence.snapshot.Snapshotter;
import io.voltgate.persistence.store.Database;
import io.voltgate.persistence.store.DirectoryListener;
import io.voltgate.persistence.store.EmbeddedDatabase;
import io.voltgate.persistence.store.ExternalDatabase;
import io.voltgate.persistence.store.Partitions;
import io.voltgate.persistence.store.PostgresDirectory;
import io.voltgate.persistence.store.PostgresStore;
import io.voltgate.persistence.store.ReportRetention;
import io.voltgate.persistence.store.StationPasswords;
import io.voltgate.persistence.tail.StoreUnavailableException;
import io.voltgate.persistence.tail.Tailer;
import io.voltgate.persistence.tail.TailerLimits;
import io.voltgate.shard.Journal;
import io.voltgate.signed.MeterKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway has on disks: the journal, the engine recovered from it, the database behind it and the threads between the two.
 * Opened, started and closed by the main thread. The engine's state is that of the journal's end.
 */
public final class Stores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final String SHARD_FOLDER = "shard-0";
    private static final long ENTRIES_BETWEEN_SNAPSHOTS = 1_000;
    private static final int MONTHS_AHEAD = 6;
    private static final long RETRY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LOAD_MS = 10_000;
    private static final long STOP_MS = 5_000;
    /** What the facts of one message can take in the journal, per byte of it: short samples, written out with all their fields. */
    private static final int ENTRY_BYTES_PER_MESSAGE_BYTE = 32;

    private static final int BLOCK_BYTES_PER_ENTRY_BYTE = 4;

    private final ChronicleJournal journal;
    private final Database database;
    private final PostgresDirectory directory;
    private final DirectoryListener listener;
    private final Thread directoryThread;
    private final PostgresStore rows;
    private final TailerThread rowTailer;
    private final HouseThread house;
    private final StationModels models;
    private final SessionEngine engine;

    private Stores(GatewayConfig config, EngineSettings settings, ChronicleJournal journal, Database database) {
        this.journal = journal;
        this.database = database;
        untilAvailable(() -> prepare(database));
        this.directory = new PostgresDirectory(config.billing().currency());
        this.listener = new DirectoryListener(database, directory);
        this.directoryThread = Thread.ofPlatform().name("directory").daemon().unstarted(listener);
        this.rows = new PostgresStore(database.pool(), settings.shard(), journal.id());
        long checkpoint = untilAvailable(() -> rows.open(journal.oldest(), journal.durable()));
        this.rowTailer = new TailerThread(
                "store-0",
                new Tailer(journal, checkpoint, rows::write, TailerLimits.DEFAULT),
                System::currentTimeMillis);
        SnapshotStore snapshots =
                new SnapshotStore(config.data().resolve("snapshots").resolve(SHARD_FOLDER));
        this.models = new StationModels(config.stations().tolerance().models());
        Directory known = new ModelDirectory(directory, models, config.billing().emptyTokens() == EmptyToken.ANONYMOUS);
        Recovery recovery = new Recovery(() -> new SessionEngine(settings, known), snapshots, journal);
        this.house = house(config, snapshots, recovery);
        this.engine = recovered(recovery);
    }

    /** Opens everything, and recovers the engine; waits for an external database as long as it takes. */
    static Stores open(GatewayConfig config, EngineSettings settings) {
        ChronicleJournal journal = ChronicleJournal.open(journal(config), UUID::randomUUID);
        Database database = null;
        try {
            database = database(config);
            return new Stores(config, settings, journal, database);
        } catch (RuntimeException failed) {
            if (database != null) {
                database.close();
            }
            journal.close();
            throw failed;
        }
    }

    private static JournalConfig journal(GatewayConfig config) {
        JournalConfig usual = JournalConfig.in(config.data().resolve("journal").resolve(SHARD_FOLDER));
        int blockBytes =
                config.stations().maxMessageBytes() * ENTRY_BYTES_PER_MESSAGE_BYTE * BLOCK_BYTES_PER_ENTRY_BYTE;
        return new JournalConfig(
                usual.folder(), usual.rollEvery(), usual.maxFileBytes(), blockBytes, usual.reserveBytes());
    }

    private static Database database(GatewayConfig config) {
        GatewayConfig.Database wanted = config.database();
        if (!wanted.url().isEmpty()) {
            return new ExternalDatabase(wanted.url(), wanted.user(), wanted.password());
        }
        Path data = config.data();
        return EmbeddedDatabase.start(
                data.resolve("postgres"), data.resolve("postgres-binaries"), wanted.embeddedPort(), new SecureRandom());
    }

    private static Database prepare(Database database) {
        database.migrate();
        new Partitions(database.pool()).create(System.currentTimeMillis(), MONTHS_AHEAD);
        return database;
    }

    private static <T> T untilAvailable(Supplier<T> step) {
        while (true) {
            try {
                return step.get();
            } catch (StoreUnavailableException away) {
                LOG.warn("Waiting for the database: {}", away.getMessage());
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static SessionEngine recovered(Recovery recovery) {
        long began = System.nanoTime();
        Recovered recovered = recovery.recover();
        LOG.info(
                "Recovered entry {} of the journal, from a snapshot at {} and {} entries after it, in {} ms",
                recovered.sequence(),
                recovered.snapshotSequence(),
                recovered.entries(),
                (System.nanoTime() - began) / 1_000_000);
        return recovered.engine();
    }

    private HouseThread house(GatewayConfig config, SnapshotStore snapshots, Recovery recovery) {
        Snapshotter snapshotter = new Snapshotter(recovery, snapshots, ENTRIES_BETWEEN_SNAPSHOTS);
        Retention retention =
                new Retention(journal, Duration.ofDays(config.storage().journalKeepDays()));
        Partitions partitions = new Partitions(database.pool());
        ReportRetention reports = new ReportRetention(database.pool());
        return new HouseThread(
                () -> {
                    snapshotter
                            .snapshotIfDue(journal.durable())
                            .ifPresent(made -> LOG.info("Snapshot at entry {}", made.sequence()));
                    long read = Math.min(snapshots.notNeededUpTo(), rows.makeDurable());
                    retention.dropUpTo(read, System.currentTimeMillis());
                    partitions.create(System.currentTimeMillis(), MONTHS_AHEAD);
                    List<String> dropped = partitions.drop(
                            System.currentTimeMillis(), config.storage().meterValuesKeepMonths());
                    if (!dropped.isEmpty()) {
                        LOG.info("Dropped {}, which are older than meter-values.keep-months", dropped);
                    }
                    long deleted = reports.delete(
                            System.currentTimeMillis(), config.storage().reportsKeepMonths());
                    if (deleted > 0) {
                        LOG.info("Deleted {} rows of reports, which are older than reports.keep-months", deleted);
                    }
                },
                config.storage().snapshotsEverySeconds());
    }

    /** Starts the threads; returns when the directory is in memory. */
    void start() throws InterruptedException {
        directoryThread.start();
        while (!listener.awaitLoaded(LOAD_MS)) {
            LOG.warn("Waiting for the directory of stations and tokens");
        }
        rowTailer.start();
        house.start();
    }

    Journal journal() {
        return journal;
    }

    SessionEngine engine() {
        return engine;
    }

    Database database() {
        return database;
    }

    StationModels models() {
        return models;
    }

    MeterKeys meterKeys() {
        return directory::meterKeys;
    }

    DirectoryListener directoryListener() {
        return listener;
    }

    TailerThread rowTailer() {
        return rowTailer;
    }

    /** How many facts the tables refused; each is in ocpp.quarantine. */
    long quarantined() {
        return rows.quarantined();
    }

    /** How often in a row the database was not there for the rows; 0 when all is well. */
    int failures() {
        return rowTailer.failures();
    }

    /** Tells of stations, from memory; what it is told is written on a thread of its own. */
    StationRegister register(PasswordsUnderway passwords) {
        return new DirectoryRegister(directory, new StationPasswords(database.pool()), passwords);
    }

    /** Why only a restart helps, as far as the stores know. */
    Optional<String> problem() {
        return Stream.of(rowTailer.problem(), house.problem())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Ends the readers of the journal, then the journal and the database. The shard has ended before. */
    @Override
    public void close() {
        try {
            boolean houseEnded = house.stop(STOP_MS);
            boolean rowsEnded = rowTailer.stop(STOP_MS);
            if (!houseEnded || !rowsEnded) {
                LOG.warn("The journal stays open under its readers; what has no rows yet will have them at the next"
                        + " start");
                return;
            }
            listener.close();
            directoryThread.join(STOP_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        journal.close();
        database.close();
    }
}
