package io.voltgate.simulator.verify;

import io.voltgate.script.ScenarioException;
import io.voltgate.simulator.link.Opening;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.scenario.ApiOptions;
import io.voltgate.simulator.scenario.Backend;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import io.voltgate.simulator.target.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs suites of scenarios against any server and reports. Owned by the main thread. The exit code is 0 exactly when nothing failed. */
@Command(
        name = "verify",
        description = {
            "Plays suites of scenarios to an OCPP server, whosoever it is, and says what it does wrong.",
            "",
            "  verify --url ws://127.0.0.1:9000/ocpp                        what every server must do",
            "  verify core/1.6 quirks --url ws://host:9000/ocpp --report out   reports as HTML and JUnit XML",
            "  verify my-folder my.scenario --url ws://host:9000/ocpp       scenarios of your own",
            "  verify certification --url ... --api http://host:8080 --api-key KEY",
            "",
            "Stations have fresh identities in each run: the server must take in stations that it doesn't know,",
            "or be Voltgate with --api, by which they are entered. Drivers' tokens are those that the scenarios",
            "name (see --list); --set token=CARD gives the one that the core suites use.",
            "What needs the API of Voltgate is not run without it, and is counted as not run.",
            "All that the server sends is also held against the rules that 'rules' lists, whether or not a",
            "scenario looks at it; a breach fails the scenario, or with --lenient is only reported.",
            "The language of scenarios: 'scenario --language'.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything that was run passed.",
            "1:Something failed, or the server broke a rule; it is printed with the frame that did.",
            "2:Bad usage, nobody listens there, or nothing could be run."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SUITE",
            arity = "0..*",
            defaultValue = "core",
            description = {
                "core, quirks, billing, certification or a part such as core/2.0.1, one scenario of them,",
                "or files and folders of your own. Default: core"
            })
    private List<String> names = List.of("core");

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--list", description = "Only lists the scenarios, with what they show.")
    private boolean list;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Only scenarios whose name contains a match of this regular expression.")
    private @Nullable String only;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many scenarios at a time, 1 to 64. Default: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where report.html and report.xml (JUnit) are written.")
    private @Nullable Path report;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long an answer, a call or a row may take. Default: ${DEFAULT-VALUE}")
    private int timeout;

    @Option(
            names = "--longest",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "The longest 'after' that is waited for; what waits longer is not run. Default: ${DEFAULT-VALUE}")
    private int longest;

    @Option(
            names = "--id-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Put before each identity, which is fresh in each run all the same.")
    private String idPrefix = "";

    @Option(
            names = "--entered",
            description = "What 'given' lines say has been entered into the server by hand, so run them without --api.")
    private boolean entered;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A value for a variable of the scenarios, such as token=CARD-1.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--lenient",
            description = "Only reports what breaks a rule that 'rules' lists; without it, such a scenario has failed.")
    private boolean lenient;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Suite.Entry> entries = entries();
        if (list) {
            entries.forEach(each -> out.println(each.name() + "  " + each.title()));
            out.println(entries.size() + " scenarios");
            out.flush();
            return 0;
        }
        if (jobs < 1 || jobs > 64 || timeout < 1 || longest < 0) {
            throw wrong("--jobs is 1 to 64, --timeout at least 1 and --longest at least 0");
        }
        if (target.hasCertificates()) {
            throw wrong("stations of suites have fresh identities, so --certificate is one for all of them");
        }
        if (Opening.isSecured(target.url())) {
            Tls.offerOld();
        }
        knock();
        ConsoleReport console = new ConsoleReport(out);
        Instant begun = Instant.now();
        List<Verdict> verdicts;
        try (Backend backend = api.open()) {
            verdicts = new SuiteRun(plan(backend, begun)).run(entries, console::tell);
        }
        long millis = Duration.between(begun, Instant.now()).toMillis();
        SuiteResult result = new SuiteResult(target.url().toString(), begun, millis, verdicts);
        console.total(result);
        write(result, out);
        if (result.count(Verdict.Outcome.NOT_RUN) == verdicts.size()) {
            throw wrong("nothing of this can be run so");
        }
        return result.count(Verdict.Outcome.FAILED) == 0 ? 0 : 1;
    }

    private List<Suite.Entry> entries() {
        List<Suite.Entry> entries = new ArrayList<>();
        Pattern pattern = pattern();
        for (String name : names) {
            List<Suite.Entry> found;
            try {
                found = Suite.of(name);
            } catch (ScenarioException unclear) {
                throw wrong(String.valueOf(unclear.getMessage()));
            }
            if (found.isEmpty()) {
                throw wrong("there is no suite, scenario, file or folder " + name);
            }
            found.stream().filter(each -> pattern.matcher(each.name()).find()).forEach(entries::add);
        }
        if (entries.isEmpty()) {
            throw wrong("no scenario's name matches " + only);
        }
        return entries;
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(only == null ? "" : only);
        } catch (PatternSyntaxException unclear) {
            throw wrong(only + " is no regular expression");
        }
    }

    private SuiteRun.Plan plan(@Nullable Backend backend, Instant begun) {
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put("$" + name, value));
        SocketScenarioRunner.Waits waits = new SocketScenarioRunner.Waits(
                Duration.ofSeconds(timeout), Duration.ofMillis(500), Duration.ofSeconds(longest));
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                target.url(), idPrefix, target.password(), waits, backend, named, target.tls());
        // Seven digits of base 36 tell a second of the next two thousand years.
        String run = Long.toString(begun.getEpochSecond(), 36).toUpperCase(Locale.ROOT) + "-";
        return new SuiteRun.Plan(setup, run, jobs, entered, lenient);
    }

    /** Whether somebody listens at all: else every scenario would say so. */
    private void knock() {
        URI url = target.url();
        boolean tls = "wss".equals(url.getScheme());
        if (url.getHost() == null || !(tls || "ws".equals(url.getScheme()))) {
            throw wrong(url + " is no address such as ws://127.0.0.1:9000/ocpp");
        }
        int port = url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), timeout * 1000);
        } catch (IOException nobody) {
            throw wrong("nobody listens at " + url);
        }
    }

    private void write(SuiteResult result, PrintWriter out) {
        Path folder = report;
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.html"), HtmlReport.of(result));
            Files.writeString(folder.resolve("report.xml"), JUnitReport.of(result));
            out.println("Reports: " + folder.resolve("report.html") + ", " + folder.resolve("report.xml"));
            out.flush();
        } catch (IOException unwritable) {
            throw wrong("the reports can't be written to " + folder);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
