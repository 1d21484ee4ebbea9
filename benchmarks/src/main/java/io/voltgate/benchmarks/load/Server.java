package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What stations dial in to during a measurement: a gateway or an echo. Owned by the main thread. Closing it leaves nothing behind. */
sealed interface Server extends AutoCloseable permits SpawnedGateway, SpawnedEcho, RunningGateway {
    /** For people: gateway, or echo with its kind. */
    String name();

    /** Such as ws://127.0.0.1:9000/ocpp, the station's name is appended. */
    URI stations();

    /** The API and the figures; an echo has none. */
    Optional<Backend> backend();

    /** Empty where it is not ours. */
    Optional<ProcessHandle> process();

    Optional<ProcessHandle> database();

    /** The data of its own database; empty where it has none. */
    Optional<Path> databaseFolder();

    /** Where its garbage collector writes. */
    Optional<Path> gcLog();

    @Override
    void close() throws IOException;
}
