package io.voltgate.simulator.tape;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the station of a recording against a server. Owned by the main thread. The exit code is 0 exactly when nothing differs. */
@Command(
        name = "replay",
        description = {
            "Plays the station of a recording against another server, and lists where that answers differently.",
            "",
            "  java -jar simulator.jar replay CS-1.recording --url ws://127.0.0.1:9000/ocpp --speed max",
            "",
            "Times are shifted so that the last is that of the replay's end; transactions, reservations and requests"
                    + " have the",
            "ids of the new server. Times and ids are not compared."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The server says what the recorded one said.",
            "1:It differs; each difference is printed.",
            "2:Bad usage."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording, of 'record' or 'import'.")
    private Path file = Path.of("recording");

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "Recorded seconds per second; max waits for answers only. Default: ${DEFAULT-VALUE}")
    private String speed = "max";

    @Option(names = "--identity", paramLabel = "TEXT", description = "Default: the recorded one")
    private @Nullable String identity;

    @Option(names = "--version", paramLabel = "V", description = "1.6, 2.0.1 or 2.1. Default: the recorded one")
    private @Nullable String version;

    @Option(
            names = "--ignore",
            paramLabel = "PATH",
            split = ",",
            description = "JSON paths that may differ, such as $.interval.")
    private List<String> ignored = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long an answer may take. Default: ${DEFAULT-VALUE}")
    private int timeout;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How long to wait for a call that the recorded server made. Default: ${DEFAULT-VALUE}")
    private int patience;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the differences to this file.")
    private @Nullable Path json;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Writes the station's side as a scenario to this file, and plays nothing.")
    private @Nullable Path scenario;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Recording recording = read();
        OcppVersion spoken = version(recording);
        if (scenario != null) {
            write(scenario, ScenarioWriter.text(recording, spoken));
            out.println("the scenario is in " + scenario);
            out.flush();
            return 0;
        }
        String recorded = recording.identity();
        String named = identity == null ? recorded == null ? "CS-1" : recorded : identity;
        Replay.Terms terms = new Replay.Terms(
                spoken, factor(), Duration.ofSeconds(timeout), Duration.ofSeconds(patience), Set.copyOf(ignored));
        Replay replay = new Replay(
                recording,
                terms,
                JavaWebSocketLink.dialer(new JavaWebSocketLink.Target(
                                target.url(), named, spoken.subprotocol(), target.password(), false)
                        .over(target.tls().apply(named))),
                System.currentTimeMillis());
        Replay.Outcome outcome = replay.run();
        outcome.differences().forEach(difference -> out.println("differs: " + difference));
        out.println(outcome.calls() + " calls, " + outcome.compared() + " answers compared, "
                + outcome.differences().size() + " differences");
        out.flush();
        if (json != null) {
            write(json, json(named, outcome));
        }
        return outcome.differences().isEmpty() ? 0 : 1;
    }

    private String json(String named, Replay.Outcome outcome) {
        ObjectNode root = JSON.createObjectNode()
                .put("recording", file.toString())
                .put("url", target.url().toString())
                .put("identity", named)
                .put("calls", outcome.calls())
                .put("compared", outcome.compared());
        ArrayNode differences = root.putArray("differences");
        for (Difference each : outcome.differences()) {
            differences
                    .addObject()
                    .put("entry", each.entry())
                    .put("message", each.message())
                    .put("path", each.path())
                    .put("recorded", each.recorded())
                    .put("actual", each.actual());
        }
        return root.toPrettyString() + "\n";
    }

    private Recording read() {
        try {
            Recording recording = Recording.read(file);
            if (recording.entries().isEmpty()) {
                throw wrong(file + " has nothing in it");
            }
            return recording;
        } catch (IOException unreadable) {
            boolean told = Files.isRegularFile(file) && unreadable.getMessage() != null;
            throw wrong(told ? unreadable.getMessage() : file + " can't be read");
        }
    }

    private OcppVersion version(Recording recording) {
        String given = version;
        return given == null
                ? recording.version().orElseThrow(() -> wrong("the recording doesn't tell its version; give --version"))
                : target.version(given);
    }

    private double factor() {
        if (speed.equals("max")) {
            return 0;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && factor <= 1_000_000) {
                return factor;
            }
        } catch (NumberFormatException none) {
            throw wrong("--speed is a number or max, not " + speed);
        }
        throw wrong("--speed is above 0 and at most 1000000, not " + speed);
    }

    private void write(Path to, String text) {
        try {
            Files.writeString(to, text);
        } catch (IOException unwritable) {
            throw wrong(to + " can't be written");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
