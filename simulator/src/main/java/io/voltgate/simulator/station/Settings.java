package io.voltgate.simulator.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a station, by the key of OCPP 1.6; each has its place in the device model of 2.0.1. Owned by its station.
 * Only what a station understands is in it, and numbers are numbers.
 */
final class Settings {
    /** How a value may be used. */
    enum Access {
        READ_ONLY,
        READ_WRITE,
        WRITE_ONLY
    }

    /** A key with its place in OCPP 2.0.1; the instance is empty where it has none. */
    record Entry(String key, String component, String variable, String instance, Access access, boolean number) {}

    static final String HEARTBEAT = "HeartbeatInterval";
    static final String SAMPLE = "MeterValueSampleInterval";
    static final String ATTEMPTS = "TransactionMessageAttempts";
    static final String RETRY = "TransactionMessageRetryInterval";
    static final String TIMEOUT = "MessageTimeout";
    static final String PASSWORD = "AuthorizationKey";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    Settings(int connectors, int sampleSeconds, Patience patience) {
        String comm = "OCPPCommCtrlr";
        number(HEARTBEAT, comm, HEARTBEAT, "", 300);
        number(SAMPLE, "SampledDataCtrlr", "TxUpdatedInterval", "", sampleSeconds);
        number(ATTEMPTS, comm, "MessageAttempts", "TransactionEvent", patience.attempts());
        number(RETRY, comm, "MessageAttemptInterval", "TransactionEvent", patience.retryIntervalSeconds());
        number(TIMEOUT, comm, "MessageTimeout", "Default", Math.max(1, patience.answerTimeoutMs() / 1000));
        put(
                new Entry("NumberOfConnectors", "ChargingStation", "EVSECount", "", Access.READ_ONLY, true),
                Integer.toString(connectors));
        put(
                new Entry("LocalAuthorizeOffline", "AuthCtrlr", "LocalAuthorizeOffline", "", Access.READ_WRITE, false),
                "true");
        put(
                new Entry("StopTransactionOnInvalidId", "TxCtrlr", "StopTxOnInvalidId", "", Access.READ_WRITE, false),
                "true");
        put(new Entry(PASSWORD, "SecurityCtrlr", "BasicAuthPassword", "", Access.WRITE_ONLY, false), "");
    }

    private void number(String key, String component, String variable, String instance, int value) {
        put(new Entry(key, component, variable, instance, Access.READ_WRITE, true), Integer.toString(value));
    }

    private void put(Entry entry, String value) {
        entries.put(entry.key(), entry);
        values.put(entry.key(), value);
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    Optional<Entry> find(String component, String variable, String instance) {
        return entries.values().stream()
                .filter(entry -> entry.component().equalsIgnoreCase(component)
                        && entry.variable().equalsIgnoreCase(variable)
                        && (instance.isEmpty() || entry.instance().equalsIgnoreCase(instance)))
                .findFirst();
    }

    boolean hasComponent(String component) {
        return entries.values().stream().anyMatch(entry -> entry.component().equalsIgnoreCase(component));
    }

    String value(Entry entry) {
        return values.getOrDefault(entry.key(), "");
    }

    int number(String key) {
        return Integer.parseInt(values.getOrDefault(key, "0"));
    }

    /** Sets a value as the gateway ordered; false where it may not be that. */
    boolean set(Entry entry, String value) {
        if (entry.access() == Access.READ_ONLY || (entry.number() && !value.matches("\\d{1,9}"))) {
            return false;
        }
        values.put(entry.key(), value);
        return true;
    }
}
