package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a gateway has used: processor time of its own and of its embedded database, and its memory. A value; zero where
 * the system doesn't tell.
 *
 * @param database the processes of the embedded database, as far as they still run
 * @param residentKib resident memory of the gateway alone
 */
record ProcessCost(Duration own, Duration database, long residentKib) {
    static final ProcessCost NONE = new ProcessCost(Duration.ZERO, Duration.ZERO, 0);

    static ProcessCost of(ProcessHandle process, Optional<ProcessHandle> database) {
        return new ProcessCost(
                cpu(process),
                database.stream()
                        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                        .map(ProcessCost::cpu)
                        .reduce(Duration.ZERO, Duration::plus),
                resident(process.pid()));
    }

    /** The processor time since then, with the memory of now. */
    ProcessCost since(ProcessCost before) {
        return new ProcessCost(own.minus(before.own), database.minus(before.database), residentKib);
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
