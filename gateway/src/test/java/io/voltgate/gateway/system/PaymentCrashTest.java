package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.PaymentStep;
import io.voltgate.gateway.payment.FakeStripe;
import io.voltgate.gateway.payment.StripeAccount;
import io.voltgate.gateway.runtime.Faults;
import io.voltgate.persistence.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway is killed at every moment between a call of the payment provider and the fact that tells of it. Each life of the process has one fault
 * ahead and the one before to recover from.
 */
@Timeout(580)
class PaymentCrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CARD = "CARD-1";
    private static final Map<String, String> SETTINGS = Map.of(
            "VOLTGATE_STATIONS_AUTHENTICATION", "optional",
            "VOLTGATE_PAYMENTS_PROVIDER", "stripe",
            "VOLTGATE_PAYMENTS_STRIPE_SECRET_KEY", FakeStripe.KEY,
            "VOLTGATE_PAYMENTS_PRE_AUTHORIZATION", "30.00");

    @TempDir
    Path folder;

    /** A life is short, so nothing is compiled for a long one. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final int port = Ports.pick().database();
    private int calls;
    private int lives;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldTakeHoldAndGiveBackOnceWhereverItIsKilled() throws IOException, InterruptedException, SQLException {
        try (FakeStripe stripe = new FakeStripe();
                EmbeddedDatabase store = EmbeddedDatabase.start(
                        folder.resolve("postgres"), folder.resolve("binaries"), port, new SecureRandom());
                Connection database = store.pool().getConnection();
                GatewayProcess gateway = new GatewayProcess(folder, settings(stripe))) {
            gateway.start();
            enter(gateway, database);
            List<Story> stories = new ArrayList<>();
            for (Faults.Point point : Faults.Point.values()) {
                Story story = new Story(gateway, stripe.account(), database, point);
                story.killWhileHolding();
                story.killWhileCapturing();
                story.killWhileRefunding();
                story.killWhileReleasing();
                stories.add(story);
            }
            gateway.start();
            for (Story story : stories) {
                story.requireRelease();
            }
            Rows.awaitAll(gateway.backend(), database, PATIENCE);
            requireRowsToAgree(database, stripe.account());
            gateway.stop();
            gateway.assertNoErrors();
        } finally {
            client.shutdownNow();
        }
    }

    private Map<String, String> settings(FakeStripe stripe) throws IOException {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("VOLTGATE_PAYMENTS_STRIPE_API_BASE", stripe.base().toString());
        settings.put("VOLTGATE_DATABASE_URL", "jdbc:postgresql://localhost:" + port + "/voltgate");
        settings.put("VOLTGATE_DATABASE_USER", "postgres");
        settings.put(
                "VOLTGATE_DATABASE_PASSWORD",
                Files.readString(folder.resolve("postgres.password")).strip());
        return settings;
    }

    private static void enter(GatewayProcess gateway, Connection database)
            throws IOException, InterruptedException, SQLException {
        BackendClient backend = gateway.backend();
        backend.enter("CS-1", "{\"pricePerKwh\":1}");
        backend.put("/api/v1/tokens/" + CARD, "{\"user\":{\"email\":\"ann@example.org\"}}", 200);
        String user = Tables.texts(database, "SELECT id::text FROM users WHERE email = 'ann@example.org'")
                .getFirst();
        backend.put("/api/v1/users/" + user + "/payment-method", "{\"reference\":\"pm_1\"}", 200);
    }

    /** Two sessions: the first is captured and then restated downwards, the second comes to nothing. */
    private final class Story {
        private final GatewayProcess gateway;
        private final StripeAccount account;
        private final Connection database;
        private final Faults.Point point;
        private String first = "";
        private String second = "";
        private long firstTransaction;
        private long secondTransaction;

        Story(GatewayProcess gateway, StripeAccount account, Connection database, Faults.Point point) {
            this.gateway = gateway;
            this.account = account;
            this.database = database;
            this.point = point;
        }

        void killWhileHolding() throws IOException, InterruptedException, SQLException {
            Path fault = restart(PaymentStep.AUTHORIZE);
            try (Visitor station = dial()) {
                firstTransaction = begin(station, 1_000);
                kill(fault);
            }
        }

        void killWhileCapturing() throws IOException, InterruptedException, SQLException {
            Path fault = restart(PaymentStep.CAPTURE);
            first = paymentOf(firstTransaction);
            Await.until(PATIENCE, () -> "a hold of " + first, () -> account.held(first) == 3_000);
            awaitStep(first, 1);
            assertEquals(1, account.intents(first));
            try (Visitor station = dial()) {
                say(
                        station,
                        "MeterValues",
                        "{\"connectorId\":1,\"transactionId\":" + firstTransaction
                                + ",\"meterValue\":[{\"timestamp\":\"" + now()
                                + "\",\"sampledValue\":[{\"value\":\"6000\"}]}]}");
                secondTransaction = begin(station, 6_000);
                kill(fault);
            }
        }

        void killWhileRefunding() throws IOException, InterruptedException, SQLException {
            Path fault = restart(PaymentStep.REFUND);
            awaitStep(first, 2);
            assertEquals(1, account.captures(first));
            assertEquals(500, account.kept(first));
            try (Visitor station = dial()) {
                end(station, firstTransaction, 5_000);
                kill(fault);
            }
        }

        void killWhileReleasing() throws IOException, InterruptedException, SQLException {
            Path fault = restart(PaymentStep.RELEASE);
            awaitStep(first, 3);
            assertEquals(400, account.kept(first));
            assertEquals(1, account.captures(first));
            second = paymentOf(secondTransaction);
            awaitStep(second, 1);
            try (Visitor station = dial()) {
                end(station, secondTransaction, 6_000);
                kill(fault);
            }
        }

        void requireRelease() throws IOException, InterruptedException, SQLException {
            awaitStep(second, 2);
            assertEquals(0, account.held(second));
            assertEquals(1, account.cancels(second));
            assertEquals(0, account.captures(second));
        }

        /** The next life, with a fault ahead. */
        private Path restart(PaymentStep step) throws IOException, InterruptedException {
            if (gateway.runs()) {
                gateway.kill();
            }
            lives++;
            Path fault = folder.resolve("fault-" + lives);
            List<String> flags = new ArrayList<>(QUICK);
            flags.add("-Dvoltgate.fault=" + step + ":" + point + ":" + fault);
            gateway.start(flags);
            System.out.println("life " + lives + ": " + step + " " + point);
            return fault;
        }

        private void kill(Path fault) throws InterruptedException {
            Await.until(PATIENCE, () -> point + " is reached", () -> Files.exists(fault));
            gateway.kill();
        }

        private Visitor dial() throws InterruptedException {
            Visitor station = Visitor.dial(client, gateway.stations(), new Visitor.Card("CS-1", "ocpp1.6", null));
            say(station, "BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
            return station;
        }

        private String paymentOf(long transaction) throws IOException, InterruptedException, SQLException {
            String select = "SELECT p.id::text FROM payments p JOIN charging_sessions s ON s.id = p.session_id"
                    + " WHERE s.session_data ->> 'transaction' = '" + transaction + "'";
            Await.until(
                    PATIENCE,
                    () -> "the payment of transaction " + transaction,
                    () -> Tables.countNow(database, "SELECT count(*) FROM (" + select + ") one") == 1);
            return Tables.texts(database, select).getFirst();
        }

        /** Waits until so many requests of a payment are answered, and none is open. */
        private void awaitStep(String payment, int done) throws IOException, InterruptedException, SQLException {
            String select =
                    "SELECT count(*) FROM ocpp.payment_steps WHERE state = 'DONE' AND payment_id = '" + payment + "'";
            Await.until(
                    PATIENCE,
                    () -> done + " steps of " + payment + " at " + point,
                    () -> Tables.countNow(database, select) == done);
        }
    }

    private static String now() {
        return Instant.now().toString();
    }

    /** Says something and returns its answer's payload. */
    private String say(Visitor station, String action, String payload) throws InterruptedException {
        calls++;
        String id = "c" + calls;
        station.say("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        String answer = station.hear();
        assertTrue(answer.startsWith("[3,\"" + id + "\","), answer);
        return answer;
    }

    private long begin(Visitor station, long meter) throws InterruptedException {
        String answer = say(
                station,
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"" + CARD + "\",\"meterStart\":" + meter + ",\"timestamp\":\"" + now()
                        + "\"}");
        return Long.parseLong(answer.replaceAll(".*\"transactionId\":([0-9]+).*", "$1"));
    }

    private void end(Visitor station, long transaction, long meter) throws InterruptedException {
        say(
                station,
                "StopTransaction",
                "{\"transactionId\":" + transaction + ",\"meterStop\":" + meter + ",\"timestamp\":\"" + now() + "\"}");
    }

    private static void requireRowsToAgree(Connection database, StripeAccount account) throws SQLException {
        List<String> payments = Tables.texts(
                database, "SELECT p.id || ' ' || trunc(p.amount * 100) || ' ' || p.status FROM payments p");
        assertEquals(2 * Faults.Point.values().length, payments.size());
        for (String payment : payments) {
            String[] parts = payment.split(" ", -1);
            assertEquals(Long.parseLong(parts[1]), account.kept(parts[0]), payment);
            assertEquals(parts[1].equals("0") ? "completed" : "refunded", parts[2], payment);
            assertEquals(0, account.held(parts[0]), payment);
        }
        assertEquals(
                0,
                Tables.countNow(database, "SELECT count(*) FROM ocpp.payment_steps WHERE state <> 'DONE'"),
                "no request is open");
        assertEquals(
                0,
                Tables.countNow(
                        database,
                        "SELECT count(*) FROM payments p JOIN charging_sessions s ON s.id = p.session_id"
                                + " WHERE p.amount <> s.total_cost"),
                "each payment is its bill");
    }
}
