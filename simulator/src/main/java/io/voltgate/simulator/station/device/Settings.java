package io.voltgate.simulator.station.device;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one station's variables. Owned by its station, on its lane. Only what was changed is kept here, all else is the
 * catalog's; nothing is set that the catalog doesn't allow.
 */
public final class Settings {
    public static final String HEARTBEAT = "HeartbeatInterval";
    public static final String PING = "WebSocketPingInterval";
    public static final String SAMPLE = "MeterValueSampleInterval";
    public static final String ALIGNED = "ClockAlignedDataInterval";
    public static final String ATTEMPTS = "TransactionMessageAttempts";
    public static final String RETRY = "TransactionMessageRetryInterval";
    public static final String TIMEOUT = "MessageTimeout";

    private final Catalog catalog;
    private final Live live;
    private final Consumer<Variable> changed;
    private @Nullable Map<String, String> values;
    private @Nullable Map<String, String> afterReboot;

    /** Tells what a station is doing now, by the name that stands in the table after the @. */
    public interface Live {
        String tell(String name, int evse);
    }

    /** What became of an order to set a value. */
    public enum Outcome {
        ACCEPTED,
        REBOOT_REQUIRED,
        REJECTED
    }

    /** @param changed hears of each variable that has another value now */
    public Settings(Catalog catalog, Live live, Consumer<Variable> changed) {
        this.catalog = catalog;
        this.live = live;
        this.changed = changed;
    }

    public Catalog catalog() {
        return catalog;
    }

    public String value(Variable variable) {
        return value(variable, 0);
    }

    public String value(Variable variable, int evse) {
        if (variable.isLive()) {
            return live.tell(variable.initial().substring(1), evse);
        }
        Map<String, String> set = values;
        return set == null ? variable.initial() : set.getOrDefault(variable.name(), variable.initial());
    }

    /** The value of a variable by its {@link Variable#name}. */
    public String text(String name) {
        Variable variable = catalog.named(name);
        Map<String, String> set = values;
        if (variable.isLive()) {
            return value(variable);
        }
        return set == null ? variable.initial() : set.getOrDefault(name, variable.initial());
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** The members of a list, none where it is empty. */
    public List<String> list(String name) {
        String text = text(name);
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** Whether a variable was given another value than the catalog's. */
    public boolean isChanged(String name) {
        return values != null && values.containsKey(name);
    }

    /** Sets a value as the gateway ordered. */
    public Outcome set(Variable variable, String value) {
        if (variable.access() == Variable.Access.READ_ONLY || !variable.takes(value)) {
            return Outcome.REJECTED;
        }
        if (variable.needsReboot()) {
            Map<String, String> later = afterReboot == null ? new TreeMap<>() : afterReboot;
            later.put(variable.name(), value);
            afterReboot = later;
            return Outcome.REBOOT_REQUIRED;
        }
        put(variable, value);
        return Outcome.ACCEPTED;
    }

    /** Sets a value of the station's own, such as the interval that a boot was answered with. */
    public void put(String name, String value) {
        put(catalog.named(name), value);
    }

    private void put(Variable variable, String value) {
        Map<String, String> set = values == null ? new TreeMap<>() : values;
        if (value.equals(variable.initial())) {
            set.remove(variable.name());
        } else {
            set.put(variable.name(), value);
        }
        values = set.isEmpty() ? null : set;
        changed.accept(variable);
    }

    /** What was set to hold from the next start on holds now. */
    public void rebooted() {
        Map<String, String> later = afterReboot;
        afterReboot = null;
        if (later != null) {
            later.forEach(this::put);
        }
    }
}
