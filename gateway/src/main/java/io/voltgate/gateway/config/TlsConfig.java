package io.voltgate.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The ports that stations dial in to with TLS. An immutable value, part of {@link GatewayConfig.Stations}; the meaning of each part
 * stands in {@link Keys}. Where a port is set, so is a certificate.
 *
 * @param port of TLS 1.2 and 1.3
 * @param legacyPort of TLS 1.0 and 1.1 too
 * @param keys the server's certificates with their keys, one or two
 * @param clientAuthorities what signs stations' certificates; empty where none are asked for
 * @param operator the organisation in stations' certificates
 */
public record TlsConfig(
        OptionalInt port,
        OptionalInt legacyPort,
        List<KeyFiles> keys,
        Optional<Path> clientAuthorities,
        String operator) {
    public TlsConfig {
        keys = List.copyOf(keys);
        if ((port.isPresent() || legacyPort.isPresent()) && keys.isEmpty()) {
            throw new ConfigException("stations.tls.port and stations.tls.legacy-port need a certificate:"
                    + " stations.tls.certificate and stations.tls.key.");
        }
        if (clientAuthorities.isPresent() && operator.isEmpty()) {
            throw new ConfigException(
                    "stations.tls.client-ca needs stations.tls.cpo-name, the organisation that stands in"
                            + " stations' certificates.");
        }
    }

    /** PEM files: the certificate followed by its chain, and its private key. */
    public record KeyFiles(Path chain, Path key) {}

    /** Whether anybody can dial in with TLS. */
    public boolean isOn() {
        return port.isPresent() || legacyPort.isPresent();
    }

    static TlsConfig of(Settings settings) {
        Optional<KeyFiles> first = pair(settings, Keys.TLS_CERTIFICATE, Keys.TLS_KEY);
        Optional<KeyFiles> second = pair(settings, Keys.TLS_SECOND_CERTIFICATE, Keys.TLS_SECOND_KEY);
        return new TlsConfig(
                settings.get(Keys.TLS_PORT),
                settings.get(Keys.TLS_LEGACY_PORT),
                Stream.of(first, second).flatMap(Optional::stream).toList(),
                settings.get(Keys.TLS_CLIENT_CA),
                settings.get(Keys.TLS_CPO_NAME));
    }

    private static Optional<KeyFiles> pair(Settings settings, Key<Optional<Path>> chain, Key<Optional<Path>> key) {
        Optional<Path> chainFile = settings.get(chain);
        Optional<Path> keyFile = settings.get(key);
        if (chainFile.isPresent() != keyFile.isPresent()) {
            throw new ConfigException(chain.name() + " and " + key.name() + " belong together.");
        }
        return chainFile.map(file -> new KeyFiles(file, keyFile.orElseThrow()));
    }
}
