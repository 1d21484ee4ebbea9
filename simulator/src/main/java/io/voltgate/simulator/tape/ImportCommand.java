package io.voltgate.simulator.tape;

import io.voltgate.ocpp.OcppVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes recordings of the text logs of others. Owned by the main thread. */
@Command(
        name = "import",
        description = {
            "Makes recordings of a text log: of each line with an OCPP frame somewhere in it, with its time and its"
                    + " station.",
            "Server logs such as SteVe's or CitrineOS', JSON lines, and plain '<- [2,...]' lines are read.",
            "Who says a frame is told by its action."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:A recording was written for each station.", "1:No frame was found.", "2:Bad usage."})
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "The log, a text file in UTF-8.")
    private Path log = Path.of("log");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The recording; of several stations each has its identity before the suffix. "
                    + "Default: the log's name with .recording")
    private @Nullable Path out;

    @Option(
            names = "--identity",
            paramLabel = "TEXT",
            defaultValue = "CS-1",
            description = "The station of lines that name none. Default: ${DEFAULT-VALUE}")
    private String identity = "CS-1";

    @Option(names = "--version", paramLabel = "V", description = "1.6, 2.0.1 or 2.1. Default: as the messages tell")
    private @Nullable String version;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Z",
            description = "Of times without an offset, such as Europe/Berlin. Default: UTC")
    private String zone = "Z";

    @Override
    public Integer call() {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        LogReader reader = new LogReader(new LogReader.Terms(identity, version(), zone()));
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            lines.forEach(reader::take);
        } catch (IOException | UncheckedIOException unreadable) {
            throw wrong(log + " can't be read");
        }
        Map<String, Recording> recordings = reader.recordings();
        recordings.forEach((station, recording) -> {
            Path file = file(station, recordings.size() == 1);
            write(recording, file);
            console.println(station + ": " + recording.texts().size() + " frames, "
                    + recording.version().map(OcppVersion::subprotocol).orElse("version unknown") + ", " + file);
        });
        if (reader.unclear() > 0) {
            console.println(reader.unclear() + " frames were left out: nothing says who said them");
        }
        if (recordings.isEmpty()) {
            console.println("no OCPP frame was found in " + log);
        }
        console.flush();
        return recordings.isEmpty() ? 1 : 0;
    }

    private Path file(String station, boolean alone) {
        Path given = out;
        String name = given == null ? log + Recording.SUFFIX : given.toString();
        if (alone) {
            return Path.of(name);
        }
        String base =
                name.endsWith(Recording.SUFFIX) ? name.substring(0, name.length() - Recording.SUFFIX.length()) : name;
        return Path.of(base + "-" + station.replaceAll("[^\\w.-]", "_") + Recording.SUFFIX);
    }

    private void write(Recording recording, Path file) {
        try {
            recording.write(file);
        } catch (IOException unwritable) {
            throw wrong(file + " can't be written");
        }
    }

    private @Nullable OcppVersion version() {
        String given = version;
        return given == null
                ? null
                : OcppVersion.of("ocpp" + given)
                        .orElseThrow(() -> wrong("--version is 1.6, 2.0.1 or 2.1, not " + given));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw wrong("--zone: there is no zone " + zone);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
