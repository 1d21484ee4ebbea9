package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.Facts;
import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.wire.Play;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.gateway.Gateway;
import io.voltgate.gateway.config.ConfigReader;
import io.voltgate.persistence.journal.ChronicleJournal;
import io.voltgate.persistence.journal.JournalConfig;
import io.voltgate.persistence.snapshot.Recovery;
import io.voltgate.persistence.snapshot.SnapshotStore;
import io.voltgate.persistence.snapshot.Snapshotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long does a gateway take to have its state again? Used by the main thread. The journal is written here, by the engine itself, and
 * read by a gateway of its own process, which says in its log how long that took.
 */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = "Cold start of a gateway on a journal of many facts, and with a snapshot of them.")
final class RecoveryQuestion implements Callable<Integer> {
    private static final String SHARD = "shard-0";
    private static final Pattern RECOVERED =
            Pattern.compile("Recovered entry (\\d+) of the journal, .* and (\\d+) entries after it, in (\\d+) ms");
    private static final double REPLAY_SECONDS = 3;
    private static final double SNAPSHOT_SECONDS = 1;
    private static final double MS = 1e3;
    private static final String NAMES = "RECOVERED-";
    private static final long BOOT_SECONDS = 60;
    private static final int BLOCK_BYTES = 1 << 27;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--facts", description = "Facts in the journal; default ${DEFAULT-VALUE}.")
    private long facts = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What the gateway said. */
    private record Recovered(long sequence, long entries, double seconds) {}

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake();
        if (mistake == null && (facts < 1 || facts > 100_000_000 || servers.url != null)) {
            mistake = "--facts is 1 to 100000000, and the gateway is started here.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting = Publication.setting(
                spec,
                servers,
                "reading the journal, decoding and applying each fact, JVM cold; afterwards a station boots, "
                        + servers.authentication());
        Path data = Files.createTempDirectory("voltgate-recovery");
        try {
            long written = write(data);
            Recovered replayed = start(data);
            snapshot(data);
            Recovered restored = start(data);
            List<Figure> figures = List.of(
                    Figure.of("facts", (double) written, ""),
                    Figure.of("entries replayed", (double) replayed.entries(), ""),
                    Figure.atMost("replay of the journal", replayed.seconds(), "s", REPLAY_SECONDS),
                    Figure.of("facts replayed", written / Math.max(replayed.seconds(), 1 / MS), "a second"),
                    Figure.atMost("with a snapshot", restored.seconds(), "s", SNAPSHOT_SECONDS));
            // A start writes facts too: that the connections of before are gone.
            boolean whole = replayed.entries() == replayed.sequence()
                    && restored.sequence() >= replayed.sequence()
                    && restored.entries() < replayed.entries();
            List<Check> checks = List.of(new Check(
                    "all was replayed, and less of it with a snapshot",
                    whole,
                    replayed.entries() + " entries, and " + restored.entries()));
            String asked = "state of %s facts of 1,000 stations, after a stop".formatted(Numbers.shown(written));
            Result result = new Result(spec.name(), asked, setting, List.of(), figures, checks);
            return Publication.publish(
                    result, Map.of(), servers.output, spec.commandLine().getOut());
        } finally {
            Folders.delete(data);
        }
    }

    private static ChronicleJournal journal(Path data) {
        JournalConfig usual = JournalConfig.in(data.resolve("journal").resolve(SHARD));
        JournalConfig config = new JournalConfig(
                usual.folder(), usual.rollEvery(), usual.maxFileBytes(), BLOCK_BYTES, usual.reserveBytes());
        return ChronicleJournal.open(config, UUID::randomUUID);
    }

    private static EngineSettings settings() {
        return Gateway.engineSettings(ConfigReader.read(Optional.empty(), Map.of()));
    }

    private long write(Path data) {
        try (ChronicleJournal journal = journal(data)) {
            return new Facts(settings(), journal, 1).write(facts);
        }
    }

    private static void snapshot(Path data) {
        SnapshotStore snapshots = new SnapshotStore(data.resolve("snapshots").resolve(SHARD));
        try (ChronicleJournal journal = journal(data)) {
            Recovery recovery = new Recovery(() -> new SessionEngine(settings(), Facts.nobody()), snapshots, journal);
            new Snapshotter(recovery, snapshots, 1).snapshot();
        }
    }

    /** A station that comes with its password is let in by what was recovered. */
    private void boot(SpawnedGateway gateway) throws IOException, InterruptedException, TimeoutException {
        servers.enter(gateway, NAMES, 1);
        Play boot = new Play(Step.AVAILABLE, 1);
        try (WireFleet one =
                new WireFleet(gateway.stations(), Words.of("1.6", NAMES), boot, servers.password(gateway))) {
            one.dial(1, BOOT_SECONDS);
        }
    }

    private Recovered start(Path data) throws IOException, InterruptedException, TimeoutException {
        try (SpawnedGateway gateway = SpawnedGateway.start(servers.launch(Map.of()), data)) {
            Matcher said = RECOVERED.matcher(gateway.said());
            if (!said.find()) {
                throw new IOException("The gateway did not say that it recovered.");
            }
            boot(gateway);
            return new Recovered(
                    Long.parseLong(said.group(1)), Long.parseLong(said.group(2)), Long.parseLong(said.group(3)) / MS);
        }
    }
}
