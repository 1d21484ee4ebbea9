package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.system.Visitor.Card;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A station is told to take another password (OCPP 2.0.1 Part 6, TC_A_09 and TC_A_10), by a gateway that may be killed meanwhile. */
@Timeout(400)
class PasswordTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD = "the-old-password";
    private static final String NEW = "the-new-password-of-CS-1";
    private static final String REFUSED = "a-password-it-refuses";
    private static final String LOST = "a-password-that-is-lost";
    private static final String BOOT = "[2,\"b\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
            + "{\"vendorName\":\"V\",\"model\":\"M\"}}]";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        gateway = new GatewayProcess(folder, Map.of());
        gateway.start();
        gateway.backend().enter("CS-1", "{\"password\":\"" + OLD + "\"}");
    }

    @AfterEach
    void close() throws IOException {
        client.shutdownNow();
        gateway.close();
    }

    private static Card card(String password) {
        return new Card("CS-1", "ocpp2.0.1", password);
    }

    private Visitor dial(String password) throws InterruptedException {
        Visitor visitor = Visitor.dial(client, gateway.stations(), card(password));
        visitor.say(BOOT);
        assertTrue(visitor.hear().startsWith("[3,\"b\","));
        return visitor;
    }

    private int statusOf(String password) {
        return Visitor.statusOf(client, gateway.stations(), card(password));
    }

    private String change(String password) throws IOException, InterruptedException {
        return gateway.backend()
                .put("/api/v1/stations/CS-1/password", "{\"password\":\"" + password + "\"}", 202)
                .get("id")
                .stringValue();
    }

    private static void answer(Visitor visitor, String password, String status) throws InterruptedException {
        String call = visitor.hear();
        assertTrue(call.contains("\"SetVariables\"") && call.contains("\"" + password + "\""), call);
        String id = call.split("\"", 3)[1];
        visitor.say("[3,\"" + id + "\",{\"setVariableResult\":[{\"attributeStatus\":\"" + status
                + "\",\"component\":{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]");
    }

    private JsonNode command(String id) {
        try {
            return gateway.backend().get("/api/v1/commands/" + id);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    private void awaitState(String id, String state) throws InterruptedException {
        Await.until(
                PATIENCE,
                () -> command(id).toString(),
                () -> command(id).get("state").stringValue().equals(state));
    }

    private boolean isChanging() throws InterruptedException {
        try {
            return gateway.backend()
                    .get("/api/v1/stations/CS-1")
                    .get("dialling")
                    .get("passwordChanging")
                    .booleanValue();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void quirk12_shouldChangeAPasswordAndTellItToNobodyButTheStation() throws IOException, InterruptedException {
        try (Visitor station = dial(OLD)) {
            String accepted = change(NEW);
            answer(station, NEW, "Accepted");
            awaitState(accepted, "ANSWERED");
            assertEquals(Visitor.UPGRADED, statusOf(OLD), "the station may not have heard that it was heard");
        }
        assertEquals(Visitor.UPGRADED, statusOf(NEW));
        Await.until(PATIENCE, () -> "the old password still is good", () -> statusOf(OLD) == 401);
        assertFalse(isChanging());

        try (Visitor station = dial(NEW)) {
            String rejected = change(REFUSED);
            answer(station, REFUSED, "Rejected");
            awaitState(rejected, "ANSWERED");
            Await.until(PATIENCE, () -> "the refused password is kept", () -> !isChanging());
            Await.until(PATIENCE, () -> "the refused password is good", () -> statusOf(REFUSED) == 401);
            assertEquals(Visitor.UPGRADED, statusOf(NEW));
        }

        String lost = change(LOST);
        assertTrue(isChanging());
        gateway.kill();
        gateway.start();
        try (Visitor station = dial(NEW)) {
            awaitState(lost, "FAILED");
            assertTrue(command(lost).get("detail").stringValue().contains("restarted"));
            Await.until(PATIENCE, () -> "the lost password is kept", () -> !isChanging());
            station.say("[2,\"h\",\"Heartbeat\",{}]");
            assertTrue(station.hear().startsWith("[3,\"h\","), "nothing else was sent");
        }
        gateway.stop();
        gateway.assertNoErrors();
        for (String secret : List.of(OLD, NEW, REFUSED, LOST)) {
            assertNowhere(secret);
            assertNowhere(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Neither in the log, nor in the journal, nor in the tables. */
    private void assertNowhere(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> told = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("postgres-binaries"))
                    .filter(file -> has(file, secret))
                    .toList();
            assertEquals(List.of(), told);
        }
    }

    private static boolean has(Path file, String secret) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException gone) {
            return false;
        }
    }
}
