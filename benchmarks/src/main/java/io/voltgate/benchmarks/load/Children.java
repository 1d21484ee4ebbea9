package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How servers are started: with the JDK of this program, on cores of their own where there are four or more. Stateless. With fewer
 * cores all share them, and reports say so.
 */
final class Children {
    private static final int ENOUGH_CORES = 4;

    private Children() {}

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, and has it end with this program where that is ended from outside. */
    static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return process;
    }

    /** Waits until the disk has taken in what was written so far, so that nobody's first sync has to. */
    static void settleDisk() throws IOException, InterruptedException {
        int exit = new ProcessBuilder("sync").inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("sync ended with " + exit);
        }
    }

    /** The command of a JVM that writes down its collections. */
    static List<String> java(List<String> jvmArguments, Path gcLog) {
        List<String> command = new ArrayList<>(pinned());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:gc:file=" + gcLog + "::filecount=0");
        command.addAll(jvmArguments);
        return command;
    }

    private static List<String> pinned() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores < ENOUGH_CORES ? List.of() : List.of("taskset", "-c", "0-" + (serverCores(cores) - 1));
    }

    /** One core in four is the generator's. */
    private static int serverCores(int cores) {
        return cores - cores / ENOUGH_CORES;
    }

    /** Moves this program to the cores that servers don't get; says where everything runs. */
    static String pinSelf() throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores < ENOUGH_CORES) {
            return "stations, server and database share " + cores + " cores";
        }
        String mine = serverCores(cores) + "-" + (cores - 1);
        String self = Long.toString(ProcessHandle.current().pid());
        int exit = new ProcessBuilder("taskset", "-a", "-c", "-p", mine, self)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return exit == 0
                ? "stations on cores " + mine + ", server and database on 0-" + (serverCores(cores) - 1)
                : "the cores could not be shared out; all run on all " + cores;
    }
}
