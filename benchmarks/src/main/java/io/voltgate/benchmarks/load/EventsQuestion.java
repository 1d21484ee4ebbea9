package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long from a station's frame until a consumer of the stream has its fact? Used by the main thread; one thread listens. Stations
 * write into a meter value when they send it, to the millisecond, on the clock that the listener reads too.
 */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Latency from a frame to the server-sent event that tells of it.")
final class EventsQuestion implements Callable<Integer> {
    private static final String FACT = "SessionMetered";
    private static final String DATA = "data:";
    private static final String SENT = "\"raw\":\"";
    private static final long LONGEST_MS = TimeUnit.MINUTES.toMillis(10);
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long JOIN_MS = 5_000;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--rate", description = "Calls a second of all stations; default ${DEFAULT-VALUE}.")
    private double rate = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Histogram latencies = new ConcurrentHistogram(LONGEST_MS * NANOS_PER_MS, 3);
    private final AtomicLong heard = new AtomicLong();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.rate = rate;
        Result.Setting setting = Publication.setting(
                spec, servers, ClosedQuestion.INCLUDED + "; the listener is the generator's process, one stream");
        try (Contender gateway = new Contender(servers.gateway(Map.of()), options)) {
            gateway.dial();
            for (int round = 0; round < options.rounds; round++) {
                listened(gateway);
            }
            List<Check> checks = new ArrayList<>(gateway.finish());
            checks.add(new Check("facts were heard", heard.get() > 0, heard.get() + " facts"));
            Round.Percentiles ms = Contender.percentiles(latencies);
            List<Figure> figures = List.of(
                    Figure.of("frame to event, p50", ms.p50(), "ms"),
                    Figure.of("frame to event, p99", ms.p99(), "ms"),
                    Figure.of("frame to event, p99.9", ms.p999(), "ms"),
                    Figure.of("frame to event, longest", ms.max(), "ms"));
            String asked = "frame to server-sent event at %s MeterValues/s, %d stations"
                    .formatted(Numbers.shown(rate), options.stations);
            Result result = new Result(spec.name(), asked, setting, gateway.rounds(), figures, checks);
            return Publication.publish(
                    result,
                    Map.of("gateway", latencies),
                    servers.output,
                    spec.commandLine().getOut());
        }
    }

    /** One stream for one round. */
    private void listened(Contender gateway) throws IOException, InterruptedException, TimeoutException {
        Backend backend = gateway.server().backend().orElseThrow();
        Thread listener;
        try (Stream<String> lines = backend.events(FACT)) {
            listener = Thread.ofPlatform().name("listener").daemon().start(() -> hear(lines));
            gateway.measure();
        }
        listener.join(JOIN_MS);
    }

    private void hear(Stream<String> lines) {
        try {
            lines.forEach(this::hear);
        } catch (UncheckedIOException closed) {
            // That is how a stream ends that was closed here.
            return;
        }
    }

    private void hear(String line) {
        int at = line.startsWith(DATA) ? line.indexOf(SENT) : -1;
        if (at < 0) {
            return;
        }
        int from = at + SENT.length();
        long sentMs =
                Instant.parse(line.substring(from, line.indexOf('"', from))).toEpochMilli();
        heard.incrementAndGet();
        long ms = Math.clamp(System.currentTimeMillis() - sentMs, 0, LONGEST_MS);
        latencies.recordValue(ms * NANOS_PER_MS);
    }
}
