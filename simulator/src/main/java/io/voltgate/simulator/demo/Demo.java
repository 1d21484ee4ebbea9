package io.voltgate.simulator.demo;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.DriverHabits;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows the whole thing at work: starts the gateway, lets stations charge, and draws what happens until Ctrl-C. Owned by the main
 * thread; a shutdown hook only asks it to end. The data stays, and the next start goes on with it.
 */
@Command(
        name = "demo",
        description = "Starts a gateway with a few stations that charge in fast motion, and shows what happens.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "130:Ended by Ctrl-C; the data stays.",
            "1:The gateway did not come up, or died.",
            "2:Bad usage, or a port is taken."
        })
public final class Demo implements Callable<Integer> {
    private static final int STATION_PORT = 9000;
    private static final int BACKEND_PORT = 8080;
    private static final int STATIONS = 6;
    private static final int CONNECTORS = 2;
    private static final String ID_PREFIX = "DEMO-";
    private static final String TOKEN_PREFIX = "CARD-";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GOODBYE = Duration.ofMillis(2500);
    private static final Duration GATEWAY_STOP = Duration.ofSeconds(8);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--gateway-jar",
            paramLabel = "PATH",
            required = true,
            description = "The gateway's executable jar.")
    private Path jar = Path.of("voltgate.jar");

    @Option(names = "--java", paramLabel = "PATH", description = "The java command. Default: the one that runs this.")
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./voltgate-data",
            description = "Where the data stays. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("voltgate-data");

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Simulated seconds per second. Default: ${DEFAULT-VALUE}")
    private int speed;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (int port : new int[] {STATION_PORT, BACKEND_PORT}) {
            if (!isFree(port)) {
                out.println(
                        "Port " + port + " is taken; the demo needs " + STATION_PORT + " and " + BACKEND_PORT + ".");
                out.flush();
                return 2;
            }
        }
        if (!Files.isRegularFile(jar)) {
            out.println("There is no " + jar + "; build it first.");
            out.flush();
            return 2;
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::askToStop));
        GatewayProcess gateway = GatewayProcess.start(java, jar, data);
        try {
            return show(gateway, out);
        } finally {
            gateway.stop(GATEWAY_STOP);
            ended.countDown();
        }
    }

    /** On a signal: asks the main thread to end, and gives it the time. */
    private void askToStop() {
        stop.countDown();
        try {
            boolean _ = ended.await(GOODBYE.plus(GATEWAY_STOP).plusSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private int show(GatewayProcess gateway, PrintWriter out) throws InterruptedException {
        URI http = URI.create("http://127.0.0.1:" + BACKEND_PORT);
        if (!awaitReady(gateway, new Backend(http, ""))) {
            if (stop.getCount() > 0) {
                out.println("The gateway does not come up. Its last words:\n" + gateway.lastWords());
                out.flush();
            }
            return stop.getCount() > 0 ? 1 : 0;
        }
        try {
            Backend backend =
                    new Backend(http, Files.readString(data.resolve("api-key")).strip());
            prepare(backend);
            return charge(gateway, backend, out);
        } catch (IOException trouble) {
            out.println("The gateway's API can't be used: " + trouble.getMessage());
            out.flush();
            return 1;
        }
    }

    private boolean awaitReady(GatewayProcess gateway, Backend backend) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (gateway.isAlive() && System.nanoTime() < deadline) {
            if (backend.isReady()) {
                return true;
            }
            if (stop.await(200, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    /** Enters the stations with their prices, and the drivers with their cards. */
    private static void prepare(Backend backend) throws IOException, InterruptedException {
        for (int i = 1; i <= STATIONS; i++) {
            String identity = ID_PREFIX + String.format(Locale.ROOT, "%04d", i);
            backend.put(
                    "stations",
                    identity,
                    String.format(
                            Locale.ROOT,
                            "{\"name\":\"Demo station %d\",\"address\":\"Example Street %d\",\"maxPowerKw\":240,"
                                    + "\"pricePerKwh\":0.%d}",
                            i,
                            i,
                            40 + i));
        }
        for (int i = 1; i <= STATIONS * CONNECTORS; i++) {
            backend.put(
                    "tokens",
                    TOKEN_PREFIX + String.format(Locale.ROOT, "%04d", i),
                    String.format(
                            Locale.ROOT,
                            "{\"type\":\"ISO14443\",\"user\":{\"email\":\"driver%d@example.org\",\"name\":\"Driver"
                                    + " %d\"}}",
                            i,
                            i));
            String favorite = ID_PREFIX + String.format(Locale.ROOT, "%04d", (i + 1) / CONNECTORS);
            backend.put(
                    "tokens/" + TOKEN_PREFIX + String.format(Locale.ROOT, "%04d", i) + "/favorites",
                    favorite,
                    "{\"alias\":\"Home\"}");
        }
    }

    private int charge(GatewayProcess gateway, Backend backend, PrintWriter out) throws InterruptedException {
        FleetPlan plan = FleetPlan.to(URI.create("ws://127.0.0.1:" + STATION_PORT + "/ocpp"))
                .withStations(STATIONS)
                .withConnectors(CONNECTORS)
                .withSessionsPerStation(0)
                .withSeed(System.currentTimeMillis())
                .withIdPrefix(ID_PREFIX)
                .withTokenPrefix(TOKEN_PREFIX)
                .withHabits(DriverHabits.NORMAL.atSpeed(speed));
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        try (Fleet fleet = Fleet.start(plan)) {
            do {
                draw(fleet, backend, out, terminal);
            } while (gateway.isAlive() && !stop.await(terminal ? 1 : 5, TimeUnit.SECONDS));
            if (!gateway.isAlive()) {
                out.println("The gateway died. Its last words:\n" + gateway.lastWords());
                out.flush();
                return 1;
            }
            out.println("stopping: the stations finish their sessions");
            out.flush();
            boolean clean = fleet.stop(GOODBYE);
            out.println(
                    clean
                            ? "all sessions are finished; the data is in " + data
                            : "some sessions stay open; the data is in " + data);
            out.flush();
            return 0;
        }
    }

    private void draw(Fleet fleet, Backend backend, PrintWriter out, boolean terminal) throws InterruptedException {
        try {
            List<String> lines =
                    LiveView.lines(new LiveView.Scene(fleet.views(), backend.running(), backend.totals(), hint()));
            if (terminal) {
                out.print("\u001b[H\u001b[2J");
            }
            lines.forEach(out::println);
            out.flush();
        } catch (IOException passing) {
            out.println("the backend does not answer just now: " + passing.getMessage());
            out.flush();
        }
    }

    private List<String> hint() {
        return List.of(
                "stations dial  ws://127.0.0.1:" + STATION_PORT + "/ocpp/{identity}",
                "backend        http://127.0.0.1:" + BACKEND_PORT + "/api/v1/sessions",
                "try            curl -H \"Authorization: Bearer $(cat " + data.resolve("api-key")
                        + ")\" http://127.0.0.1:" + BACKEND_PORT + "/api/v1/sessions",
                "Ctrl-C stops; the data stays.");
    }
}
