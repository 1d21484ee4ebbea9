package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes of the gateway's database, which can be stopped in their tracks, or killed and started again. A value. Who froze it has
 * to thaw it, and who killed it has to start it.
 */
record DatabaseProcess(ProcessHandle postmaster, Path folder) {
    /** Where it writes what it was started with: the program, and each argument in quotes. */
    private static final String OPTIONS = "postmaster.opts";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final long END_SECONDS = 30;

    static DatabaseProcess of(Server server) {
        return new DatabaseProcess(
                server.database().orElseThrow(DatabaseProcess::none),
                server.databaseFolder().orElseThrow(DatabaseProcess::none));
    }

    private static IllegalStateException none() {
        return new IllegalStateException("the gateway has no database of its own");
    }

    /** It keeps its sockets, and answers nobody. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Returns when all of it is gone; what it had not synced is lost. */
    void kill() throws IOException, InterruptedException {
        List<ProcessHandle> all = processes();
        signal("KILL");
        try {
            for (ProcessHandle each : all) {
                each.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
            }
        } catch (CompletionException stubborn) {
            throw new IOException("The database did not end.", stubborn);
        }
    }

    /** Starts it as it was started before, on the same port, and returns at once. */
    Process start() throws IOException {
        String options = Files.readString(folder.resolve(OPTIONS)).strip();
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it isn't.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(options.substring(0, options.indexOf(" \"")));
        Matcher arguments = QUOTED.matcher(options);
        while (arguments.find()) {
            command.add(arguments.group(1));
        }
        return Children.start(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes().forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
