package io.voltgate.simulator.tape;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records what passes between stations and their server until it is stopped. Owned by the main thread. */
@Command(
        name = "record",
        description = {
            "Stands between stations and their server, and records each connection.",
            "",
            "  java -jar simulator.jar record --listen 9100 --to ws://server:9000/ocpp --out recordings",
            "",
            "Stations dial ws://this-host:9100/{identity}. Everything passes as it comes: credentials, subprotocol,"
                    + " refusals;",
            "only compression isn't offered on. In the recordings, the values of passwords are replaced."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It ran until it was stopped, or for --duration.",
            "1:With --strict: the server broke a rule.",
            "2:Bad usage."
        })
public final class RecordCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            defaultValue = "9100",
            description = "Where stations dial in; 0 takes any free port. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = {"--to", "--url"},
            paramLabel = "URL",
            required = true,
            description = "The server, ws or wss; each station's last path segment follows it.")
    private URI server = URI.create("ws://127.0.0.1:9000/ocpp");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "recordings",
            description = "Where the recordings go. Default: ${DEFAULT-VALUE}")
    private Path to = Path.of("recordings");

    @Option(names = "--strict", description = "Hold all that the server sends against the rules that 'rules' lists.")
    private boolean strict;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to run; 0 is until Ctrl-C. Default: ${DEFAULT-VALUE}")
    private long seconds;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!"ws".equals(server.getScheme()) && !"wss".equals(server.getScheme())) {
            throw wrong("--to is a ws:// or wss:// address, not " + server);
        }
        Witness folder = folder();
        StrictWitness eyes = new StrictWitness(folder, sentence -> say(out, sentence));
        try (RecordingServer recorder = RecordingServer.listening(port, server, strict ? eyes : folder)) {
            say(out, "Recording what passes from port " + recorder.port() + " to " + server);
            await();
        } catch (IOException failed) {
            throw wrong("port " + port + " can't be used: " + failed.getMessage());
        }
        return strict && eyes.found() > 0 ? 1 : 0;
    }

    private RecordingFolder folder() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            Files.createDirectories(to);
        } catch (IOException unwritable) {
            throw wrong(to + " can't be made");
        }
        return new RecordingFolder(to, System::currentTimeMillis, sentence -> say(out, sentence));
    }

    private static void say(PrintWriter out, String sentence) {
        out.println(sentence);
        out.flush();
    }

    /** Until the time is up; a signal ends the process itself, and nothing is left unwritten then. */
    private void await() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (seconds > 0) {
            boolean _ = never.await(seconds, TimeUnit.SECONDS);
        } else {
            never.await();
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
