package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Kind;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.wire.Play;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What memory does a station take that says nothing? Used by the main thread. The server collects its garbage before each look, so that
 * what is compared is what it needs.
 */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "Resident memory and processor time per connection that does nothing.")
final class IdleQuestion implements Callable<Integer> {
    private static final double TARGET_KIB = 9;
    private static final String NAMES = "IDLE-";
    /** 25 s: the gateway first has to see that it is quiet, and then collects every 5 s. */
    private static final int CALM_LOOKS = 50;

    private static final long LOOK_MS = 500;
    private static final long NOISE_KIB = 256;
    private static final int FIRST = 500;
    private static final long DIAL_SECONDS = 300;
    private static final double MICROS = 1e6;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--stations", description = "Connections, after the first 500; default ${DEFAULT-VALUE}.")
    private int stations = 18_000;

    @Option(names = "--booted", description = "Each station boots too, so that the engine knows it.")
    private boolean booted;

    @Option(names = "--seconds", description = "Seconds of silence; default ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake();
        if (mistake == null && (stations < 1 || stations > 60_000 || seconds < 1 || seconds > 3600)) {
            mistake = "--stations is 1 to 60000, --seconds 1 to 3600.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting = Publication.setting(
                spec, servers, servers.authentication() + ", upgraded, no TLS; each look follows a full collection");
        List<Figure> figures = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        if (!servers.floorOnly) {
            String most = Integer.toString(stations + FIRST + 1);
            try (Server gateway = servers.gateway(Map.of("VOLTGATE_STATIONS_MAX_CONNECTIONS", most))) {
                measure(gateway, figures, checks);
            }
        }
        for (Kind kind : servers.floors) {
            try (Server echo = SpawnedEcho.start(kind, servers.jvmArguments)) {
                measure(echo, figures, checks);
            }
        }
        String asked = "%d connections that say nothing%s".formatted(stations, booted ? " once they have booted" : "");
        PrintWriter out = spec.commandLine().getOut();
        Result result = new Result(spec.name(), asked, setting, List.of(), figures, checks);
        return Publication.publish(result, Map.of(), servers.output, out);
    }

    private void measure(Server server, List<Figure> figures, List<Check> checks)
            throws IOException, InterruptedException, TimeoutException {
        servers.enter(server, NAMES, stations + FIRST);
        Play play = booted ? new Play(Step.AVAILABLE, 1) : Play.sessions(1);
        try (WireFleet fleet =
                new WireFleet(server.stations(), Words.of("1.6", NAMES), play, servers.password(server))) {
            fleet.dial(Math.min(FIRST, stations), DIAL_SECONDS);
            collect(server);
            Look before = Look.at(server);
            fleet.dial(stations, DIAL_SECONDS);
            collect(server);
            Look after = Look.at(server);
            TimeUnit.SECONDS.sleep(seconds);
            Look later = Look.at(server);
            String name = server.name();
            double kib = (after.residentKib() - before.residentKib()) / (double) stations;
            figures.add(
                    name.equals("gateway")
                            ? Figure.atMost("gateway, a station", kib, "KiB", TARGET_KIB)
                            : Figure.of(name + ", a station", kib, "KiB"));
            figures.add(Figure.of(name + ", all of it", after.residentKib() / 1024.0, "MiB"));
            double cpu = MICROS * (later.server() - after.server()) / ((double) seconds * fleet.size());
            figures.add(Figure.of(name + ", a station's processor time", cpu, "us a second"));
            checks.add(new Check(
                    name + " keeps all connections",
                    fleet.logbook().failures() == 0,
                    String.join("; ", fleet.logbook().firstFailures())));
        }
    }

    /** A collection gives memory back in its own time, so that who looks waits until there is no less of it for a while. */
    private static void collect(Server server) throws IOException, InterruptedException {
        if (server.process().isEmpty()) {
            return;
        }
        JvmInside.collect(server.process().get());
        long least = Look.at(server).residentKib();
        int calm = 0;
        while (calm < CALM_LOOKS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            long now = Look.at(server).residentKib();
            calm = now < least - NOISE_KIB ? 0 : calm + 1;
            least = Math.min(least, now);
        }
    }
}
