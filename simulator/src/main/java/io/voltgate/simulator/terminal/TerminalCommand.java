package io.voltgate.simulator.terminal;

import io.voltgate.simulator.api.SimulatedStation;
import io.voltgate.simulator.api.StationBuilder;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.target.TargetOptions;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A station at a prompt. Owned by the main thread. Where the input is no terminal, lines are taken from it one after another. */
@Command(
        name = "terminal",
        description = {
            "A station that does what you type: plug, swipe, unplug, fault, cut the line, jump the clock, send a"
                    + " frame.",
            "The frames go by meanwhile. 'help' at its prompt shows all words.",
            "",
            "  java -jar simulator.jar terminal --url ws://127.0.0.1:9000/ocpp --version 2.0.1",
            "  printf 'plug\\nswipe TAG-1\\nwait 5s\\nunplug\\n' | java -jar simulator.jar terminal --version 1.6"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was ended; of lines from a pipe, all were done.",
            "1:The station wasn't accepted, or a line from a pipe was refused.",
            "2:Bad usage."
        })
public final class TerminalCommand implements Callable<Integer> {
    private static final Duration BOOT = Duration.ofSeconds(10);
    private static final long QUIET_MS = 5_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--version",
            paramLabel = "V",
            defaultValue = "2.0.1",
            description = "1.6, 2.0.1 or 2.1. Default: ${DEFAULT-VALUE}")
    private String version = "2.0.1";

    @Option(
            names = "--identity",
            paramLabel = "TEXT",
            defaultValue = "SIM-0001",
            description = "Default: ${DEFAULT-VALUE}")
    private String identity = "SIM-0001";

    @Option(names = "--connectors", paramLabel = "N", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}")
    private int connectors;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Simulated seconds of vehicles per second. Default: ${DEFAULT-VALUE}")
    private int speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All randomness comes from it. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--history", paramLabel = "FILE", description = "Keeps what was typed. Default: it is forgotten")
    private @Nullable Path history;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StationBuilder station = station();
        if (!isInteractive()) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            return piped(station, new InputStreamReader(System.in, StandardCharsets.UTF_8), out);
        }
        try (Screen screen = Screen.open(identity + "> ", history)) {
            FrameView frames = new FrameView(screen::print, screen.isColoured());
            try (SimulatedStation dialled =
                    station.tap(frames).dial(target.url().toString())) {
                new Prompt(new Desk(dialled, frames), screen::print).run(screen);
            }
        }
        return 0;
    }

    /** Where the input is no terminal, some JDKs have no console, others one that says so. */
    private static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Takes lines from a reader, each when the one before has had its say. */
    private int piped(StationBuilder station, Reader in, PrintWriter out) throws InterruptedException {
        Consumer<String> screen = line -> {
            synchronized (out) {
                out.println(line);
                out.flush();
            }
        };
        FrameView frames = new FrameView(screen, false);
        try (SimulatedStation dialled = station.tap(frames).dial(target.url().toString());
                BufferedReader lines = new BufferedReader(in)) {
            if (!isAccepted(dialled, screen)) {
                return 1;
            }
            Prompt prompt = new Prompt(new Desk(dialled, frames), screen);
            prompt.run(() -> {
                boolean _ = frames.awaitQuiet(QUIET_MS);
                String line = lines.readLine();
                if (line != null) {
                    screen.accept(identity + "> " + line);
                }
                return line;
            });
            return prompt.refused() == 0 ? 0 : 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isAccepted(SimulatedStation station, Consumer<String> screen) {
        try {
            SimulatedStation _ = station.awaitBooted(BOOT);
            return true;
        } catch (AssertionError late) {
            screen.accept("! the station was not accepted: " + late.getMessage());
            return false;
        }
    }

    private StationBuilder station() {
        if (connectors < 1 || connectors > 16) {
            throw wrong("--connectors is 1 to 16, not " + connectors);
        }
        StationBuilder builder = SimulatedStation.of(target.version(version))
                .identity(identity)
                .connectors(connectors)
                .speed(speed)
                .seed(seed);
        String password = target.password();
        Tls tls = target.tls().apply(identity);
        StationBuilder known = password == null ? builder : builder.password(password);
        return tls == null ? known : known.tls(tls);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
