package io.voltgate.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Result.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every target has its line, measured or not. */
class TargetTableTest {
    private static final String JMH = """
        [ { "benchmark" : "io.voltgate.benchmarks.micro.EngineBenchmark.meterValues", "mode" : "avgt",
            "primaryMetric" : { "score" : 900.0, "scoreUnit" : "ns/op", "scorePercentiles" : { "50.0" : 905.0 } },
            "secondaryMetrics" : { "gc.alloc.rate.norm" : { "score" : 2048.0 } } },
          { "benchmark" : "io.voltgate.benchmarks.micro.EngineBenchmark.meterValues", "mode" : "sample",
            "primaryMetric" : { "score" : 950.0, "scoreUnit" : "ns/op", "scorePercentiles" : { "50.0" : 800.0 } },
            "secondaryMetrics" : { "gc.alloc.rate.norm" : { "score" : 1536.0 } } },
          { "benchmark" : "io.voltgate.benchmarks.micro.EngineBenchmark.theirRequest", "mode" : "sample",
            "primaryMetric" : { "score" : 50.0, "scoreUnit" : "ns/op", "scorePercentiles" : { "50.0" : 40.0 } },
            "secondaryMetrics" : { "gc.alloc.rate.norm" : { "score" : 256.0 } } },
          { "benchmark" : "io.voltgate.benchmarks.micro.MessageBenchmark.read", "mode" : "avgt",
            "params" : { "message" : "METER", "version" : "V16" },
            "primaryMetric" : { "score" : 5000.0, "scoreUnit" : "ns/op" }, "secondaryMetrics" : { } } ]
        """;

    private static Result steady(Figure... figures) {
        Setting setting = new Setting("a machine", "", "", "", "", "");
        return new Result("steady", "", setting, List.of(), List.of(figures), List.of());
    }

    @Test
    void shouldNameWhatWasNotMeasured() {
        String table = TargetTable.markdown(
                List.of(steady(Figure.atMost("gateway p50", 0.5, "ms", 0.8), Figure.of("a sync, mean", 1, "ms"))));
        assertTrue(table.contains("| steady | gateway p50 | <= 0.800 ms | 0.500 | yes |"), table);
        assertTrue(table.contains("| steady | gateway p99 | <= 3 ms | - | not measured |"), table);
        assertTrue(table.contains("| fleet | a station, resident | <= 20 KiB | - | not measured |"), table);
        assertEquals(20, table.lines().filter(line -> line.contains("=")).count(), table);
    }

    @Test
    void shouldTakeTheEngineStepFromJmh(@TempDir Path folder) throws IOException {
        Path scores = folder.resolve("jmh.json");
        Files.writeString(scores, JMH);
        Result micro = MicroResult.read(scores, "a machine");
        ResultFiles.write(micro, folder);
        List<Result> read = ResultFiles.read(folder);
        assertEquals(List.of(micro), read);
        String table = TargetTable.markdown(read);
        assertTrue(table.contains("| micro | engine step of MeterValues, p50 | <= 1 us | 0.800 | yes |"), table);
        assertTrue(
                table.contains("| micro | engine step of MeterValues, allocated | <= 1 KiB | 1.25 | **no** |"), table);
        assertEquals(
                "MessageBenchmark.read METER V16", micro.figures().getLast().name());
    }
}
