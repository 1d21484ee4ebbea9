package io.voltgate.simulator.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of charging station. An immutable value, read from profiles.json beside this class.
 *
 * @param source the public thread where its behaviour was seen; empty where it keeps to the standard
 * @param ocpp the version that it speaks, such as 1.6
 * @param connectors 1 to 16
 * @param powerW of each connector
 * @param phases 1 or 3; 0 is direct current
 */
public record VendorProfile(
        String vendor,
        String model,
        String firmware,
        String source,
        String ocpp,
        int connectors,
        int powerW,
        int phases,
        List<Quirk> quirks) {
    private static final Map<String, VendorProfile> ALL = read();

    public VendorProfile {
        if (connectors < 1 || connectors > 16 || powerW < 1 || (phases != 0 && phases != 1 && phases != 3)) {
            throw new IllegalArgumentException(vendor + " " + model + ": connectors, power and phases must be such");
        }
        quirks = List.copyOf(quirks);
    }

    private static Map<String, VendorProfile> read() {
        try (InputStream in = Objects.requireNonNull(VendorProfile.class.getResourceAsStream("profiles.json"))) {
            return new TreeMap<>(JsonMapper.shared().readValue(in, new TypeReference<Map<String, VendorProfile>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the profiles can't be read", unreadable);
        }
    }

    /** All profiles, in the order of their names. */
    public static List<VendorProfile> all() {
        return List.copyOf(ALL.values());
    }

    public static VendorProfile named(String name) {
        VendorProfile profile = ALL.get(name);
        if (profile == null) {
            throw new IllegalArgumentException(
                    "no vendor's profile is called " + name + "; there are " + String.join(", ", ALL.keySet()));
        }
        return profile;
    }
}
