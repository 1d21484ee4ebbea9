package io.voltgate.gateway;

import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Limits;
import io.voltgate.engine.Output;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.gateway.config.GatewayConfig.UnknownToken;
import io.voltgate.gateway.payment.LocalLedgerPayments;
import io.voltgate.gateway.runtime.CommandDesk;
import io.voltgate.gateway.runtime.EffectRunner;
import io.voltgate.gateway.runtime.Health;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.gateway.runtime.ShardThread;
import io.voltgate.gateway.runtime.TimedJournal;
import io.voltgate.gateway.station.Admission;
import io.voltgate.gateway.station.Channels;
import io.voltgate.gateway.station.StationPlane;
import io.voltgate.gateway.station.StationServer;
import io.voltgate.shard.Journal;
import io.voltgate.shard.Shard;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One gateway, wired. Made, started and closed by the main thread; {@link Start} reads its command line. A gateway that was made holds
 * its port, and answers nobody before {@link #start}.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int SHARD = 0;
    private static final int PROCESS_KEY_BYTES = 32;
    private static final long STOP_MS = 5_000;

    private final Metrics metrics = new Metrics();
    private final Health health = new Health();
    private final Storage storage;
    private final Inbox inbox;
    private final Channels channels;
    private final CommandDesk desk;
    private final EffectRunner effects;
    private final ShardThread shard;
    private final Admission admission;
    private final StationPlane plane;
    private final StationServer stations;

    /**
     * station ==> StationServer --inbox--> Shard ==> Journal; outputs come back through {@link #release}.
     *
     * @param fatal what to do when the shard breaks; it must end the process
     */
    public Gateway(GatewayConfig config, Storage storage, Consumer<Throwable> fatal) {
        this.storage = storage;
        this.inbox = new Inbox(
                config.limits().inbox(),
                config.stations().maxConnections() + config.stations().handshakesAtOnce());
        this.channels = new Channels(inbox, storage.engine().lastEpoch());
        this.desk = new CommandDesk(inbox, config.limits().ordersAtOnce());
        this.effects = new EffectRunner(
                new LocalLedgerPayments(), inbox, metrics, config.limits().effectsAtOnce());
        Journal journal = new TimedJournal(storage.journal(), metrics);
        this.shard = new ShardThread(
                new Shard(storage.engine(), journal, inbox, this::release),
                inbox,
                System::currentTimeMillis,
                metrics,
                fatal);
        this.admission = new Admission(config.stations(), storage.register(), processKey());
        this.plane = new StationPlane(
                config.stations(), config.limits(), admission, channels, inbox, metrics, System::currentTimeMillis);
        this.stations = new StationServer(plane);
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
        Gateway gateway = new Gateway(config, Storage.inMemory(engineSettings(config)), Start::die);
        gateway.start();
        return gateway;
    }

    /** The engine's settings that follow from the configuration. */
    public static EngineSettings engineSettings(GatewayConfig config) {
        return new EngineSettings(
                SHARD,
                config.stations().heartbeatSeconds(),
                TimeUnit.SECONDS.toMillis(config.stations().callTimeoutSeconds()),
                config.billing().currency(),
                config.billing().unknownTokens() == UnknownToken.ACCEPT,
                Limits.DEFAULT);
    }

    private static byte[] processKey() {
        byte[] key = new byte[PROCESS_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private void watch() {
        health.vital(shard::problem);
        health.needed(storage.problem());
        metrics.gauge("voltgate.connections", "Stations connected", channels::size);
        metrics.gauge("voltgate.inbox.depth", "Inputs that wait for the shard", inbox::depth);
        metrics.gauge("voltgate.effects.pending", "Payments that wait for their settlement", effects::depth);
        metrics.gauge("voltgate.orders.pending", "Orders that wait for their receipt", desk::depth);
        metrics.gauge(
                "voltgate.journal.sequence",
                "Newest durable entry of the journal",
                () -> storage.journal().durable());
    }

    /** Called by the shard's thread, with what is durable. */
    private void release(Output output) {
        switch (output) {
            case Output.Answer answer -> channels.release(answer);
            case Output.Call call -> channels.release(call);
            case Output.Hangup hangup -> channels.release(hangup);
            case Output.Receipt receipt -> desk.release(receipt);
            case Output.SettlePayment order -> effects.release(order);
        }
    }

    /** Takes up what the last stop or crash left, and answers from now on. */
    public void start() {
        effects.start();
        shard.start();
        stations.accept();
        LOG.info("Stations dial in at port {}", stations.port());
    }

    /** Ends connections, then the shard when it has worked off what it was told, then the stores. */
    @Override
    public void close() {
        try {
            stations.stop(STOP_MS);
            admission.close();
            if (!shard.stop(STOP_MS)) {
                LOG.error("The shard did not come to its end in time");
            }
            effects.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        storage.close().run();
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
