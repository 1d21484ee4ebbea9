package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long from a station's frame until consumers of the stream have its fact? Used by the main thread; each consumer has a thread of its
 * own. Every acknowledged meter value has to come to each of them once.
 */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Latency from a frame to the server-sent event that tells of it.")
final class EventsQuestion implements Callable<Integer> {
    private static final int MOST_CONSUMERS = 100;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--rate", description = "Calls a second of all stations; default ${DEFAULT-VALUE}.")
    private double rate = 500;

    @Option(names = "--consumers", description = "Streams that are read at once; default ${DEFAULT-VALUE}.")
    private int consumers = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Histogram ages = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final List<Check> checks = new ArrayList<>();
    private double measuredSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake == null && (!(rate > 0 && rate <= 1_000_000) || consumers < 1 || consumers > MOST_CONSUMERS)) {
            mistake = "--rate is more than 0 and at most 1000000, --consumers 1 to " + MOST_CONSUMERS + ".";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.rate = rate;
        Result.Setting setting = Publication.setting(
                spec,
                servers,
                servers.included() + "; from the frame's leaving to the event's line in the consumer, which is in the"
                        + " generator's process; ages are at most 1 ms too long, as frames tell milliseconds");
        try (Contender gateway = new Contender(servers.gateway(Map.of()), options, servers)) {
            gateway.dial();
            for (int round = 0; round < options.rounds; round++) {
                listened(gateway);
            }
            checks.addAll(gateway.finish());
            String asked = "frame to server-sent event at %s MeterValues/s, open loop, %d stations, %d %s"
                    .formatted(
                            Numbers.shown(rate),
                            options.stations,
                            consumers,
                            consumers == 1 ? "consumer" : "consumers");
            Result result = new Result(spec.name(), asked, setting, gateway.rounds(), figures(gateway), checks);
            return Publication.publish(
                    result,
                    Map.of("gateway", ages, "answers", gateway.latencies()),
                    servers.output,
                    spec.commandLine().getOut());
        }
    }

    private List<Figure> figures(Contender gateway) {
        Round.Percentiles ms = Contender.percentiles(ages);
        Round.Percentiles answers = Contender.percentiles(gateway.latencies());
        return List.of(
                Figure.of("frame to event, p50", ms.p50(), "ms"),
                Figure.of("frame to event, p90", ms.p90(), "ms"),
                Figure.of("frame to event, p99", ms.p99(), "ms"),
                Figure.of("frame to event, p99.9", ms.p999(), "ms"),
                Figure.of("frame to event, longest", ms.max(), "ms"),
                Figure.of("events to all consumers", ms.count() / measuredSeconds, "a second"),
                Figure.of("the frames' own answers, p50", answers.p50(), "ms"),
                Figure.of("the frames' own answers, p99", answers.p99(), "ms"));
    }

    /** New streams for each round. */
    private void listened(Contender gateway) throws IOException, InterruptedException, TimeoutException {
        Backend backend = gateway.server().backend().orElseThrow();
        List<EventConsumer> listening = new ArrayList<>();
        try {
            for (int i = 0; i < consumers; i++) {
                listening.add(new EventConsumer(backend, gateway.prefix(), gateway::phases, ages));
            }
            long before = gateway.readings();
            gateway.measure();
            measuredSeconds += gateway.phases().measuredSeconds();
            long acknowledged = gateway.readings() - before;
            for (EventConsumer each : listening) {
                each.awaitHeard(acknowledged, options.patienceSeconds);
                checks.add(new Check(
                        "a consumer heard of every acknowledged meter value once",
                        each.heard() == acknowledged,
                        acknowledged + " acknowledged, " + each.heard() + " heard"));
            }
        } finally {
            listening.forEach(EventConsumer::close);
        }
    }
}
