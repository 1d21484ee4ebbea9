package io.voltgate.gateway;

import io.voltgate.domain.StationId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.FunctionLimits;
import io.voltgate.engine.Limits;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.ApiKeys;
import io.voltgate.gateway.backend.BackendPorts;
import io.voltgate.gateway.backend.BackendServer;
import io.voltgate.gateway.backend.BackendSettings;
import io.voltgate.gateway.backend.FunctionPorts;
import io.voltgate.gateway.backend.StationNotices;
import io.voltgate.gateway.config.ApiKey;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.gateway.config.GatewayConfig.UnknownToken;
import io.voltgate.gateway.runtime.CommandDesk;
import io.voltgate.gateway.runtime.Deviations;
import io.voltgate.gateway.runtime.Faults;
import io.voltgate.gateway.runtime.Health;
import io.voltgate.gateway.runtime.HouseThread;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.gateway.runtime.ShardThread;
import io.voltgate.gateway.runtime.SpareHeap;
import io.voltgate.gateway.runtime.TimedJournal;
import io.voltgate.gateway.station.Admission;
import io.voltgate.gateway.station.Channels;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.gateway.station.Redials;
import io.voltgate.gateway.station.StationPlane;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.gateway.station.StationServer;
import io.voltgate.gateway.station.TlsAlgorithms;
import io.voltgate.persistence.store.DeviationStore;
import io.voltgate.persistence.store.TariffStore;
import io.voltgate.persistence.store.query.PostgresQueries;
import io.voltgate.shard.Journal;
import io.voltgate.shard.Shard;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One gateway, wired. Made, started and closed by the main thread; {@link Start} reads its command line. A gateway that was made holds
 * its ports, and takes no station before {@link #start}.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int SHARD = 0;
    /** Time for a station that has just connected to say that it boots. */
    private static final long SETTLE_MS = 1_000;

    private static final int PROCESS_KEY_BYTES = 32;
    private static final long STOP_MS = 5_000;

    private final Metrics metrics = new Metrics();
    private final Health health = new Health();
    private final Stores stores;
    private final Inbox inbox;
    private final Channels channels;
    private final CommandDesk desk;
    private final PaymentOffice payments;
    private final ShardThread shard;
    private final StationRegister register;
    private final Admission admission;
    private final StationPlane plane;
    private final StationServer stations;
    private final FleetWatch fleet;
    private final BackendServer backend;

    /**
     * station ==> StationServer --inbox--> Shard ==> Journal; outputs come back through {@link #release}.
     *
     * @param fatal what to do when the shard breaks; it must end the process
     */
    public Gateway(GatewayConfig config, Stores stores, Consumer<Throwable> fatal) {
        this.stores = stores;
        this.inbox = new Inbox(
                config.limits().inbox(),
                config.stations().maxConnections() + config.stations().handshakesAtOnce());
        this.channels = new Channels(inbox, stores.engine().lastEpoch());
        this.desk = new CommandDesk(inbox, config.limits().ordersAtOnce());
        PostgresQueries queries = new PostgresQueries(stores.database().pool());
        this.payments = new PaymentOffice(
                config.payments(),
                config.limits().effectsAtOnce(),
                new PaymentOffice.Ways(inbox, desk, stores.database().pool(), queries),
                metrics);
        Journal journal = Faults.in(new TimedJournal(stores.journal(), metrics));
        this.shard = new ShardThread(
                new Shard(stores.engine(), journal, inbox, this::release),
                inbox,
                System::currentTimeMillis,
                metrics,
                fatal);
        PasswordsUnderway passwords = new PasswordsUnderway(System::currentTimeMillis);
        this.register = stores.register(passwords);
        this.admission = new Admission(config.stations(), register, processKey());
        Deviations deviations = new Deviations(metrics);
        this.fleet = new FleetWatch(
                stores.models(),
                deviations,
                new DeviationStore(stores.database().pool()));
        this.plane = new StationPlane(
                config.stations(),
                config.limits(),
                admission,
                channels,
                inbox,
                metrics,
                System::currentTimeMillis,
                passwords,
                deviations,
                stores.meterKeys());
        this.stations = new StationServer(plane);
        this.backend = backend(config, queries);
        watch();
    }

    public static void main(String[] arguments) {
        // Helidon and the PostgreSQL driver log with the JDK's own logging; there is one log.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(Start.run(new Start(System.getenv(), Gateway::open), arguments));
    }

    /** Opens the stores, recovers and starts. */
    private static Gateway open(GatewayConfig config) {
        TlsAlgorithms.permit(config.stations().tls());
        Stores stores = Stores.open(config, engineSettings(config));
        try {
            Gateway gateway = new Gateway(config, stores, Start::die);
            gateway.start();
            new HouseThread("heap", SpareHeap.ofThisMachine()::look, SpareHeap.EVERY).start();
            return gateway;
        } catch (RuntimeException failed) {
            stores.close();
            throw failed;
        }
    }

    private BackendServer backend(GatewayConfig config, PostgresQueries queries) {
        BackendPorts ports = new BackendPorts(
                queries,
                desk::order,
                desk::follow,
                channels::versionOf,
                command -> stores.journal().durable(),
                stores.journal(),
                stores.rowTailer(),
                health,
                metrics::scrape,
                new OperatorRegistry(stores.database().pool(), register, stores.directoryListener(), plane.passwords()),
                this::notice,
                new FunctionPorts(desk::wish, queries, desk::resolve),
                fleet,
                new OperatorTariffs(new TariffStore(stores.database().pool()), stores.directoryListener()),
                new DriverMoneyDesk(stores.database().pool(), stores.directoryListener(), System::currentTimeMillis),
                payments);
        BackendSettings settings = new BackendSettings(
                config.backend().host(),
                config.backend().port(),
                SHARD,
                ApiKeys.of(List.of(ApiKey.of(config, new SecureRandom()))),
                BackendSettings.Limits.DEFAULT);
        return BackendServer.start(settings, ports);
    }

    private Optional<StationNotices.Notice> notice(StationId station) {
        Redials.Notice notice = admission.redials().notice(station, System.currentTimeMillis());
        Instant refusedUntil = instant(notice.refusedUntilMs());
        Instant expectedAt = instant(notice.expectedMs());
        return refusedUntil == null && expectedAt == null
                ? Optional.empty()
                : Optional.of(new StationNotices.Notice(
                        refusedUntil == null ? null : "RECONNECT_LOOP", refusedUntil, expectedAt));
    }

    private static @Nullable Instant instant(OptionalLong epochMs) {
        return epochMs.isPresent() ? Instant.ofEpochMilli(epochMs.getAsLong()) : null;
    }

    /** The engine's settings that follow from the configuration. */
    public static EngineSettings engineSettings(GatewayConfig config) {
        return new EngineSettings(
                SHARD,
                config.stations().heartbeatSeconds(),
                TimeUnit.SECONDS.toMillis(config.stations().callTimeoutSeconds()),
                config.billing().currency(),
                config.billing().unknownTokens() == UnknownToken.ACCEPT,
                Limits.DEFAULT.withFullSamplesEvery(
                        TimeUnit.SECONDS.toMillis(config.storage().fullSamplesEverySeconds())),
                FunctionLimits.DEFAULT,
                config.stations().onboarding() == GatewayConfig.Onboarding.ON,
                SETTLE_MS,
                config.stuck().policy(),
                config.payments().policy(),
                config.driver().settings());
    }

    private static byte[] processKey() {
        byte[] key = new byte[PROCESS_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private void watch() {
        health.vital(shard::problem);
        health.needed(shard::unready);
        health.vital(stores::problem);
        health.vital(fleet::problem);
        health.vital(payments::problem);
        metrics.gauge("voltgate.connections", "Stations connected", channels::size);
        metrics.gauge(
                "voltgate.handshakes.waiting", "Sockets that wait for their handshake to begin", stations::waiting);
        metrics.gauge(
                "voltgate.stations.refused",
                "Stations that dial too often and are kept out for now",
                () -> admission.redials().refused(System.currentTimeMillis()));
        metrics.gauge("voltgate.inbox.depth", "Inputs that wait for the shard", inbox::depth);
        metrics.gauge("voltgate.orders.pending", "Orders that wait for their receipt", desk::depth);
        metrics.gauge(
                "voltgate.journal.sequence",
                "Newest durable entry of the journal",
                () -> stores.journal().durable());
        metrics.gauge(
                "voltgate.rows.lag",
                "Durable entries that have no rows yet",
                () -> stores.rowTailer().lag());
        metrics.gauge("voltgate.rows.failures", "Tries in a row that found no database", stores::failures);
        metrics.gauge("voltgate.rows.quarantined", "Facts that the tables refused", stores::quarantined);
        metrics.gauge("voltgate.streams", "Event streams open", backend::openStreams);
    }

    /** Called by the shard's thread, with what is durable. */
    private void release(Output output) {
        switch (output) {
            case Output.Answer answer -> channels.release(answer);
            case Output.Call call -> channels.release(call);
            case Output.Hangup hangup -> channels.release(hangup);
            case Output.Receipt receipt -> desk.release(receipt);
            case Output.Outcome outcome -> desk.release(outcome);
            case Output.Pay order -> payments.release(order);
        }
    }

    /** Takes up what the last stop or crash left, and answers from now on. */
    public void start() {
        try {
            stores.start();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException("interrupted while starting", hurried);
        }
        payments.start();
        fleet.start();
        shard.start();
        stations.accept();
        LOG.info("Stations dial in at port {}, the backend's API is at port {}", stations.port(), backend.port());
        if (stations.tlsPort() > 0 || stations.legacyTlsPort() > 0) {
            LOG.info(
                    "Stations dial in with TLS at {}, with old TLS at {}",
                    stations.tlsPort(),
                    stations.legacyTlsPort());
        }
    }

    /** Ends the backend's streams and connections, then the shard when it has worked off what it was told, then the stores. */
    @Override
    public void close() {
        boolean shardEnded = false;
        try {
            backend.close();
            stations.stop(STOP_MS);
            admission.close();
            shardEnded = shard.stop(STOP_MS);
            payments.close();
            fleet.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (!shardEnded) {
            LOG.error("The shard did not come to its end in time; the stores stay open under it");
            return;
        }
        stores.close();
    }

    public int backendPort() {
        return backend.port();
    }

    public int stationPort() {
        return stations.port();
    }

    public CommandDesk desk() {
        return desk;
    }

    public Metrics metrics() {
        return metrics;
    }

    public Health health() {
        return health;
    }
}
