package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How many meter values a second, each station having one call open? Used by the main thread. Each belongs to a session that runs. */
@Command(
        name = "closed",
        mixinStandardHelpOptions = true,
        description = "MeterValues as fast as they are answered, one outstanding call a station, beside the floor.")
final class ClosedQuestion implements Callable<Integer> {
    /** The floor that the targets are about. */
    static final String FLOOR = "echo jackson";

    private static final double IN_MEMORY_SERVER = 28_000;
    private static final double OF_ECHO = 0.4;
    private static final double ECHO_CPU = 2;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting = Publication.setting(spec, servers, servers.included());
        PrintWriter out = spec.commandLine().getOut();
        Contest contest = Contest.of(servers, options, out);
        String asked = "MeterValues (energy, power, SoC, three currents), closed loop, %d stations, OCPP %s"
                .formatted(options.stations, options.ocpp);
        Result result = new Result(spec.name(), asked, setting, contest.rounds(), figures(contest), contest.checks());
        return Publication.publish(result, contest.latencies(), servers.output, out);
    }

    private static List<Figure> figures(Contest contest) {
        List<Figure> figures = new ArrayList<>();
        boolean measured = contest.has("gateway");
        double rate = measured ? contest.median("gateway", Round::answeredPerSecond) : Double.NaN;
        double cpu = measured ? contest.median("gateway", Round::cpuPerCall) : Double.NaN;
        if (measured) {
            figures.add(Figure.atLeast("gateway", rate, "calls/s", IN_MEMORY_SERVER));
            figures.add(Figure.of("gateway, CPU", cpu, "us a call"));
        }
        for (String floor : contest.floors()) {
            double floorRate = contest.median(floor, Round::answeredPerSecond);
            double floorCpu = contest.median(floor, Round::cpuPerCall);
            figures.add(Figure.of(floor, floorRate, "calls/s"));
            figures.add(Figure.of(floor + ", CPU", floorCpu, "us a call"));
            if (measured && floor.equals(FLOOR)) {
                figures.add(Figure.atLeast("gateway to " + floor, rate / floorRate, "of its rate", OF_ECHO));
                figures.add(Figure.atMost("gateway to " + floor + ", CPU", cpu / floorCpu, "times", ECHO_CPU));
            } else if (measured) {
                figures.add(Figure.of("gateway to " + floor, rate / floorRate, "of its rate"));
                figures.add(Figure.of("gateway to " + floor + ", CPU", cpu / floorCpu, "times"));
            }
        }
        return figures;
    }
}
