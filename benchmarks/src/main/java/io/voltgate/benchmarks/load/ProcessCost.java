package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process has used: processor time of itself and of its children (the embedded database), and its memory. A value; zero where
 * the system doesn't tell.
 *
 * @param residentKib resident memory of the process alone
 */
record ProcessCost(Duration own, Duration children, long residentKib) {
    static final ProcessCost NONE = new ProcessCost(Duration.ZERO, Duration.ZERO, 0);

    static ProcessCost of(ProcessHandle process) {
        return new ProcessCost(
                cpu(process),
                process.descendants().map(ProcessCost::cpu).reduce(Duration.ZERO, Duration::plus),
                resident(process.pid()));
    }

    /** The processor time since then, with the memory of now. */
    ProcessCost since(ProcessCost before) {
        return new ProcessCost(own.minus(before.own), children.minus(before.children), residentKib);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long resident(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            Optional<String> line =
                    lines.filter(text -> text.startsWith("VmRSS:")).findFirst();
            return line.map(text -> Long.parseLong(text.replaceAll("\\D", ""))).orElse(0L);
        } catch (IOException gone) {
            return 0;
        }
    }
}
