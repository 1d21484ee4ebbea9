package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the gateway's database, which can be stopped in their tracks. A value. Who froze it has to thaw it. */
record DatabaseProcess(ProcessHandle postmaster) {
    static DatabaseProcess of(Server server) {
        return new DatabaseProcess(server.database()
                .orElseThrow(() -> new IllegalStateException("the gateway has no database of its own")));
    }

    /** It keeps its sockets, and answers nobody. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .forEach(command::add);
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
