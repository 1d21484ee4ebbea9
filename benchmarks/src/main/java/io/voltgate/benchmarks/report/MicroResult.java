package io.voltgate.benchmarks.report;

import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Result.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scores of micro benchmarks as a result, read from the JSON that JMH writes. Stateless. Only the engine's step has targets. */
public final class MicroResult {
    static final String STEP = "engine step of MeterValues, p50";
    static final String ALLOCATED = "engine step of MeterValues, allocated";
    private static final String ENGINE = "EngineBenchmark.meterValues";
    private static final String REQUEST = "EngineBenchmark.theirRequest";
    private static final String SAMPLED = "sample";
    private static final double STEP_MICROS = 1;
    private static final double ALLOCATED_KIB = 1;
    private static final double NANOS = 1e3;
    private static final double KIBI = 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MicroResult() {}

    public static Result read(Path file, String machine) throws IOException {
        JsonNode runs = JSON.readTree(Files.readString(file));
        List<Figure> figures = new ArrayList<>();
        for (JsonNode run : runs) {
            if (name(run).equals(ENGINE) && isSampled(run)) {
                double p50 = run.at("/primaryMetric/scorePercentiles/50.0").asDouble(Double.NaN);
                figures.add(Figure.atMost(STEP, p50 / NANOS, "us", STEP_MICROS));
                double step = allocated(run) - requests(runs);
                figures.add(Figure.atMost(ALLOCATED, step / KIBI, "KiB", ALLOCATED_KIB));
            }
        }
        for (JsonNode run : runs) {
            figures.add(Figure.of(
                    label(run),
                    run.at("/primaryMetric/score").asDouble(Double.NaN),
                    run.at("/primaryMetric/scoreUnit").asString("")));
        }
        Setting setting = new Setting(
                machine,
                Files.getLastModifiedTime(file)
                        .toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                "mvn -Pbench -Dbench.args=\"-rf json -rff " + file.getFileName() + "\"",
                "",
                "one benchmark at a time",
                "what each names, without socket; the engine's step is decide and apply among 1,000 stations, without"
                        + " journal, and what it allocates is without the request");
        return new Result("micro", "scores of the micro benchmarks (JMH)", setting, List.of(), figures, List.of());
    }

    private static boolean isSampled(JsonNode run) {
        return run.path("mode").asString("").equals(SAMPLED);
    }

    /** What the request itself takes, which the dialect makes and not the engine; 0 where it was not measured. */
    private static double requests(JsonNode runs) {
        return runs.valueStream()
                .filter(run -> name(run).equals(REQUEST) && isSampled(run))
                .mapToDouble(MicroResult::allocated)
                .findFirst()
                .orElse(0);
    }

    private static double allocated(JsonNode run) {
        return run.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble(Double.NaN);
    }

    /** The class and the method. */
    private static String name(JsonNode run) {
        String path = run.path("benchmark").asString("");
        return path.substring(path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1);
    }

    private static String label(JsonNode run) {
        String with = run.path("params")
                .propertyStream()
                .map(each -> " " + each.getValue().asString(""))
                .collect(Collectors.joining());
        return name(run) + with + (isSampled(run) ? ", sampled" : "");
    }
}
