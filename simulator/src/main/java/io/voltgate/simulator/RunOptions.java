package io.voltgate.simulator;

import io.voltgate.simulator.fault.Fault;
import io.voltgate.simulator.fleet.Arrival;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.fleet.VersionMix;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.target.TargetOptions;
import io.voltgate.simulator.vendor.VendorProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the run command. Filled by picocli, read once. Bad values end in one sentence and exit code 2. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--stations",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many stations. Default: ${DEFAULT-VALUE}")
    private int stations;

    @Option(
            names = "--connectors",
            paramLabel = "N",
            defaultValue = "2",
            description = "Connectors of each station. Default: ${DEFAULT-VALUE}")
    private int connectors;

    @Option(
            names = "--version",
            paramLabel = "V",
            defaultValue = "mixed",
            description = "1.6, 2.0.1, 2.1, mixed (by turns), or weights such as 1.6=70,2.0.1=20,2.1=10. "
                    + "Default: ${DEFAULT-VALUE}")
    private String version = "mixed";

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sessions of each station; 0 goes on until --duration or Ctrl-C. Default: ${DEFAULT-VALUE}")
    private int sessions;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Simulated seconds per second: batteries and drivers are that much faster, "
                    + "messages carry the real time. Default: ${DEFAULT-VALUE}")
    private int speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All randomness comes from it. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--id-prefix",
            paramLabel = "TEXT",
            defaultValue = "SIM-",
            description = "Identities are this and 0001, 0002, ... Default: ${DEFAULT-VALUE}")
    private String idPrefix = "SIM-";

    @Option(
            names = "--tokens",
            paramLabel = "FILE|TEXT",
            defaultValue = "TAG-",
            description = "A file with one id token a line, or a prefix for 0001, 0002, ... Default: ${DEFAULT-VALUE}")
    private String tokens = "TAG-";

    @Option(
            names = "--sample",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Simulated seconds between meter values. Default: ${DEFAULT-VALUE}")
    private int sample;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "The longest time to run; running sessions are then finished. Default: ${DEFAULT-VALUE}")
    private int duration;

    @Option(names = "--compression", description = "Offer permessage-deflate.")
    private boolean compression;

    @Option(names = "--new-ids", description = "Repeat unanswered transaction messages under new message ids.")
    private boolean newIds;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            defaultValue = "fitting",
            description =
                    "light (few threads for all stations; ws, no compression), java-websocket (two threads each), "
                            + "or fitting: light from 200 stations. Default: ${DEFAULT-VALUE}")
    private String link = "fitting";

    @Option(
            names = "--arrival",
            paramLabel = "HOW",
            description =
                    "How stations dial: storm (all at once) or ramp:MS; and how drivers come: poisson:RATE (a second,"
                            + " to all stations together), commuter or commuter:PER_DAY (to each connector, over a"
                            + " simulated day from five in the morning) or idle. Joined by commas, such as"
                            + " storm,poisson:20")
    private @Nullable String arrival;

    @Option(
            names = "--vendor",
            split = ",",
            paramLabel = "NAME",
            description =
                    "What models the stations are, by turns, with their versions, connectors and quirks instead of "
                            + "--version and --connectors: plain-ac, plain-dc, growatt, wallbe, schneider, micro-ocpp, "
                            + "keepalive, eager, sloppy, or all")
    private List<String> vendors = List.of();

    @Option(
            names = "--fault",
            paramLabel = "WORDS",
            description =
                    "What goes wrong, such as \"cut out StopTransaction after 5%%\": cut, stall, half-open, delay,"
                        + " duplicate, reorder, drop, truncate, wrong-type, slow-reader, reboot, lost-queue or"
                        + " clock-skew; in or out (of the station); an action or any; before or after that frame"
                        + " passed; a share of these frames or once (for each station); a duration such as 20s. May be"
                        + " given several times.")
    private List<String> faults = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Writes a page with curves and tables, and all figures with every session as FILE.json.")
    private @Nullable Path report;

    @Nullable
    Path report() {
        return report;
    }

    /** What each station by its identity secures its link with. */
    Function<String, @Nullable Tls> tls() {
        return target.tls();
    }

    @Option(
            names = "--strict",
            description = "Hold all that the server sends against the rules that 'rules' lists; each breach is told.")
    private boolean strict;

    boolean isStrict() {
        return strict;
    }

    /** How many connectors each station has, 0 where that differs by its model. */
    int places() {
        return vendors.isEmpty() ? connectors : 0;
    }

    Duration duration() {
        return Duration.ofSeconds(duration);
    }

    FleetPlan plan() {
        check();
        try {
            FleetPlan plan = FleetPlan.to(target.url())
                    .withStations(stations)
                    .withConnectors(connectors)
                    .withVersions(VersionMix.parse(version))
                    .withFaults(faults.stream().map(Fault::parse).toList())
                    .withProfiles(profiles())
                    .withLink(link())
                    .withSamplesKept(false)
                    .withArrival(arrival == null ? Arrival.STANDARD : Arrival.parse(arrival))
                    .withSessionsPerStation(sessions)
                    .withSeed(seed)
                    .withPassword(target.password())
                    .withIdPrefix(idPrefix)
                    .withSampleSeconds(sample)
                    .withCompression(compression)
                    .withKeepIds(!newIds)
                    .withHabits(DriverHabits.NORMAL.atSpeed(speed));
            return withTokens(plan);
        } catch (IllegalArgumentException bad) {
            throw wrong(String.valueOf(bad.getMessage()));
        }
    }

    /** What would be found out too late. */
    private void check() {
        if (duration < 1) {
            throw wrong("--duration is 1 or more, not " + duration);
        }
        Path file = report;
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong("--report: there is no folder " + folder);
        }
    }

    private List<VendorProfile> profiles() {
        return vendors.contains("all")
                ? VendorProfile.all()
                : vendors.stream().map(VendorProfile::named).toList();
    }

    private FleetPlan.Link link() {
        return switch (link) {
            case "light" -> FleetPlan.Link.LIGHT;
            case "java-websocket" -> FleetPlan.Link.JAVA_WEBSOCKET;
            case "fitting" -> FleetPlan.Link.FITTING;
            default -> throw wrong("--link is light, java-websocket or fitting, not " + link);
        };
    }

    private FleetPlan withTokens(FleetPlan plan) {
        try {
            Path file = Path.of(tokens);
            if (!Files.isRegularFile(file)) {
                return plan.withTokenPrefix(tokens);
            }
            List<String> lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return plan.withTokens(lines);
        } catch (InvalidPathException noPath) {
            return plan.withTokenPrefix(tokens);
        } catch (IOException unreadable) {
            throw wrong("--tokens: " + tokens + " can't be read");
        }
    }

    private ParameterException wrong(String sentence) {
        CommandSpec spec = command;
        if (spec == null) {
            throw new IllegalStateException(sentence);
        }
        return new ParameterException(spec.commandLine(), sentence);
    }
}
