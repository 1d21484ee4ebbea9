package io.voltgate.simulator;

import io.voltgate.simulator.demo.Demo;
import io.voltgate.simulator.scenario.ScenarioCommand;
import io.voltgate.simulator.tape.ImportCommand;
import io.voltgate.simulator.tape.RecordCommand;
import io.voltgate.simulator.tape.ReplayCommand;
import io.voltgate.simulator.terminal.TerminalCommand;
import io.voltgate.simulator.verify.VerifyCommand;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The simulator's command line. Owned by the main thread. Without the name of a command, it runs stations. */
@Command(
        name = "simulator",
        description = {
            "Simulates charging stations that dial in to an OCPP gateway.",
            "",
            "  java -jar simulator.jar --stations 10 --version mixed --sessions 2",
            "  java -jar simulator.jar scenario plug-to-row.scenario --url ws://127.0.0.1:9000/ocpp",
            "  java -jar simulator.jar verify core --url ws://127.0.0.1:9000/ocpp --report out",
            "",
            "Without a command it is 'run'; see 'run --help' for the options. Options may stand in a file, a line",
            "each: run @night.args"
        },
        subcommands = {
            RunCommand.class,
            ScenarioCommand.class,
            VerifyCommand.class,
            TerminalCommand.class,
            RulesCommand.class,
            RecordCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            CaCommand.class,
            Demo.class
        })
public final class Main {
    private static final Set<String> COMMANDS =
            Set.of("run", "scenario", "verify", "terminal", "rules", "record", "import", "replay", "ca", "demo");

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "io/voltgate/simulator/logback.xml");
        System.exit(execute(args));
    }

    static int execute(String... args) {
        boolean named =
                args.length > 0 && (COMMANDS.contains(args[0]) || args[0].equals("-h") || args[0].equals("--help"));
        String[] full =
                named ? args : Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new);
        CommandLine line = new CommandLine(new Main());
        addHelp(line);
        line.getSubcommands().values().forEach(Main::addHelp);
        line.setParameterExceptionHandler((wrong, _) -> refused(wrong));
        return line.execute(full);
    }

    /** What is wrong, in a sentence; the whole help is for those who ask for it. */
    private static int refused(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage());
        line.getErr().flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build());
    }
}
