package io.voltgate.gateway.station;

import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.config.TlsConfig;
import io.voltgate.gateway.runtime.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the certificates as the files have them. Looks at the files on a thread of its own; I/O threads take what is current. Files that
 * can't be used change nothing, so that a renewal half done closes no port.
 */
final class TlsKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsKeeper.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final TlsConfig config;
    private final Metrics metrics;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("certificates").daemon().factory());
    private volatile TlsContexts current;
    private List<String> seen;

    /** Reads the files; throws {@link ConfigException} where they can't be used. */
    TlsKeeper(TlsConfig config, Metrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.seen = state();
        this.current = TlsContexts.of(config);
        var _ = watch.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    TlsContexts current() {
        return current;
    }

    private void look() {
        List<String> now = state();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            current = TlsContexts.of(config);
            metrics.certificatesRead("used");
            LOG.info("The certificates at stations.tls have changed; new connections get the new ones");
        } catch (ConfigException unusable) {
            metrics.certificatesRead("refused");
            LOG.warn(
                    "The certificates at stations.tls have changed and can't be used, the old ones stay: {}",
                    unusable.getMessage());
        }
    }

    /** What tells a file from its earlier self. */
    private List<String> state() {
        List<Path> files = new ArrayList<>();
        config.keys().forEach(pair -> files.addAll(List.of(pair.chain(), pair.key())));
        config.clientAuthorities().ifPresent(files::add);
        return files.stream().map(TlsKeeper::state).toList();
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException absent) {
            return "";
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
