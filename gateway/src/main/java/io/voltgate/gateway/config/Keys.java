package io.voltgate.gateway.config;

import io.voltgate.domain.Evidence.Step;
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
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all settings, in the order they are printed. Immutable. What isn't listed here can't be set. */
public final class Keys {
    private static final Range PORT = new Range(0, 65_535);
    private static final Range SECONDS = new Range(1, 86_400);
    private static final Range HOURS = new Range(1, 8_760);
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
    static final Key<PaymentsConfig.Provider> PAYMENTS_PROVIDER = Key.word(
            "payments.provider",
            PaymentsConfig.Provider.LEDGER,
            "Who settles payments: our own books (ledger), where the bill is the settlement, or Stripe (stripe).");
    static final Key<BigDecimal> PAYMENTS_PRE_AUTHORIZATION = new Key<>(
            "payments.pre-authorization",
            "0",
            PaymentsConfig::amount,
            "Amount that is held when a session of an accepted token begins, in its currency's unit; 0 holds nothing.",
            false);
    static final Key<PaymentsConfig.RestatementUp> PAYMENTS_RESTATEMENT_UP = Key.word(
            "payments.restatement-up",
            PaymentsConfig.RestatementUp.CHARGE,
            "What becomes of a bill that rises after it was paid: the difference is charged (charge), given up (waive),"
                    + " or left to an operator (manual).");
    static final Key<List<Duration>> PAYMENTS_RETRIES = new Key<>(
            "payments.retries",
            "1h 1d 3d 7d",
            PaymentsConfig::retries,
            "How long after each refusal in a row the provider is asked anew, such as 30m, 1h or 3d; after the last it"
                    + " is left to an operator.",
            false);
    static final Key<Integer> PAYMENTS_RECONCILE_MINUTES = Key.number(
            "payments.reconcile-minutes",
            60,
            new Range(1, 10_080),
            "Minutes between two comparisons of the provider's books with ours.");
    static final Key<URI> PAYMENTS_STRIPE_API_BASE = new Key<>(
            "payments.stripe.api-base",
            "https://api.stripe.com",
            PaymentsConfig::base,
            "Where Stripe's API is; nothing else is dialled for payments.",
            false);
    static final Key<String> PAYMENTS_STRIPE_SECRET_KEY =
            Key.secret("payments.stripe.secret-key", "Secret key of the Stripe account.");
    static final Key<String> PAYMENTS_STRIPE_WEBHOOK_SECRET = Key.secret(
            "payments.stripe.webhook-secret",
            "Signing secret of Stripe's webhook at /api/v1/webhooks/stripe; where empty, it takes nothing.");
    static final Key<Integer> PAYMENTS_STRIPE_TIMEOUT_SECONDS = Key.number(
            "payments.stripe.timeout-seconds",
            20,
            new Range(1, 300),
            "Seconds that connecting to Stripe, and each of its answers, may take.");

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

    static final Key<Step> STUCK_AVAILABLE = Key.word(
            "sessions.stuck.available",
            Step.ASK,
            "What is done about a running session whose connector was told to be available after its last reading: ask"
                    + " the station and close it (where it can't be asked or doesn't answer, after the grace), close,"
                    + " report (list it only) or ignore.");
    static final Key<Integer> STUCK_AVAILABLE_SECONDS =
            Key.number("sessions.stuck.available-seconds", 1_800, SECONDS, "The grace of sessions.stuck.available.");
    static final Key<Step> STUCK_NEW_START = Key.word(
            "sessions.stuck.new-start",
            Step.ASK,
            "The same where another session has begun on its connector (OCPP 2.x; with 1.6 it ends at once).");
    static final Key<Integer> STUCK_NEW_START_SECONDS =
            Key.number("sessions.stuck.new-start-seconds", 900, SECONDS, "The grace of sessions.stuck.new-start.");
    static final Key<Step> STUCK_BOOT = Key.word(
            "sessions.stuck.boot",
            Step.ASK,
            "The same where the station has booted and says nothing of it; many sessions go on over a boot.");
    static final Key<Integer> STUCK_BOOT_SECONDS =
            Key.number("sessions.stuck.boot-seconds", 7_200, SECONDS, "The grace of sessions.stuck.boot.");
    static final Key<Step> STUCK_NOT_ONGOING = Key.word(
            "sessions.stuck.not-ongoing",
            Step.CLOSE,
            "What is done, a minute later, where the station has answered that it does not go on and nothing is"
                    + " queued.");
    static final Key<Step> STUCK_SILENT = Key.word(
            "sessions.stuck.silent",
            Step.ASK,
            "What is done about a session of which nothing is told; grace: one hour.");
    static final Key<Integer> STUCK_SILENT_HOURS = Key.number(
            "sessions.stuck.silent-hours", 48, HOURS, "Silence of a session after which that counts as evidence.");
    static final Key<Step> STUCK_AGED = Key.word(
            "sessions.stuck.aged", Step.ASK, "What is done about a session that is too old; grace: six hours.");
    static final Key<Integer> STUCK_AGED_HOURS = Key.number(
            "sessions.stuck.aged-hours", 168, HOURS, "Age of a session after which that counts as evidence.");
    static final Key<Integer> STUCK_ASK_AGAIN_SECONDS = Key.number(
            "sessions.stuck.ask-again-seconds",
            120,
            SECONDS,
            "Wait before a station is asked again for the same session (GetTransactionStatus), at most ten times.");
    static final Key<Integer> STUCK_HOLD_SECONDS = Key.number(
            "sessions.stuck.hold-seconds",
            600,
            new Range(0, 86_400),
            "How long the money of a session of OCPP 2.x that ended with events missing is not taken; 0 takes it at"
                    + " once.");

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
            STATIONS_HANDSHAKE_SECONDS,
            STATIONS_UNWRITABLE_SECONDS,
            STATIONS_TRANSPORT,
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
            PAYMENTS_PROVIDER,
            PAYMENTS_PRE_AUTHORIZATION,
            PAYMENTS_RESTATEMENT_UP,
            PAYMENTS_RETRIES,
            PAYMENTS_RECONCILE_MINUTES,
            PAYMENTS_STRIPE_API_BASE,
            PAYMENTS_STRIPE_SECRET_KEY,
            PAYMENTS_STRIPE_WEBHOOK_SECRET,
            PAYMENTS_STRIPE_TIMEOUT_SECONDS,
            AUTHORIZATION_UNKNOWN_TOKENS,
            AUTHORIZATION_EMPTY_TOKENS,
            JOURNAL_KEEP_DAYS,
            SNAPSHOTS_EVERY_SECONDS,
            METER_VALUES_KEEP_MONTHS,
            REPORTS_KEEP_MONTHS,
            METER_VALUES_FULL_EVERY_SECONDS,
            STUCK_AVAILABLE,
            STUCK_AVAILABLE_SECONDS,
            STUCK_NEW_START,
            STUCK_NEW_START_SECONDS,
            STUCK_BOOT,
            STUCK_BOOT_SECONDS,
            STUCK_NOT_ONGOING,
            STUCK_SILENT,
            STUCK_SILENT_HOURS,
            STUCK_AGED,
            STUCK_AGED_HOURS,
            STUCK_ASK_AGAIN_SECONDS,
            STUCK_HOLD_SECONDS,
            LIMITS_INBOX,
            LIMITS_UNANSWERED_PER_STATION,
            LIMITS_EFFECTS_AT_ONCE,
            LIMITS_ORDERS_AT_ONCE);

    static final List<Key<?>> ALL =
            Stream.of(OWN, DriverKeys.ALL).flatMap(List::stream).toList();

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
