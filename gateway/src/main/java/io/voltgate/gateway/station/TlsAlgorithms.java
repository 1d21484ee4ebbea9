package io.voltgate.gateway.station;

import io.voltgate.gateway.config.TlsConfig;
import java.security.Security;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JDK's list of what TLS must not use, less what OCPP asks for: TLS_RSA_* (A00.FR.318), and for the legacy port TLS 1.0 and 1.1.
 * Called by the main thread before anything speaks TLS, since the JDK reads the list once for the whole process. Without TLS ports the
 * list stays as it is.
 */
public final class TlsAlgorithms {
    private static final String LIST = "jdk.tls.disabledAlgorithms";
    private static final Set<String> RSA_KEY_EXCHANGE = Set.of("TLS_RSA_*");
    private static final Set<String> OLD_PROTOCOLS = Set.of("TLSv1", "TLSv1.1");

    private TlsAlgorithms() {}

    /** Permits what the configured ports need. */
    public static void permit(TlsConfig config) {
        String list = Security.getProperty(LIST);
        if (config.isOn() && list != null) {
            Security.setProperty(LIST, without(list, config.legacyPort().isPresent()));
        }
    }

    static String without(String list, boolean legacy) {
        Set<String> permitted = new HashSet<>(RSA_KEY_EXCHANGE);
        if (legacy) {
            permitted.addAll(OLD_PROTOCOLS);
        }
        List<String> left = Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(entry -> !permitted.contains(entry))
                .toList();
        return left.stream().collect(Collectors.joining(", "));
    }
}
