package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.gateway.config.ConfigReader;
import io.voltgate.gateway.config.GatewayConfig;
import io.voltgate.gateway.runtime.Deviations;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.StationAccess;
import io.voltgate.signed.RegisteredKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A station plane without a shard: tests drain the inbox and answer by hand. Owned by the test's thread. */
final class TestPlane {
    static final int INBOX = 16;
    private static final Map<String, String> DEFAULTS = Map.of(
            "VOLTGATE_STATIONS_HOST", "127.0.0.1",
            "VOLTGATE_STATIONS_PORT", "0",
            "VOLTGATE_STATIONS_AUTHENTICATION", "optional",
            "VOLTGATE_STATIONS_MAX_MESSAGE_BYTES", "4096",
            "VOLTGATE_LIMITS_INBOX", Integer.toString(INBOX),
            "VOLTGATE_LIMITS_UNANSWERED_PER_STATION", "4");

    final TestRegister register = new TestRegister();
    final Inbox inbox = new Inbox(INBOX, 8);
    final Channels channels = new Channels(inbox, 100);
    final Metrics metrics = new Metrics();
    final Deviations deviations = new Deviations(metrics);
    final StationPlane plane;
    long wallMs = 1_000_000;
    List<RegisteredKey> meterKeys = List.of();

    TestPlane(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(DEFAULTS);
        environment.putAll(variables);
        GatewayConfig config = ConfigReader.read(Optional.empty(), environment);
        Admission admission = new Admission(config.stations(), register, new byte[32]);
        this.plane = new StationPlane(
                config.stations(),
                config.limits(),
                admission,
                channels,
                inbox,
                metrics,
                () -> wallMs,
                new PasswordsUnderway(() -> wallMs),
                deviations,
                station -> meterKeys);
    }

    void enter(String station) {
        register.put(new StationId(station), StationAccess.of(null));
    }

    void enter(String station, byte[] password) {
        register.put(new StationId(station), StationAccess.of(PasswordHash.of(password, new SecureRandom())));
    }

    void enter(String station, StationAccess access) {
        register.put(new StationId(station), access);
    }

    /** Everything that waits in the inbox. */
    List<Input> drain() {
        List<Input> inputs = new ArrayList<>();
        inbox.drain(inputs::add, Integer.MAX_VALUE);
        return inputs;
    }

    /** Fills the inbox's part for data. */
    void fill() {
        while (inbox.offer(new Input.Elapsed(new StationId("FILLER"), Input.Timer.SILENCE))) {
            // Until it refuses.
        }
    }

    boolean counted(String line) {
        return metrics.scrape().lines().anyMatch(each -> each.startsWith(line));
    }
}
