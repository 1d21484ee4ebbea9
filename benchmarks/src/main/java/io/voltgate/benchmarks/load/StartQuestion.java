package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.wire.Play;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long from the start of the process until a station is accepted? Used by the main thread. PostgreSQL runs already, and has its
 * tables from a first start that isn't counted.
 */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "From the start of the process to the first accepted boot; the database runs before.")
final class StartQuestion implements Callable<Integer> {
    private static final String NAMES = "START-";
    private static final double TARGET_SECONDS = 1.5;
    private static final double P50 = 50;
    private static final double NANOS = 1e9;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int TRY_MS = 1_000;
    private static final long POLL_MS = 2;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--starts", description = "Starts that are measured; default ${DEFAULT-VALUE}.")
    private int starts = 5;

    @Option(
            names = "--aot",
            description = "The first start leaves an AOT cache behind (JEP 514), and the measured ones begin with it.")
    private boolean aot;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Histogram times = new Histogram(LONGEST_NANOS, 3);

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake();
        if (mistake == null && (starts < 1 || starts > 1_000 || servers.url != null)) {
            mistake = "--starts is 1 to 1000, and the gateway is started here.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting = Publication.setting(
                spec,
                servers,
                "JVM, journal, snapshot, migrations' check, directory, ports, upgrade and boot; "
                        + servers.authentication() + ";"
                        + " PostgreSQL runs before, its own start apart"
                        + (aot ? "; with an AOT cache of the first start" : ""));
        Path data = Files.createTempDirectory("voltgate-start");
        List<Figure> figures = new ArrayList<>();
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            SpawnedGateway.Launch launch = servers.launch(Map.of(
                    "VOLTGATE_DATABASE_URL",
                    "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                    "VOLTGATE_DATABASE_USER",
                    "postgres",
                    "VOLTGATE_DATABASE_PASSWORD",
                    "postgres"));
            String cache = data.resolve("gateway.aot").toString();
            SpawnedGateway.Launch training = aot ? launch.with("-XX:AOTCacheOutput=" + cache) : launch;
            SpawnedGateway.Launch trained = aot ? launch.with("-XX:AOTCache=" + cache) : launch;
            figures.add(Figure.of("first start, the tables are made", first(training, data) / NANOS, "s"));
            for (int start = 0; start < starts; start++) {
                times.recordValue(measured(trained, data));
            }
        } finally {
            Folders.delete(data);
        }
        double middle = times.getValueAtPercentile(P50) / NANOS;
        figures.add(Figure.atMost("to the first accepted station, middle", middle, "s", TARGET_SECONDS));
        figures.add(Figure.of("quickest", times.getMinValue() / NANOS, "s"));
        figures.add(Figure.of("slowest", times.getMaxValue() / NANOS, "s"));
        String asked = "from the start of the process to the first accepted station, " + starts + " times";
        List<Check> checks = List.of(new Check("every start accepted the station", true, starts + " starts"));
        Result result = new Result(spec.name(), asked, setting, List.of(), figures, checks);
        return Publication.publish(
                result,
                Map.of("gateway", times),
                servers.output,
                spec.commandLine().getOut());
    }

    /** The only one that the station has to be entered in. */
    private long first(SpawnedGateway.Launch launch, Path data)
            throws IOException, InterruptedException, TimeoutException {
        long began = System.nanoTime();
        try (SpawnedGateway gateway = SpawnedGateway.start(launch, data)) {
            servers.enter(gateway, NAMES, 1);
            boot(gateway);
            return System.nanoTime() - began;
        }
    }

    private void boot(SpawnedGateway gateway) throws InterruptedException, TimeoutException {
        Play boot = new Play(Step.AVAILABLE, 1);
        try (WireFleet one =
                new WireFleet(gateway.stations(), Words.of("1.6", NAMES), boot, servers.password(gateway))) {
            one.dial(1, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS));
        }
    }

    private long measured(SpawnedGateway.Launch launch, Path data)
            throws IOException, InterruptedException, TimeoutException {
        long began = System.nanoTime();
        try (SpawnedGateway gateway = SpawnedGateway.launch(launch, data)) {
            awaitPort(gateway.stations(), began + PATIENCE_NANOS);
            boot(gateway);
            return System.nanoTime() - began;
        }
    }

    private static void awaitPort(URI stations, long limitNanos) throws InterruptedException, TimeoutException {
        while (System.nanoTime() < limitNanos) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(stations.getHost(), stations.getPort()), TRY_MS);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        }
        throw new TimeoutException("The gateway did not open its port.");
    }
}
