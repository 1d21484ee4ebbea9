package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Kind;
import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What does a simulated station cost, and how fast are many of them? Used by the main thread. It measures the simulator, in a process of
 * its own; the server is an echo, so that no database is in the way, or the gateway.
 */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description =
                "The simulator itself: memory and processor time of an idle station, time to boot all, highest rate"
                        + " of meter values.")
final class FleetQuestion implements Callable<Integer> {
    private static final String STATION = "FLEET-";
    private static final double TARGET_KIB = 20;
    private static final double TARGET_MICROS = 100;
    private static final double MICROS = 1e6;
    private static final double KIBI = 1024;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Option(
            names = "--gateway",
            arity = "0..1",
            fallbackValue = "gateway/target/voltgate.jar",
            paramLabel = "JAR",
            description = "Measure against the gateway, started here, instead of an echo; default ${FALLBACK-VALUE}.")
    private @Nullable Path gateway;

    @Option(
            names = "--floor",
            paramLabel = "KIND",
            description = "The echo that serves: bare or jackson; default ${DEFAULT-VALUE}.")
    private Kind floor = Kind.jackson;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the results; default ${DEFAULT-VALUE}.")
    private Path output = Path.of("benchmarks", "target", "results");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<Figure> figures = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = floor == Kind.gateway ? "--floor is bare or jackson here." : options.mistake();
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        ServerOptions servers = new ServerOptions();
        if (gateway != null) {
            servers.jar = gateway;
        }
        Result.Setting setting = Publication.setting(
                spec,
                options.jvmArguments(),
                "the simulator alone, by its run command with light links; server: "
                        + (gateway == null ? "echo " + floor : "the gateway; " + servers.included())
                        + "; memory beyond that of the same JVM with one station, after a full collection; rates with "
                        + String.join(" ", options.jvmArgumentsForRates()));
        try (Server server = server(servers)) {
            Memory alone = alone(server, servers);
            idle(server, servers, alone);
            highest(server, servers);
        }
        String asked = "%d simulated stations in one process, OCPP %s: idle, and charging with %s meter values a second"
                .formatted(options.stations, options.ocpp, options.rates());
        Result result = new Result(spec.name(), asked, setting, rounds, figures, checks);
        return Publication.publish(result, Map.of(), output, spec.commandLine().getOut());
    }

    private Server server(ServerOptions servers) throws IOException, InterruptedException {
        if (gateway == null) {
            return SpawnedEcho.start(floor, List.of());
        }
        String most = Integer.toString(options.stations + 1);
        Server started = servers.gateway(Map.of(
                "VOLTGATE_STATIONS_MAX_CONNECTIONS", most,
                "VOLTGATE_STATIONS_HANDSHAKES_AT_ONCE", most));
        started.backend()
                .orElseThrow()
                .enter(number -> STATION + "%04d".formatted(number + 1), options.stations, servers.password());
        return started;
    }

    private SpawnedFleet fleet(Server server, ServerOptions servers, int stations, List<String> jvm, List<String> more)
            throws IOException, InterruptedException, TimeoutException {
        List<String> arguments = new ArrayList<>(List.of(
                "--url",
                server.stations().toString(),
                "--stations",
                Integer.toString(stations),
                "--version",
                options.ocpp,
                "--connectors",
                "1",
                "--id-prefix",
                STATION,
                "--link",
                "light",
                "--sessions",
                "0",
                "--duration",
                "86400"));
        if (!servers.password(server).isEmpty()) {
            arguments.addAll(List.of("--password", servers.password(server)));
        }
        arguments.addAll(more);
        SpawnedFleet started = SpawnedFleet.start(jvm, arguments);
        boolean booted = false;
        try {
            started.awaitBooted(stations, options.patienceSeconds);
            booted = true;
        } finally {
            if (!booted) {
                started.close();
            }
        }
        return started;
    }

    /** Of a simulator that has collected its garbage, in KiB. */
    private record Memory(long resident, long heap) {
        static Memory of(SpawnedFleet fleet) throws IOException, InterruptedException {
            JvmInside.collect(fleet.process());
            return new Memory(Look.residentKib(fleet.process()), JvmInside.heapKib(fleet.process()));
        }
    }

    /** The JVM with one station. */
    private Memory alone(Server server, ServerOptions servers)
            throws IOException, InterruptedException, TimeoutException {
        try (SpawnedFleet one = fleet(server, servers, 1, options.jvmArguments(), List.of("--arrival", "idle"))) {
            TimeUnit.SECONDS.sleep(options.settleSeconds);
            Memory memory = Memory.of(one);
            figures.add(Figure.of("the JVM with one station, resident", memory.resident() / KIBI, "MiB"));
            figures.add(Figure.of("the JVM with one station, heap", memory.heap() / KIBI, "MiB"));
            return memory;
        }
    }

    private void idle(Server server, ServerOptions servers, Memory alone)
            throws IOException, InterruptedException, TimeoutException {
        int stations = options.stations;
        long began = System.nanoTime();
        try (SpawnedFleet fleet = fleet(
                server, servers, stations, options.jvmArguments(), List.of("--arrival", options.dials() + ",idle"))) {
            double seconds = (System.nanoTime() - began) / 1e9;
            double bootCpu = Look.processor(fleet.process());
            TimeUnit.SECONDS.sleep(options.settleSeconds);
            Memory memory = Memory.of(fleet);
            double before = Look.processor(fleet.process());
            TimeUnit.SECONDS.sleep(options.seconds);
            double used = Look.processor(fleet.process()) - before;
            SpawnedFleet.Beat last = fleet.beats().getLast();
            figures.add(Figure.atMost(
                    "a station, resident",
                    (memory.resident() - alone.resident()) / (stations - 1.0),
                    "KiB",
                    TARGET_KIB));
            figures.add(Figure.of("a station, heap", (memory.heap() - alone.heap()) / (stations - 1.0), "KiB"));
            figures.add(Figure.of("all of it, resident", memory.resident() / KIBI, "MiB"));
            figures.add(Figure.atMost(
                    "an idle station's processor time",
                    MICROS * used / ((double) options.seconds * stations),
                    "us a second",
                    TARGET_MICROS));
            checks.add(new Check(
                    "all stations stayed, without errors",
                    last.booted() == stations && last.errors() == 0 && last.timeouts() == 0,
                    last.booted() + " booted, " + last.errors() + " errors, " + last.timeouts() + " timeouts"));
            double accepted = fleet.stop().orElse(seconds);
            figures.add(Figure.of("until all had booted", accepted, "s"));
            figures.add(Figure.of("until all had booted, with the JVM's start", seconds, "s"));
            figures.add(Figure.of("processor time until then", bootCpu, "s"));
        }
    }

    /** Goes up the rates until one isn't met, then tries half way back. */
    private void highest(Server server, ServerOptions servers)
            throws IOException, InterruptedException, TimeoutException {
        int met = 0;
        int missed = 0;
        for (int i = 0; i < options.rates.size() && missed == 0; i++) {
            int rate = options.rates.get(i);
            if (isMet(server, servers, rate)) {
                met = rate;
            } else {
                missed = rate;
            }
        }
        boolean last = missed > 0 && isMet(server, servers, (met + missed) / 2);
        if (rounds.isEmpty()) {
            return;
        }
        Round best = rounds.stream()
                .max(Comparator.comparingDouble(Round::answeredPerSecond))
                .orElseThrow();
        figures.add(Figure.of("highest rate of calls", best.answeredPerSecond(), "calls/s"));
        figures.add(
                Figure.of("highest rate that was met", last ? (met + missed) / 2.0 : met, "calls/s, while all charge"));
        figures.add(
                Figure.of("simulator's processor time at the highest rate", best.generatorCpuPerCall(), "us a call"));
    }

    private boolean isMet(Server server, ServerOptions servers, int rate)
            throws IOException, InterruptedException, TimeoutException {
        Round round = charging(server, servers, rate);
        rounds.add(round);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s calls/s of %s due, %s us a call%n",
                        round.server(),
                        Numbers.shown(round.answeredPerSecond()),
                        Numbers.shown(round.offeredPerSecond()),
                        Numbers.shown(round.generatorCpuPerCall()));
        spec.commandLine().getOut().flush();
        return round.answeredPerSecond() >= FleetOptions.MET * round.offeredPerSecond();
    }

    private Round charging(Server server, ServerOptions servers, int rate)
            throws IOException, InterruptedException, TimeoutException {
        try (SpawnedFleet fleet =
                fleet(server, servers, options.stations, options.jvmArgumentsForRates(), options.charging(rate))) {
            TimeUnit.SECONDS.sleep(options.settleSeconds);
            int first = fleet.beats().size();
            Look serverBefore = Look.at(server);
            double before = Look.processor(fleet.process());
            TimeUnit.SECONDS.sleep(options.seconds);
            double used = Look.processor(fleet.process()) - before;
            Look serverAfter = Look.at(server);
            List<SpawnedFleet.Beat> all = fleet.beats();
            SpawnedFleet.Beat last = all.getLast();
            figures.add(Figure.of(
                    "resident at " + Numbers.shown(rate) + "/s", Look.residentKib(fleet.process()) / KIBI, "MiB"));
            checks.add(new Check(
                    "no errors at " + Numbers.shown(rate) + "/s",
                    last.errors() == 0 && last.timeouts() == 0,
                    "%d of %d charging, %d errors, %d timeouts"
                            .formatted(last.charging(), options.stations, last.errors(), last.timeouts())));
            return options.round(
                    rate, all.subList(first, all.size()), FleetOptions.costs(serverBefore, serverAfter, used));
        }
    }
}
