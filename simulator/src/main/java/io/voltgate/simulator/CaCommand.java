package io.voltgate.simulator;

import io.voltgate.simulator.pki.CertificateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the certificates of a test authority into a folder. Owned by the main thread. The same options give the same files. */
@Command(
        name = "ca",
        description = {
            "Writes a test authority and what it issued, right and wrong, as PEM files.",
            "The keys follow from the seed: they are for tests only.",
            "",
            "  java -jar simulator.jar ca --out /tmp/ca --host localhost,127.0.0.1 --station CS-1,CS-2",
            "",
            "Then, against a server with server-right.pem and server-right.key that trusts root.pem:",
            "",
            "  java -jar simulator.jar run --url wss://localhost:9443/ocpp --security-profile 3 \\",
            "    --trust /tmp/ca/root.pem --certificate /tmp/ca/{identity}-right.pem --key /tmp/ca/{identity}-right.key"
        })
final class CaCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder; made where it isn't there.")
    private Path out = Path.of(".");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All keys come from it. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "localhost,127.0.0.1",
            description = "Host names and addresses of the server. Default: ${DEFAULT-VALUE}")
    private List<String> hosts = List.of();

    @Option(
            names = "--station",
            paramLabel = "SERIAL",
            split = ",",
            defaultValue = "CS-1",
            description = "Serial numbers of the stations, which their certificates name. Default: ${DEFAULT-VALUE}")
    private List<String> stations = List.of();

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            defaultValue = "Voltgate",
            description = "The operator, which stations' certificates name. Default: ${DEFAULT-VALUE}")
    private String organisation = "Voltgate";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The day on which the right ones are valid, such as 2026-01-01T00:00:00Z. Default: today")
    private @Nullable String at;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter console = command.commandLine().getOut();
        try {
            CertificateFolder.Order order =
                    new CertificateFolder.Order(seed, moment(command), organisation, hosts, stations);
            CertificateFolder.write(out, order).forEach(file -> console.printf("%-36s %s%n", file.name(), file.what()));
        } catch (IOException unwritable) {
            throw new ParameterException(command.commandLine(), "--out: " + out + " can't be written");
        } catch (IllegalArgumentException bad) {
            throw new ParameterException(command.commandLine(), String.valueOf(bad.getMessage()));
        }
        console.flush();
        return 0;
    }

    private Instant moment(CommandSpec command) {
        String told = at;
        if (told == null) {
            return Instant.now();
        }
        try {
            return Instant.parse(told);
        } catch (DateTimeException unreadable) {
            throw new ParameterException(
                    command.commandLine(), "--at is a time such as 2026-01-01T00:00:00Z, not " + told);
        }
    }
}
