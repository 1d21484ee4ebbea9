package io.voltgate.gateway.config;

import java.nio.file.Path;

/**
 * Everything the operator decides. An immutable value, validated once by {@link ConfigReader}. The meaning, range and default of
 * each part stand in {@link Keys}.
 */
public record GatewayConfig(
        Path data,
        Stations stations,
        Backend backend,
        Database database,
        Billing billing,
        DriverConfig driver,
        PaymentsConfig payments,
        Storage storage,
        StuckConfig stuck,
        GatewayLimits limits) {

    /** The station plane; durations are in seconds. */
    public record Stations(
            String host,
            int port,
            UnknownStation unknown,
            Authentication authentication,
            int maxMessageBytes,
            int pingSeconds,
            int livenessSeconds,
            int heartbeatSeconds,
            int callTimeoutSeconds,
            Onboarding onboarding,
            int maxConnections,
            int handshakesAtOnce,
            int handshakesPerSecond,
            int handshakeSeconds,
            int unwritableSeconds,
            Transport transport,
            int ioThreads,
            DiallingConfig dialling,
            TlsConfig tls,
            ToleranceConfig tolerance) {
        public Stations {
            if (unknown == UnknownStation.PROVISION && authentication == Authentication.REQUIRED) {
                throw new ConfigException(
                        "stations.unknown: provision needs stations.authentication: optional, because a"
                                + " station that nobody knows has no password yet.");
            }
            if (livenessSeconds <= pingSeconds) {
                throw new ConfigException("stations.liveness-seconds must be more than stations.ping-seconds, so that a"
                        + " station can answer a ping.");
            }
        }
    }

    /** What happens to a station that nobody has entered. */
    public enum UnknownStation {
        REFUSE,
        PROVISION
    }

    /** Whether a station without a password may come in. */
    public enum Authentication {
        REQUIRED,
        OPTIONAL
    }

    /** Whether a station is asked what it has after its first boot with a firmware. */
    public enum Onboarding {
        ON,
        OFF
    }

    /** How sockets are driven. */
    public enum Transport {
        AUTO,
        EPOLL,
        IO_URING,
        NIO
    }

    /** The backend plane; an empty key means that one is made. */
    public record Backend(String host, int port, String apiKey) {
        @Override
        public String toString() {
            return "Backend[host=" + host + ", port=" + port + "]";
        }
    }

    /** The database; an empty URL means the embedded one. */
    public record Database(String url, String user, String password, int embeddedPort) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + ", embeddedPort=" + embeddedPort + "]";
        }
    }

    /** Bills and who may charge. */
    public record Billing(String currency, UnknownToken unknownTokens, EmptyToken emptyTokens) {}

    /** What happens to a token without a character, as stations send it that charge for nothing. */
    public enum EmptyToken {
        REFUSE,
        ANONYMOUS
    }

    /** What happens to a token that nobody knows. */
    public enum UnknownToken {
        REFUSE,
        ACCEPT
    }

    /** The journal, the snapshots and how long rows are kept. */
    public record Storage(
            int journalKeepDays,
            int snapshotsEverySeconds,
            int meterValuesKeepMonths,
            int reportsKeepMonths,
            int fullSamplesEverySeconds) {}

    /** The gateway's own limits; the shard's stand in {@link io.voltgate.engine.Limits}. */
    public record GatewayLimits(int inbox, int unansweredPerStation, int effectsAtOnce, int ordersAtOnce) {}

    static GatewayConfig of(Settings settings) {
        return new GatewayConfig(
                settings.get(Keys.DATA),
                stations(settings),
                new Backend(
                        settings.get(Keys.BACKEND_HOST),
                        settings.get(Keys.BACKEND_PORT),
                        settings.get(Keys.BACKEND_API_KEY)),
                new Database(
                        settings.get(Keys.DATABASE_URL),
                        settings.get(Keys.DATABASE_USER),
                        settings.get(Keys.DATABASE_PASSWORD),
                        settings.get(Keys.DATABASE_EMBEDDED_PORT)),
                new Billing(
                        settings.get(Keys.BILLING_CURRENCY),
                        settings.get(Keys.AUTHORIZATION_UNKNOWN_TOKENS),
                        settings.get(Keys.AUTHORIZATION_EMPTY_TOKENS)),
                DriverConfig.of(settings),
                PaymentsConfig.of(settings),
                new Storage(
                        settings.get(Keys.JOURNAL_KEEP_DAYS),
                        settings.get(Keys.SNAPSHOTS_EVERY_SECONDS),
                        settings.get(Keys.METER_VALUES_KEEP_MONTHS),
                        settings.get(Keys.REPORTS_KEEP_MONTHS),
                        settings.get(Keys.METER_VALUES_FULL_EVERY_SECONDS)),
                StuckConfig.of(settings),
                new GatewayLimits(
                        settings.get(Keys.LIMITS_INBOX),
                        settings.get(Keys.LIMITS_UNANSWERED_PER_STATION),
                        settings.get(Keys.LIMITS_EFFECTS_AT_ONCE),
                        settings.get(Keys.LIMITS_ORDERS_AT_ONCE)));
    }

    private static Stations stations(Settings settings) {
        return new Stations(
                settings.get(Keys.STATIONS_HOST),
                settings.get(Keys.STATIONS_PORT),
                settings.get(Keys.STATIONS_UNKNOWN),
                settings.get(Keys.STATIONS_AUTHENTICATION),
                settings.get(Keys.STATIONS_MAX_MESSAGE_BYTES),
                settings.get(Keys.STATIONS_PING_SECONDS),
                settings.get(Keys.STATIONS_LIVENESS_SECONDS),
                settings.get(Keys.STATIONS_HEARTBEAT_SECONDS),
                settings.get(Keys.STATIONS_CALL_TIMEOUT_SECONDS),
                settings.get(Keys.STATIONS_ONBOARDING),
                settings.get(Keys.STATIONS_MAX_CONNECTIONS),
                settings.get(Keys.STATIONS_HANDSHAKES_AT_ONCE),
                settings.get(Keys.STATIONS_HANDSHAKES_PER_SECOND),
                settings.get(Keys.STATIONS_HANDSHAKE_SECONDS),
                settings.get(Keys.STATIONS_UNWRITABLE_SECONDS),
                settings.get(Keys.STATIONS_TRANSPORT),
                settings.get(Keys.STATIONS_IO_THREADS),
                DiallingConfig.of(settings),
                TlsConfig.of(settings),
                ToleranceConfig.of(settings));
    }
}
