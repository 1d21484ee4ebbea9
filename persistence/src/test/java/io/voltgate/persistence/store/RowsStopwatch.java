package io.voltgate.persistence.store;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.JournalEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Measures what rows cost, in the writing thread and in all processes of PostgreSQL, for meter values and for whole sessions; a program,
 * not a test. Arguments: a folder for the data, seconds, and how many messages make a batch. It runs on Linux only.
 */
final class RowsStopwatch {
    private static final PrintStream OUT = new PrintStream(System.out, true);
    private static final int STATIONS = 500;
    private static final int TICK_US = 10_000;
    private static final ConnectorId PLACE = new ConnectorId(1, 1);

    private final PostgresStore store;
    private final Path postmasterFile;
    private long sequence;
    private int rounds;

    private RowsStopwatch(PostgresStore store, Path postmasterFile) {
        this.store = store;
        this.postmasterFile = postmasterFile;
    }

    /** What has been used up to now: microseconds of two kinds. */
    private record Used(long jvm, long postgres, long nanos) {}

    private Used now() throws IOException {
        return new Used(
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000,
                postgresTicks() * TICK_US,
                System.nanoTime());
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long nanos = Long.parseLong(args[1]) * 1_000_000_000L;
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(folder.resolve("postgres"), TestPostgres.BINARIES, 0, new SecureRandom())) {
            database.migrate();
            new Partitions(database.pool()).create(System.currentTimeMillis(), 1);
            PostgresStore store =
                    new PostgresStore(database.pool(), 0, UUID.randomUUID().toString());
            store.open(1, 0);
            RowsStopwatch watch = new RowsStopwatch(store, folder.resolve("postgres/postmaster.pid"));
            watch.stations();
            for (int i = 2; i < args.length; i++) {
                int messages = Integer.parseInt(args[i]);
                watch.run("meter values", messages, nanos, watch::meters);
                watch.run("sessions", messages, nanos, watch::sessions);
            }
            OUT.printf(Locale.ROOT, "%d facts in quarantine%n", store.quarantined());
        }
    }

    /** Makes the entries of a batch of so many messages. */
    @FunctionalInterface
    private interface Making {
        List<JournalEntry> entries(int messages);
    }

    private void run(String what, int messages, long nanos, Making making) throws IOException {
        long until = System.nanoTime() + nanos / 3;
        while (System.nanoTime() < until) {
            store.write(making.entries(messages));
        }
        long count = 0;
        long jvm = 0;
        long writing = 0;
        Used began = now();
        while (System.nanoTime() - began.nanos() < nanos) {
            List<JournalEntry> entries = making.entries(messages);
            Used before = now();
            store.write(entries);
            Used after = now();
            jvm += after.jvm() - before.jvm();
            writing += after.nanos() - before.nanos();
            count += entries.size();
        }
        long postgres = now().postgres() - began.postgres();
        OUT.printf(
                Locale.ROOT,
                "%-12s %6d entries a batch: JVM %6.2f us, PostgreSQL %6.2f us an entry; %7.0f entries/s%n",
                what,
                messages,
                (double) jvm / count,
                (double) postgres / count,
                count * 1e9 / writing);
    }

    private long postgresTicks() throws IOException {
        long ticks = 0;
        long postmaster = Long.parseLong(Files.readAllLines(postmasterFile).getFirst());
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).orElseThrow().children()) {
            for (ProcessHandle child : children.toList()) {
                Path stat = Path.of("/proc", Long.toString(child.pid()), "stat");
                if (Files.exists(stat)) {
                    String text = Files.readString(stat);
                    List<String> fields =
                            List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
                    ticks += Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
                }
            }
        }
        return ticks;
    }

    private void stations() {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            StationId station = station(i);
            SessionId session = session(0, i);
            entries.add(entry(new Event.StationProvisioned(station, new UUID(17, i))));
            entries.add(entry(started(station, session, i), opened(station, session, i)));
        }
        store.write(entries);
    }

    private List<JournalEntry> meters(int messages) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            int station = (int) (sequence % STATIONS);
            entries.add(entry(metered(station(station), session(0, station), 1_000 + sequence)));
        }
        return entries;
    }

    /** Entries that follow from the calls of whole sessions; some calls lead to no fact. */
    private List<JournalEntry> sessions(int messages) {
        List<JournalEntry> entries = new ArrayList<>();
        while (entries.size() < messages) {
            int number = ++rounds;
            StationId station = station(number % STATIONS);
            SessionId session = session(number, number % STATIONS);
            PaymentId payment = new PaymentId(new UUID(number, number));
            entries.add(entry(new Event.StationConnected(station, number, "ocpp1.6", "127.0.0.1")));
            entries.add(entry(
                    new Event.StationBooted(
                            station, new StationInfo("V", "M", "S", "1.0", "", ""), "", BootStatus.ACCEPTED),
                    connector(station, ConnectorStatus.UNKNOWN, ConnectorStatus.AVAILABLE)));
            entries.add(entry(connector(station, ConnectorStatus.AVAILABLE, ConnectorStatus.PREPARING)));
            entries.add(entry(started(station, session, number), opened(station, session, number)));
            entries.add(entry(connector(station, ConnectorStatus.PREPARING, ConnectorStatus.CHARGING)));
            for (int i = 1; i <= 5; i++) {
                entries.add(entry(metered(station, session, 1_000 + i)));
            }
            entries.add(entry(connector(station, ConnectorStatus.CHARGING, ConnectorStatus.FINISHING)));
            entries.add(entry(
                    new Event.SessionEnded(
                            station,
                            session,
                            SessionOutcome.COMPLETED,
                            "Local",
                            Energy.ofWh(2_000),
                            Energy.ofWh(1_000),
                            euro("0.50"),
                            null,
                            clock(),
                            null),
                    new PaymentFact.PaymentSettled(
                            station, payment, session, PaymentStatus.COMPLETED, euro("0.50"), "ext")));
            entries.add(entry(connector(station, ConnectorStatus.FINISHING, ConnectorStatus.AVAILABLE)));
        }
        return entries;
    }

    private JournalEntry entry(Event... facts) {
        return new JournalEntry(
                ++sequence, System.currentTimeMillis(), new UUID(sequence, sequence).toString(), List.of(facts));
    }

    private static StationId station(int number) {
        return new StationId("CS-" + number);
    }

    private static SessionId session(int round, int station) {
        return new SessionId(new UUID(0x9E37_79B9_7F4A_7C15L * (round + 1), 0x8000_0000_0000_0000L + station));
    }

    private static StationTime clock() {
        long ms = System.currentTimeMillis();
        return new StationTime(Instant.ofEpochMilli(ms).toString(), ms);
    }

    private static Event started(StationId station, SessionId session, int number) {
        return new Event.SessionStarted(
                station,
                session,
                new TransactionId(Integer.toString(number)),
                PLACE,
                IdToken.of("CARD" + number % STATIONS),
                new UserId(new UUID(5, number % STATIONS)),
                true,
                null,
                Authorization.of(TokenStatus.ACCEPTED),
                new Tariff(euro("0.50"), 2),
                Energy.ofWh(1_000),
                Event.SessionOrigin.STARTED,
                "",
                clock());
    }

    private static Event opened(StationId station, SessionId session, int number) {
        PaymentId payment = new PaymentId(new UUID(number, number));
        return new PaymentFact.PaymentOpened(
                station, payment, session, new UserId(new UUID(5, number % STATIONS)), "EUR", "card");
    }

    private static Event connector(StationId station, ConnectorStatus from, ConnectorStatus to) {
        return new Event.ConnectorStatusChanged(station, PLACE, from, to, "NoError", "", "", clock(), "");
    }

    private static Event metered(StationId station, SessionId session, long wattHours) {
        StationTime at = clock();
        List<Sample> samples = List.of(
                sample(at, Sample.IMPORT_REGISTER, "", "Wh", Long.toString(wattHours)),
                sample(at, Sample.POWER_IMPORT, "", "W", "11040.5"),
                sample(at, Sample.STATE_OF_CHARGE, "", "Percent", "55"),
                sample(at, "Current.Import", "L1", "A", "16.1"),
                sample(at, "Current.Import", "L2", "A", "16.0"),
                sample(at, "Current.Import", "L3", "A", "15.9"));
        return new Event.SessionMetered(
                station,
                session,
                PLACE,
                new TransactionId("T1"),
                samples,
                Energy.ofWh(1_000),
                Energy.ofWh(wattHours),
                at.epochMs(),
                Energy.ofWh(wattHours - 1_000),
                euro("0.50").perKwhTimes(Energy.ofWh(wattHours - 1_000), 2),
                at);
    }

    private static Sample sample(StationTime at, String measurand, String phase, String unit, String value) {
        return new Sample(at, measurand, phase, Sample.PERIODIC, Sample.OUTLET, unit, 0, value);
    }

    private static Money euro(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }
}
