package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import io.voltgate.benchmarks.wire.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many whole sessions a second, from boot to stop? Used by the main thread. Connections stay open from one to the next. */
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Whole sessions (boot, statuses, authorize, start, meter values, stop) in a closed loop.")
final class SessionsQuestion implements Callable<Integer> {
    private static final double OF_ECHO = 0.3;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--meter-values", description = "Meter-value messages per session; default ${DEFAULT-VALUE}.")
    private int meterValues = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake == null && (meterValues < 1 || meterValues > 10_000)) {
            mistake = "--meter-values is 1 to 10000; a session without energy is cancelled, not completed.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.meterValues = meterValues;
        Result.Setting setting = Publication.setting(spec, servers, servers.included());
        PrintWriter out = spec.commandLine().getOut();
        Contest contest = Contest.of(servers, options, out);
        String asked = "whole sessions of %d calls, closed loop, %d stations, OCPP %s"
                .formatted(Step.OTHERS + meterValues, options.stations, options.ocpp);
        Result result = new Result(spec.name(), asked, setting, contest.rounds(), figures(contest), contest.checks());
        return Publication.publish(result, contest.latencies(), servers.output, out);
    }

    private static List<Figure> figures(Contest contest) {
        List<Figure> figures = new ArrayList<>();
        boolean measured = contest.has("gateway");
        double rate = measured ? contest.median("gateway", Round::sessionsPerSecond) : Double.NaN;
        if (measured) {
            figures.add(Figure.of("gateway", rate, "sessions/s"));
            figures.add(Figure.of("gateway, CPU", contest.median("gateway", Round::cpuPerCall), "us a call"));
        }
        for (String floor : contest.floors()) {
            double floorRate = contest.median(floor, Round::sessionsPerSecond);
            figures.add(Figure.of(floor, floorRate, "sessions/s"));
            figures.add(Figure.of(floor + ", CPU", contest.median(floor, Round::cpuPerCall), "us a call"));
            if (measured && floor.equals(ClosedQuestion.FLOOR)) {
                figures.add(Figure.atLeast("gateway to " + floor, rate / floorRate, "of its rate", OF_ECHO));
            }
        }
        return figures;
    }
}
