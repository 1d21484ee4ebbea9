package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.api.SimulatedStation;
import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.KeyedCertificate;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Functions that few stations have: an order of the backend, a station that carries it out, and what the backend then reads of it. One
 * gateway with its database serves all of them.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionBlocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] FILE = "the new firmware".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private HttpServer files;
    private GatewayProcess gateway = new GatewayProcess(Path.of("none"), Map.of());
    private int orders;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, FILE.length);
                exchange.getResponseBody().write(FILE);
            }
        });
        files.start();
        gateway = new GatewayProcess(
                folder,
                Map.of(
                        "VOLTGATE_STATIONS_UNKNOWN", "provision",
                        "VOLTGATE_STATIONS_AUTHENTICATION", "optional"));
        gateway.start();
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        files.stop(0);
        gateway.stop();
        gateway.close();
        gateway.assertNoErrors();
    }

    private SimulatedStation station(OcppVersion version, String identity) {
        return SimulatedStation.of(version)
                .identity(identity)
                .seed(7)
                .sampling(Duration.ofSeconds(1))
                .speed(600)
                .connect(gateway.stations().toString());
    }

    private String order(String identity, String command) throws IOException, InterruptedException {
        return gateway.backend().order(identity, identity + "-" + ++orders, command.replace('\'', '"'));
    }

    private String raw(String identity, String action, String payload) throws IOException, InterruptedException {
        return order(identity, "{'type':'Raw','action':'" + action + "','payload':" + payload + "}");
    }

    /** Waits until something stands in what the API tells at this path. */
    private void comes(String path, String part) throws InterruptedException {
        Await.until(PATIENCE, () -> part + " in " + told(path), () -> told(path).contains(part));
    }

    private String told(String path) {
        try {
            return gateway.backend().get("/api/v1" + path).toString();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    private void accepted(String command) throws InterruptedException {
        comes("/commands/" + command, "\"accepted\":true");
    }

    private String file(String name) {
        return "http://127.0.0.1:" + files.getAddress().getPort() + "/" + name;
    }

    private static String signature(KeyedCertificate signer) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.key());
        signature.update(FILE);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldHaveFirmwareInstalledThatItsMakerSigned(OcppVersion version) throws Exception {
        String identity = "FW-" + version;
        TestAuthority authority = TestAuthority.of(5, Instant.now());
        KeyedCertificate maker = authority.station(Flaw.NONE, "Maker", "firmware");
        try (SimulatedStation station = station(version, identity)) {
            ObjectNode root = JSON.createObjectNode().put("type", "InstallCertificate");
            root.put("certificateType", "ManufacturerRootCertificate")
                    .put("certificate", Pem.text(List.of(authority.root())));
            accepted(gateway.backend().order(identity, identity + "-root", root.toString()));
            ObjectNode update = JSON.createObjectNode()
                    .put("type", "UpdateFirmware")
                    .put("location", file("fw-2.4.bin"))
                    .put(
                            "retrieveAt",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            update.putObject("signature")
                    .put("certificate", Pem.text(maker.chain()))
                    .put("signature", signature(maker));
            accepted(gateway.backend().order(identity, identity + "-update", update.toString()));
            comes("/stations/" + identity + "/firmware", "\"status\":\"SignatureVerified\"");
            comes("/stations/" + identity + "/firmware", "\"status\":\"Installing\"");
            assertEquals(List.of(), station.findings());
        }
    }

    @Test
    void shouldHaveFirmwarePublishedInTheLocalNetwork() throws Exception {
        String checksum =
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(FILE));
        try (SimulatedStation station = station(OcppVersion.V21, "LC");
                HttpClient neighbour = HttpClient.newHttpClient()) {
            accepted(raw(
                    "LC",
                    "PublishFirmware",
                    "{'location':'" + file("fw.bin") + "','checksum':'" + checksum + "','requestId':7}"));
            comes("/stations/LC/firmware", "\"status\":\"Published\"");
            URI offered =
                    URI.create(told("/stations/LC/firmware").replaceAll(".*\"location\":\\[\"([^\"]*)\".*", "$1"));
            assertEquals(
                    FILE.length,
                    neighbour
                            .send(HttpRequest.newBuilder(offered).build(), HttpResponse.BodyHandlers.ofByteArray())
                            .body()
                            .length);
            accepted(raw("LC", "UnpublishFirmware", "{'checksum':'" + checksum + "'}"));
            assertEquals(List.of(), station.findings());
        }
    }

    /** By messages of 2.0.1 in the data of DataTransfer. */
    @Test
    void shouldChargeByTheVehiclesContractIn16() throws Exception {
        OcppVersion version = OcppVersion.V16;
        String identity = "PNC-" + version;
        try (SimulatedStation station = station(version, identity)) {
            station.plugAndCharge(1, "DE8AA1" + version, true);
            comes("/sessions?station=" + identity, "\"status\":\"active\"");
            station.unplug(1);
            comes("/sessions?station=" + identity, "\"status\":\"completed\"");
            assertEquals(List.of(), station.findings());
        }
    }

    @Test
    void shouldBringGridControlsToTheStation() throws Exception {
        String start = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (SimulatedStation station = station(OcppVersion.V21, "DER")) {
            accepted(raw(
                    "DER",
                    "SetDERControl",
                    "{'isDefault':true,'controlId':'usual','controlType':'FixedVar',"
                            + "'fixedVar':{'priority':3,'setpoint':30,'unit':'PctMaxVar'}}"));
            accepted(raw(
                    "DER",
                    "SetDERControl",
                    "{'isDefault':false,'controlId':'now','controlType':'FixedVar','fixedVar':{'priority':1,"
                            + "'setpoint':20,'unit':'PctMaxVar','duration':2,'startTime':'" + start + "'}}"));
            accepted(raw("DER", "GetDERControl", "{'requestId':5}"));
            comes("/stations/DER/der-controls", "\"key\":\"usual\"");
            comes("/stations/DER/notices", "\"started\":true");
            comes("/stations/DER/notices", "\"started\":false");
            station.byHand(hand -> hand.gridAlarm("FixedVar", "OverVoltage", false));
            comes("/stations/DER/notices", "OverVoltage");
            assertEquals(List.of(), station.findings());
        }
    }

    @Test
    void shouldStreamWhatAMonitorSees() throws Exception {
        try (SimulatedStation station = station(OcppVersion.V21, "STREAM")) {
            accepted(raw(
                    "STREAM",
                    "SetVariableMonitoring",
                    "{'setMonitoringData':[{'value':1,'type':'Periodic','severity':5,'component':{'name':'EVSE',"
                            + "'evse':{'id':1}},'variable':{'name':'Power'},"
                            + "'periodicEventStream':{'interval':1,'values':1}}]}"));
            comes("/stations/STREAM/event-streams", "\"constantStreamData\"");
            accepted(raw("STREAM", "AdjustPeriodicEventStream", "{'id':1,'params':{'interval':9,'values':2}}"));
            assertEquals(List.of(), station.findings());
        }
    }

    @Test
    void shouldHaveABatterySwapped() throws Exception {
        try (SimulatedStation station = station(OcppVersion.V21, "SWAP")) {
            accepted(raw("SWAP", "RequestBatterySwap", "{'requestId':7,'idToken':{'idToken':'A','type':'ISO14443'}}"));
            comes("/stations/SWAP/notices", "\"eventType\":\"BatteryIn\"");
            assertEquals(List.of(), station.findings());
        }
    }
}
