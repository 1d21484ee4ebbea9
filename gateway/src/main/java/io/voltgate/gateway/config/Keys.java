package io.voltgate.gateway.config;

import io.voltgate.gateway.config.DiallingConfig.Downgrade;
import io.voltgate.gateway.config.DiallingConfig.NoCommonSubprotocol;
import io.voltgate.gateway.config.DiallingConfig.UserMismatch;
import io.voltgate.gateway.config.GatewayConfig.Authentication;
import io.voltgate.gateway.config.GatewayConfig.EmptyToken;
import io.voltgate.gateway.config.GatewayConfig.Onboarding;
import io.voltgate.gateway.config.GatewayConfig.Transport;
import io.voltgate.gateway.config.GatewayConfig.UnknownStation;
import io.voltgate.gateway.config.GatewayConfig.UnknownToken;
import io.voltgate.gateway.config.Key.Range;
import io.voltgate.gateway.config.ToleranceConfig.Reading;
import io.voltgate.ocpp.OcppVersion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all settings, in the order they are printed. Immutable. What isn't listed here, or in the tables it takes in, can't be set. */
public final class Keys {
    private static final Range PORT = new Range(0, 65_535);
    private static final Range SECONDS = new Range(1, 86_400);
    private static final Range IO_THREADS = new Range(0, 1_024);
    private static final Range COUNT = new Range(1, 10_000_000);

    static final Key<Path> DATA = new Key<>(
            "data",
            "./voltgate-data",
            Keys::path,
            "Folder of the journal, the snapshots and the embedded database; it is made where it is missing.",
            false);

    static final Key<String> STATIONS_HOST =
            Key.text("stations.host", "0.0.0.0", "Address that stations dial in to; 0.0.0.0 means every one.");
    static final Key<Integer> STATIONS_PORT =
            Key.number("stations.port", 9000, PORT, "TCP port for stations; 0 takes any free one.");
    static final Key<UnknownStation> STATIONS_UNKNOWN = Key.word(
            "stations.unknown",
            UnknownStation.REFUSE,
            "Whether a station that nobody has entered is refused or taken in (provision); taking in needs"
                    + " stations.authentication: optional, for such a station has no password yet.");
    static final Key<Authentication> STATIONS_AUTHENTICATION = Key.word(
            "stations.authentication",
            Authentication.REQUIRED,
            "With required, every station presents its password (HTTP Basic, else 401); with optional, stations that"
                    + " have no password come in without, while one that has a password always presents it.");
    static final Key<Integer> STATIONS_MAX_MESSAGE_BYTES = Key.number(
            "stations.max-message-bytes",
            1 << 20,
            new Range(1 << 10, 1 << 22),
            "Largest message of a station in bytes, after inflating; a larger one closes the connection with 1009.");
    static final Key<Integer> STATIONS_PING_SECONDS =
            Key.number("stations.ping-seconds", 60, SECONDS, "Silence after which a station is pinged.");
    static final Key<Integer> STATIONS_LIVENESS_SECONDS = Key.number(
            "stations.liveness-seconds",
            180,
            SECONDS,
            "Silence, pongs included, after which a connection is closed; more than stations.ping-seconds.");
    static final Key<Integer> STATIONS_HEARTBEAT_SECONDS = Key.number(
            "stations.heartbeat-seconds", 300, SECONDS, "Heartbeat interval that stations are told when they boot.");
    static final Key<Integer> STATIONS_CALL_TIMEOUT_SECONDS = Key.number(
            "stations.call-timeout-seconds", 30, SECONDS, "How long a station may take to answer a call of ours.");
    static final Key<Onboarding> STATIONS_ONBOARDING = Key.word(
            "stations.onboarding",
            Onboarding.ON,
            "Whether a station is asked for its variables after its first boot with a firmware.");
    static final Key<Integer> STATIONS_MAX_CONNECTIONS = Key.number(
            "stations.max-connections",
            20_000,
            COUNT,
            "Stations connected at once; one more is told to come back (503).");
    static final Key<Integer> STATIONS_HANDSHAKES_AT_ONCE = Key.number(
            "stations.handshakes-at-once",
            256,
            new Range(1, 100_000),
            "Password checks that may wait for their turn; one more is told to come back (503).");
    static final Key<Integer> STATIONS_HANDSHAKES_PER_SECOND = Key.number(
            "stations.handshakes-per-second",
            0,
            new Range(0, 1_000_000),
            "Handshakes that may begin in a second at one port, so that those who are connected are served while others"
                    + " come back at once; 0 is 850 for each processor.");
    static final Key<Integer> STATIONS_HANDSHAKE_SECONDS = Key.number(
            "stations.handshake-seconds",
            10,
            SECONDS,
            "How long a socket may take from its opening to its upgrade before it is closed.");
    static final Key<Integer> STATIONS_UNWRITABLE_SECONDS = Key.number(
            "stations.unwritable-seconds",
            30,
            SECONDS,
            "How long a station may leave unread what we send before its connection is closed.");
    static final Key<Transport> STATIONS_TRANSPORT = Key.word(
            "stations.transport",
            Transport.AUTO,
            "How sockets are driven: auto is epoll where there is one, else nio; io_uring must be asked for.");
    static final Key<Integer> STATIONS_IO_THREADS = Key.number(
            "stations.io-threads",
            0,
            IO_THREADS,
            "Threads that own sockets and JSON; 0 is one for every two processors, since the shard, the rows and the"
                    + " database want the others.");

    static final Key<NoCommonSubprotocol> STATIONS_NO_COMMON_SUBPROTOCOL = Key.word(
            "stations.no-common-subprotocol",
            NoCommonSubprotocol.REFUSE,
            "Whether a station that offers no OCPP version of ours is refused (400), or upgraded without one and"
                    + " closed at once (close, as OCPP 2.0.1 Part 4, 3.3 has it).");
    static final Key<Optional<OcppVersion>> STATIONS_DEFAULT_VERSION = new Key<>(
            "stations.default-version",
            "",
            Keys::version,
            "OCPP version of a station that offers no subprotocol at all and has none entered, such as ocpp1.6; where"
                    + " empty, it is refused.",
            false);
    static final Key<List<Pattern>> STATIONS_IDENTITY_SUFFIXES = new Key<>(
            "stations.identity-suffixes",
            "",
            Keys::suffixes,
            "Regular expressions, parted by blanks, of what some models append to their identity, such as _[0-9]+;"
                    + " tried where the identity is unknown.",
            false);
    static final Key<UserMismatch> STATIONS_USER_MISMATCH = Key.word(
            "stations.user-mismatch",
            UserMismatch.REFUSE,
            "Whether a station with the right password and another user name than its identity may come in.");
    static final Key<Downgrade> STATIONS_ALLOW_DOWNGRADE = Key.word(
            "stations.allow-downgrade",
            Downgrade.REFUSE,
            "Whether a station that has come with security profile 3 may come with 2; never with less than it had"
                    + " besides.");
    static final Key<Integer> STATIONS_CONNECTIONS_PER_HOUR = Key.number(
            "stations.connections-per-hour",
            60,
            COUNT,
            "Connections of one station in an hour; one that dials more often is told to come back (503), each time"
                    + " later.");

    static final Key<OptionalInt> TLS_PORT = new Key<>(
            "stations.tls.port",
            "",
            Keys::maybePort,
            "TCP port for stations with TLS 1.2 or 1.3; where empty, there is none; 0 takes any free one.",
            false);
    static final Key<Optional<Path>> TLS_CERTIFICATE = file(
            "stations.tls.certificate", "PEM file of the server's certificate, followed by the chain up to its root.");
    static final Key<Optional<Path>> TLS_KEY = file(
            "stations.tls.key", "PEM file of the private key of stations.tls.certificate, PKCS #8, not encrypted.");
    static final Key<Optional<Path>> TLS_SECOND_CERTIFICATE = file(
            "stations.tls.second-certificate",
            "The same for a key of the other kind: OCPP asks for one with ECDSA and one with RSA.");
    static final Key<Optional<Path>> TLS_SECOND_KEY =
            file("stations.tls.second-key", "PEM file of the private key of stations.tls.second-certificate.");
    static final Key<Optional<Path>> TLS_CLIENT_CA = file(
            "stations.tls.client-ca",
            "PEM file of the authorities whose certificates stations may show (security profile 3); where empty, none"
                    + " are asked for.");
    static final Key<String> TLS_CPO_NAME = Key.text(
            "stations.tls.cpo-name",
            "",
            "Organisation (O) that stands in the certificates of this operator's stations.");
    static final Key<OptionalInt> TLS_LEGACY_PORT = new Key<>(
            "stations.tls.legacy-port",
            "",
            Keys::maybePort,
            "TCP port for old stations with TLS 1.0 or 1.1, which is not secure; where empty, there is none.",
            false);

    static final Key<Reading> STATIONS_READING = Key.word(
            "stations.reading",
            Reading.TOLERANT,
            "Whether what stations do otherwise than the standard says is understood where it can be (tolerant), or"
                    + " each breach answered with its error code (strict).");
    static final Key<Optional<Path>> STATIONS_MODELS_FILE = file(
            "stations.models-file",
            "YAML file of station models and how they differ from the standard; it stands over the list that comes"
                    + " with the gateway, and is read anew when it changes.");

    static final Key<String> BACKEND_HOST =
            Key.text("backend.host", "0.0.0.0", "Address of the backend's HTTP API; 0.0.0.0 means every one.");
    static final Key<Integer> BACKEND_PORT =
            Key.number("backend.port", 8080, PORT, "TCP port of the backend's HTTP API; 0 takes any free one.");
    static final Key<String> BACKEND_API_KEY = Key.secret(
            "backend.api-key",
            "Key that the backend presents; where empty, one is made at the first start and kept in the file api-key of"
                    + " the data folder.");

    static final Key<String> DATABASE_URL = Key.text(
            "database.url",
            "",
            "JDBC URL of a PostgreSQL database; where empty, an embedded one runs with its files in the data folder.");
    static final Key<String> DATABASE_USER = Key.text("database.user", "", "User of the database at database.url.");
    static final Key<String> DATABASE_PASSWORD = Key.secret("database.password", "Password of database.user.");
    static final Key<Integer> DATABASE_EMBEDDED_PORT =
            Key.number("database.embedded-port", 0, PORT, "TCP port of the embedded database; 0 takes any free one.");

    static final Key<String> BILLING_CURRENCY = new Key<>(
            "billing.currency",
            "EUR",
            Keys::currency,
            "Currency of prices, and of bills where the user prefers none; ISO 4217.",
            false);

    static final Key<UnknownToken> AUTHORIZATION_UNKNOWN_TOKENS = Key.word(
            "authorization.unknown-tokens",
            UnknownToken.REFUSE,
            "Whether a token that nobody knows may charge, as a guest.");

    static final Key<EmptyToken> AUTHORIZATION_EMPTY_TOKENS = Key.word(
            "authorization.empty-tokens",
            EmptyToken.REFUSE,
            "Whether a station that sends an empty token, because it charges for everybody, may charge (anonymous).");

    static final Key<Integer> JOURNAL_KEEP_DAYS = Key.number(
            "journal.keep-days",
            30,
            new Range(1, 3650),
            "Days that journal files are kept after every reader has passed them.");
    static final Key<Integer> SNAPSHOTS_EVERY_SECONDS = Key.number(
            "snapshots.every-seconds",
            300,
            SECONDS,
            "Seconds between snapshots of the state; fewer make starts faster.");

    static final Key<Integer> METER_VALUES_KEEP_MONTHS = Key.number(
            "meter-values.keep-months",
            24,
            new Range(1, 1200),
            "Months that meter values are kept in the database after the month they were taken in.");

    static final Key<Integer> REPORTS_KEEP_MONTHS = Key.number(
            "reports.keep-months",
            24,
            new Range(1, 1200),
            "Months that the log of what stations report, and what they tell of customers, is kept in the database.");

    static final Key<Integer> METER_VALUES_FULL_EVERY_SECONDS = Key.number(
            "meter-values.full-every-seconds",
            0,
            new Range(0, 3_600),
            "Seconds after which a session's periodic meter values are kept in full again; in between the energy"
                    + " register alone is kept, and 0 keeps everything.");

    static final Key<Integer> LIMITS_INBOX = Key.number(
            "limits.inbox",
            16_384,
            new Range(16, 1 << 22),
            "Messages that may wait for the engine; when full, stations are no longer read and orders get 503.");
    static final Key<Integer> LIMITS_UNANSWERED_PER_STATION = Key.number(
            "limits.unanswered-per-station",
            64,
            new Range(1, 10_000),
            "Calls of one station that may wait for their answers; at the limit the station is no longer read.");
    static final Key<Integer> LIMITS_EFFECTS_AT_ONCE =
            Key.number("limits.effects-at-once", 16, new Range(1, 1000), "Payments that are settled at the same time.");
    static final Key<Integer> LIMITS_ORDERS_AT_ONCE = Key.number(
            "limits.orders-at-once",
            1024,
            new Range(1, 100_000),
            "Orders of the backend that may wait for their receipt; one more gets 503.");

    private static final List<Key<?>> OWN = List.of(
            DATA,
            STATIONS_HOST,
            STATIONS_PORT,
            STATIONS_UNKNOWN,
            STATIONS_AUTHENTICATION,
            STATIONS_MAX_MESSAGE_BYTES,
            STATIONS_PING_SECONDS,
            STATIONS_LIVENESS_SECONDS,
            STATIONS_HEARTBEAT_SECONDS,
            STATIONS_CALL_TIMEOUT_SECONDS,
            STATIONS_ONBOARDING,
            STATIONS_MAX_CONNECTIONS,
            STATIONS_HANDSHAKES_AT_ONCE,
            STATIONS_HANDSHAKES_PER_SECOND,
            STATIONS_HANDSHAKE_SECONDS,
            STATIONS_UNWRITABLE_SECONDS,
            STATIONS_TRANSPORT,
            STATIONS_IO_THREADS,
            STATIONS_NO_COMMON_SUBPROTOCOL,
            STATIONS_DEFAULT_VERSION,
            STATIONS_IDENTITY_SUFFIXES,
            STATIONS_USER_MISMATCH,
            STATIONS_ALLOW_DOWNGRADE,
            STATIONS_CONNECTIONS_PER_HOUR,
            TLS_PORT,
            TLS_CERTIFICATE,
            TLS_KEY,
            TLS_SECOND_CERTIFICATE,
            TLS_SECOND_KEY,
            TLS_CLIENT_CA,
            TLS_CPO_NAME,
            TLS_LEGACY_PORT,
            STATIONS_READING,
            STATIONS_MODELS_FILE,
            BACKEND_HOST,
            BACKEND_PORT,
            BACKEND_API_KEY,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_EMBEDDED_PORT,
            BILLING_CURRENCY,
            AUTHORIZATION_UNKNOWN_TOKENS,
            AUTHORIZATION_EMPTY_TOKENS,
            JOURNAL_KEEP_DAYS,
            SNAPSHOTS_EVERY_SECONDS,
            METER_VALUES_KEEP_MONTHS,
            REPORTS_KEEP_MONTHS,
            METER_VALUES_FULL_EVERY_SECONDS,
            LIMITS_INBOX,
            LIMITS_UNANSWERED_PER_STATION,
            LIMITS_EFFECTS_AT_ONCE,
            LIMITS_ORDERS_AT_ONCE);

    static final List<Key<?>> ALL = Stream.of(OWN, PaymentKeys.ALL, DriverKeys.ALL, StuckKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private Keys() {}

    static Key<Optional<Path>> file(String name, String sentence) {
        return new Key<>(
                name, "", text -> text.isEmpty() ? Optional.empty() : Optional.of(path(text)), sentence, false);
    }

    private static OptionalInt maybePort(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(PORT.read(text));
    }

    private static Optional<OcppVersion> version(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(OcppVersion.of(text)
                .orElseThrow(() -> new IllegalArgumentException(Arrays.stream(OcppVersion.values())
                        .map(OcppVersion::subprotocol)
                        .collect(Collectors.joining(" or ")))));
    }

    private static List<Pattern> suffixes(String text) {
        try {
            return Arrays.stream(text.strip().split(" +"))
                    .filter(suffix -> !suffix.isEmpty())
                    .map(suffix -> Pattern.compile("(?:" + suffix + ")$"))
                    .toList();
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("regular expressions", malformed);
        }
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path of a folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("the path of a folder", invalid);
        }
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("three capital letters");
        }
        return text;
    }
}
