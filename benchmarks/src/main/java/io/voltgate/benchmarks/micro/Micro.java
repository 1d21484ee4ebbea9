package io.voltgate.benchmarks.micro;

import io.voltgate.benchmarks.Machine;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all micro benchmarks, or those that JMH's own arguments name. Used by the main thread; each benchmark runs in a JVM of its own
 * with the flags of this one. What arguments don't say is short: one fork, 3 x 1 s to warm up, 5 x 1 s measured.
 */
public final class Micro {
    private static final int WARMUPS = 3;
    private static final int MEASUREMENTS = 5;

    private Micro() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
        System.out.println(Machine.describe());
        System.out.println("JVM flags: " + String.join(" ", flags));
        Collection<RunResult> results =
                new Runner(options(new CommandLineOptions(arguments), flags).build()).run();
        System.out.println(MicroTable.markdown(results));
    }

    private static ChainedOptionsBuilder options(CommandLineOptions said, List<String> flags) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(said)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs(flags.toArray(String[]::new));
        if (!said.getForkCount().hasValue()) {
            options.forks(1);
        }
        if (!said.getWarmupIterations().hasValue()) {
            options.warmupIterations(WARMUPS);
        }
        if (!said.getMeasurementIterations().hasValue()) {
            options.measurementIterations(MEASUREMENTS);
        }
        if (!said.getWarmupTime().hasValue()) {
            options.warmupTime(TimeValue.seconds(1));
        }
        if (!said.getMeasurementTime().hasValue()) {
            options.measurementTime(TimeValue.seconds(1));
        }
        return options;
    }
}
