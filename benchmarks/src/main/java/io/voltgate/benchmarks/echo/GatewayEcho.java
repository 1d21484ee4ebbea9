package io.voltgate.benchmarks.echo;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.config.ConfigReader;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.gateway.runtime.Deviations;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.gateway.station.Admission;
import io.voltgate.gateway.station.Channels;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.gateway.station.StationPlane;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.gateway.station.StationServer;
import io.voltgate.persistence.store.StationAccess;
import io.voltgate.persistence.store.StationNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The gateway's station server with its pipeline, dialects and inbox, and an answer at once to all that comes out of that. Used by the
 * main thread; one thread of its own stands in for the shard. It decides, remembers and writes down nothing.
 */
final class GatewayEcho implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int BATCH = 1_024;
    private static final long NAP_NANOS = 50_000;
    private static final long STOP_MS = 2_000;

    private final StationServer server;
    private final Inbox inbox;
    private final Channels channels;
    private final Thread answerer = Thread.ofPlatform().name("answers").daemon().unstarted(this::answerAll);
    private volatile boolean closed;

    GatewayEcho(int port) {
        GatewayConfig config = ConfigReader.read(
                Optional.empty(),
                Map.of(
                        "VOLTGATE_STATIONS_HOST", "127.0.0.1",
                        "VOLTGATE_STATIONS_PORT", Integer.toString(port),
                        "VOLTGATE_STATIONS_UNKNOWN", "provision",
                        "VOLTGATE_STATIONS_AUTHENTICATION", "optional"));
        this.inbox = new Inbox(
                config.limits().inbox(),
                config.stations().maxConnections() + config.stations().handshakesAtOnce());
        this.channels = new Channels(inbox, 0);
        Metrics metrics = new Metrics();
        this.server = new StationServer(new StationPlane(
                config.stations(),
                config.limits(),
                new Admission(config.stations(), new Nobody(), new byte[KEY_BYTES]),
                channels,
                inbox,
                metrics,
                System::currentTimeMillis,
                new PasswordsUnderway(System::currentTimeMillis),
                new Deviations(metrics),
                station -> List.of()));
        answerer.start();
        server.accept();
    }

    /** No station has been entered. */
    private static final class Nobody implements StationRegister {
        @Override
        public Optional<StationAccess> find(StationId station) {
            return Optional.empty();
        }

        @Override
        public Optional<StationNames.Found> named(String dialled) {
            return Optional.empty();
        }

        @Override
        public void cameWithNewPassword(StationId station, String newHash) {
            throw new IllegalStateException("nobody has a password here");
        }
    }

    int port() {
        return server.port();
    }

    private void answerAll() {
        while (!closed) {
            if (inbox.drain(this::answer, BATCH) == 0) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private void answer(Input input) {
        if (input instanceof Input.Asked asked) {
            channels.release(
                    new Output.Answer(asked.station(), asked.epoch(), asked.messageId(), Replies.to(asked.request())));
        }
    }

    @Override
    public void close() {
        try {
            server.stop(STOP_MS);
            closed = true;
            answerer.join(STOP_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
