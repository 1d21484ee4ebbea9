package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What processes have used up to one moment, as Linux tells it. A value; zero where the system doesn't tell. Processor time is in
 * seconds, in steps of 10 ms.
 *
 * @param threads processor seconds of the server by kind of thread
 * @param residentKib of the server alone
 */
record Look(double server, Map<String, Double> threads, double database, double generator, long residentKib) {
    private static final double TICKS = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    static Look at(Server server) {
        Optional<Path> process = server.process().map(Look::folder);
        Map<String, Double> threads = process.map(Look::threads).orElse(Map.of());
        double database = server.database().stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .mapToDouble(each -> cpu(folder(each).resolve("stat")))
                .sum();
        return new Look(
                process.map(folder -> cpu(folder.resolve("stat"))).orElse(0.0),
                threads,
                database,
                cpu(folder(ProcessHandle.current()).resolve("stat")),
                process.map(Look::resident).orElse(0L));
    }

    /** Processor seconds of any process so far. */
    static double processor(ProcessHandle process) {
        return cpu(folder(process).resolve("stat"));
    }

    /** Resident memory of any process, in KiB. */
    static long residentKib(ProcessHandle process) {
        return resident(folder(process));
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /** Threads that differ in their number only are of one kind. */
    private static Map<String, Double> threads(Path process) {
        Map<String, Double> all = new HashMap<>();
        Path tasks = process.resolve("task");
        if (!Files.isDirectory(tasks)) {
            return all;
        }
        try (Stream<Path> each = Files.list(tasks)) {
            each.map(task -> text(task.resolve("stat")))
                    .filter(stat -> !stat.isEmpty())
                    .forEach(stat -> all.merge(kind(stat), seconds(stat), Double::sum));
        } catch (IOException | UncheckedIOException gone) {
            return all;
        }
        return all;
    }

    private static String kind(String stat) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return name.replaceAll("[-# ]*\\d*$", "");
    }

    private static double cpu(Path stat) {
        String text = text(stat);
        return text.isEmpty() ? 0 : seconds(text);
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
    }

    private static long resident(Path process) {
        List<String> lines = text(process.resolve("status")).lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
