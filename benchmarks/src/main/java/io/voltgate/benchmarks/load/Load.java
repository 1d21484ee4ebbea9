package io.voltgate.benchmarks.load;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The load program: one command a question. Used by the main thread. It ends with 1 where a call failed or something was lost, with 2
 * for a mistake in the arguments.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Puts load on a gateway of this machine, beside a floor, and checks that nothing of it was lost.",
        subcommands = {
            ClosedQuestion.class,
            SessionsQuestion.class,
            SteadyQuestion.class,
            StormQuestion.class,
            IdleQuestion.class,
            SlowDatabaseQuestion.class,
            RecoveryQuestion.class,
            StartQuestion.class,
            EventsQuestion.class,
            RowsQuestion.class,
            FleetQuestion.class,
            ReportCommand.class
        })
public final class Load implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Load()).execute(arguments));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a question: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
