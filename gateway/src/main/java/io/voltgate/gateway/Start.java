package io.voltgate.gateway;

import io.voltgate.gateway.backend.BackendBindException;
import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.config.ConfigReader;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.persistence.journal.JournalInUseException;
import io.voltgate.persistence.store.CheckpointMismatchException;
import io.voltgate.persistence.store.DatabaseRefusedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command line of the gateway. Used by the main thread. What the operator got wrong is one sentence on stderr and exit code 2; a
 * broken invariant of ours ends the process with 1.
 */
@Command(name = "voltgate", description = "OCPP charge-point gateway with a session engine.")
public final class Start implements Callable<Integer> {
    private static final int OPERATORS_MISTAKE = 2;
    private static final int BROKEN = 1;

    private final Map<String, String> environment;
    private final Opener opener;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with settings; VOLTGATE_* variables stand over it.")
    private @Nullable Path config;

    @Option(
            names = "--print-config",
            description = "Print every setting with its meaning, its default and its value, and end.")
    private boolean printConfig;

    @Spec
    private @Nullable CommandSpec spec;

    /** Makes a gateway that is ready to start. */
    @FunctionalInterface
    interface Opener {
        AutoCloseable open(GatewayConfig config);
    }

    Start(Map<String, String> environment, Opener opener) {
        this.environment = environment;
        this.opener = opener;
    }

    /** Runs the command line and gives the exit code. */
    static int run(Start start, String... arguments) {
        CommandLine line = new CommandLine(start);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this, and end.")
                        .build());
        return line.setExecutionExceptionHandler(Start::explain)
                .setParameterExceptionHandler(Start::explainArguments)
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Optional<Path> file = Optional.ofNullable(config);
        if (printConfig && spec != null) {
            spec.commandLine().getOut().print(ConfigReader.print(file, environment));
            spec.commandLine().getOut().flush();
            return 0;
        }
        AutoCloseable gateway = opener.open(ConfigReader.read(file, environment));
        CountDownLatch ever = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(gateway)));
        ever.await();
        return 0;
    }

    private static void close(AutoCloseable gateway) {
        try {
            gateway.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the gateway did not stop in order", failed);
        }
    }

    private static int explain(Exception failed, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (isOperatorsToMend(failed)) {
            line.getErr().println(failed.getMessage());
            line.getErr().flush();
            return OPERATORS_MISTAKE;
        }
        throw failed;
    }

    private static boolean isOperatorsToMend(Exception failed) {
        return failed instanceof ConfigException
                || failed instanceof BackendBindException
                || failed instanceof JournalInUseException
                || failed instanceof CheckpointMismatchException
                || failed instanceof DatabaseRefusedException;
    }

    private static int explainArguments(CommandLine.ParameterException mistake, String[] arguments) {
        mistake.getCommandLine().getErr().println(mistake.getMessage() + "; --help lists what there is.");
        mistake.getCommandLine().getErr().flush();
        return OPERATORS_MISTAKE;
    }

    /** Ends the process at once: what isn't on disk was not answered, so nothing is lost by it. */
    static void die(Throwable broken) {
        Runtime.getRuntime().halt(BROKEN);
    }
}
