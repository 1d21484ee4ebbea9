package io.voltgate.simulator.scenario;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioException;
import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios against a gateway. Owned by the main thread. The exit code is 0 exactly when every line went as expected. */
@Command(
        name = "scenario",
        description = {
            "Runs scenarios over real sockets and compares what the gateway answers.",
            "A name without a file is one of the scenarios in the jar: " + ScenarioCommand.BUILT_IN + "."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every line went as expected, and the server broke no rule.",
            "1:One did not, or it did; it is printed.",
            "2:Bad usage."
        })
public final class ScenarioCommand implements Callable<Integer> {
    static final String BUILT_IN =
            "plug-to-row-1.6, plug-to-row-2.0.1, retry-of-start, stop-twice, unknown-transaction, "
                    + "bad-messages-1.6, bad-messages-2.0.1, and those of the suites, which verify --list shows";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files, or names of scenarios or of folders of them.")
    private List<String> names = List.of();

    @Option(names = "--language", description = "Shows the language of scenarios, with all its forms.")
    private boolean language;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--id-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Put before each identity; give a new one to run a scenario again with fresh stations.")
    private String idPrefix = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long an answer may take. Default: ${DEFAULT-VALUE}")
    private int timeout;

    @Option(
            names = "--lenient",
            description = "Only reports what breaks a rule that 'rules' lists; without it, such a scenario has failed.")
    private boolean lenient;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (language) {
            out.print(ScenarioTexts.language());
            out.flush();
            return 0;
        }
        if (names.isEmpty()) {
            throw wrong("name a scenario, or --language to see how one is written");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : names.stream().flatMap(ScenarioCommand::each).toList()) {
            try {
                scenarios.add(Scenario.parse(name, read(name), ScenarioTexts::ofName));
            } catch (ScenarioException unclear) {
                throw wrong(name + ", " + unclear.getMessage());
            }
        }
        boolean fine = true;
        try (Backend backend = api.open()) {
            for (Scenario scenario : scenarios) {
                SocketScenarioRunner runner = runner(scenario.name(), backend);
                fine &= print(runner.run(scenario), out);
                runner.breaches().forEach(breach -> out.println("  rule " + breach));
                fine &= lenient || runner.breaches().isEmpty();
            }
        }
        out.flush();
        return fine ? 0 : 1;
    }

    /** The scenarios of a folder in the jar, or the one scenario that is meant. */
    private static Stream<String> each(String name) {
        List<String> inside = ScenarioTexts.under(name);
        return inside.isEmpty() ? Stream.of(name) : inside.stream();
    }

    /** Scenarios of folders have the same names for their stations, and so their own name before these. */
    private SocketScenarioRunner runner(String name, @Nullable Backend backend) {
        boolean alone = name.indexOf('/') < 0 || Files.isRegularFile(Path.of(name));
        String prefix = alone ? idPrefix : idPrefix + name.substring(name.lastIndexOf('/') + 1) + "-";
        return new SocketScenarioRunner(
                new SocketScenarioRunner.Setup(
                        target.url(),
                        prefix,
                        target.password(),
                        new SocketScenarioRunner.Waits(
                                Duration.ofSeconds(timeout), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                        backend,
                        Map.of(),
                        target.tls()),
                System.currentTimeMillis());
    }

    private static boolean print(ScenarioReport report, PrintWriter out) {
        String facts = report.unchecked() == 0 ? "" : ", facts of " + report.unchecked() + " not visible from here";
        out.println((report.isFine() ? "ok      " : "FAILED  ") + report.scenario() + ": " + report.steps() + " steps"
                + facts);
        report.failures().forEach(failure -> out.println("  line " + failure.line() + ": " + failure.what()));
        return report.isFine();
    }

    private String read(String name) {
        try {
            Path file = Path.of(name);
            String text = Files.isRegularFile(file) ? Files.readString(file) : ScenarioTexts.ofName(name);
            if (text == null) {
                throw wrong("there is no scenario " + name);
            }
            return text;
        } catch (IOException unreadable) {
            throw wrong(name + " can't be read");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
