package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.persistence.tail.StoreRewoundException;
import io.voltgate.persistence.tail.Tailer;
import io.voltgate.persistence.tail.TailerLimits;
import io.voltgate.shard.MemoryJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL had taken and lost again is written again. */
class StoreCrashTest {
    private static final TailerLimits LIMITS = new TailerLimits(4, 0, 100, 1_000);
    private static final String COUNTS = "SELECT (SELECT count(*) FROM charging_sessions),"
            + " (SELECT count(*) FROM ocpp.meter_values), (SELECT count(*) FROM ocpp.bill_facts),"
            + " (SELECT sequence FROM ocpp.checkpoints WHERE reader = 'rows'),"
            + " (SELECT energy_delivered_kwh FROM charging_sessions)";

    @TempDir
    Path data;

    @Test
    void shouldAskForWhatTheDatabaseHasLost() {
        try (Database database = TestPostgres.fresh()) {
            Table table = new Table(database);
            Facts.Log log = new Facts.Log().add(Facts.provisioned()).add(Facts.started(SESSION));
            PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
            store.open(1, 0);
            store.write(log.add(Facts.metered(60, 500)).all());
            assertEquals(3, store.makeDurable());
            String before = table.row(COUNTS);
            table.run("UPDATE ocpp.checkpoints SET sequence = 1 WHERE reader = 'rows'");
            table.run("TRUNCATE charging_sessions, payments, ocpp.meter_readings, ocpp.meter_layouts, ocpp.bill_facts,"
                    + " ocpp.restatements");
            log.add(Facts.metered(61, 500));
            StoreRewoundException lost = assertThrows(StoreRewoundException.class, () -> store.write(log.after(3)));
            assertEquals(1, lost.checkpoint());
            store.write(log.after(1).subList(0, 2));
            assertEquals(before, table.row(COUNTS));
            assertEquals(3, store.makeDurable());
        }
    }

    @Test
    @Timeout(120)
    void shouldWriteEverythingOnceThoughPostgresIsKilled() throws Exception {
        int port = freePort();
        MemoryJournal journal = new MemoryJournal();
        journal.append(Facts.T0, List.of(Facts.provisioned()));
        journal.append(Facts.T0, List.of(Facts.started(SESSION)));
        EmbeddedDatabase server = start(port);
        try (Database client = new ExternalDatabase(
                "jdbc:postgresql://localhost:" + port + "/voltgate",
                "postgres",
                Files.readString(data.resolve("postgres.password")))) {
            client.migrate();
            PostgresStore store = new PostgresStore(client.pool(), 0, "journal-1");
            store.open(1, 0);
            try (Tailer tailer = new Tailer(journal, 0, store::write, LIMITS)) {
                for (int second = 1; second <= 300; second++) {
                    journal.append(Facts.T0, List.of(Facts.metered(second, second)));
                    if (second % 3 == 0) {
                        journal.force();
                        tailer.flush(second);
                    }
                }
                kill();
                server.close();
                server = start(port);
                journal.append(Facts.T0, List.of(Facts.metered(301, 301)));
                journal.force();
                for (long now = 1_000; tailer.lag() > 0; now += 10_000) {
                    tailer.flush(now);
                }
            }
            assertEquals("1 | 301 | 1 | 303 | 0.301000000", new Table(client).row(COUNTS));
        } finally {
            server.close();
        }
    }

    private void kill() throws Exception {
        Path named = data.resolve("postgres").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(named).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        try (Stream<ProcessHandle> children = postmaster.children()) {
            List<ProcessHandle> all = children.toList();
            all.forEach(ProcessHandle::destroyForcibly);
            postmaster.destroyForcibly();
            for (ProcessHandle child : all) {
                child.onExit().get(30, TimeUnit.SECONDS);
            }
        }
        postmaster.onExit().get(30, TimeUnit.SECONDS);
    }

    private EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(data.resolve("postgres"), TestPostgres.BINARIES, port, new SecureRandom());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
