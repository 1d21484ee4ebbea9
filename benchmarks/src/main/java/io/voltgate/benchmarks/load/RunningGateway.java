package io.voltgate.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A gateway that was running before, and goes on after. A value. Of its process nothing is known. */
record RunningGateway(URI stations, Backend api) implements Server {
    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Optional<Backend> backend() {
        return Optional.of(api);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public Optional<ProcessHandle> database() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> databaseFolder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> gcLog() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It isn't ours.
    }
}
