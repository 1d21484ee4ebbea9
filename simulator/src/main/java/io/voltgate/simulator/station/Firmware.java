package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Firmware updates (OCPP 1.6 5.19, 1.6 security whitepaper, 2.x L01 and L02). Owned by its station. It downloads, checks the signature where
 * there is one, waits for the last vehicle, installs, and boots as the new version; each step is told.
 */
final class Firmware {
    static final PartKind<Firmware> KIND = new PartKind<>(Firmware.class, Firmware::new, Firmware::orders);

    /** What a station has before any update. */
    static final String FIRST_VERSION = "1.0";

    private static final String MAKER = "ManufacturerRootCertificate";
    private static final String PLAIN = "FirmwareStatusNotification";
    private static final String SIGNED_16 = "SignedFirmwareStatusNotification";
    private static final long INSTALLING_MS = 30_000;

    private final Station station;
    private @Nullable FirmwareOrder running;
    private Stage stage = Stage.FETCHING;
    private String status = "Idle";
    private String version = FIRST_VERSION;
    private List<Connector> closed = List.of();
    private int orders;

    /** How far the running order is. */
    private enum Stage {
        FETCHING,
        /** Vehicles are still charging. */
        WAITING,
        INSTALLING,
        REBOOTING
    }

    private Firmware(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Firmware> table) {
        table.order(V16, "UpdateFirmware", Firmware::plain)
                .order(V16, "SignedUpdateFirmware", Firmware::signed16)
                .order(V2, "UpdateFirmware", (part, payload) -> part.order(payload, PLAIN))
                .trigger(ALL, "FirmwareStatusNotification", Firmware::sayStatus)
                .booted(Firmware::booted);
    }

    String version() {
        return version;
    }

    private ObjectNode plain(JsonNode payload) {
        FirmwareOrder order = new FirmwareOrder(
                ++orders,
                PLAIN,
                null,
                Download.of(station.version(), Payload.required(payload, "location"), payload),
                FirmwareOrder.moment(payload, "retrieveDate").orElse(Instant.EPOCH),
                null,
                null);
        if (canBegin()) {
            begin(order);
        }
        return Json.object();
    }

    private ObjectNode signed16(JsonNode payload) {
        String _ = Payload.required(payload, "firmware.signingCertificate");
        return order(payload, SIGNED_16);
    }

    private ObjectNode order(JsonNode payload, String action) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        String pem = Json.text(payload, "firmware.signingCertificate");
        FirmwareSeal seal = null;
        if (!pem.isEmpty()) {
            List<X509Certificate> chain = signer(pem);
            if (chain.isEmpty()) {
                station.afterAnswer(() -> station.part(SecurityEvents.KIND)
                        .tell("InvalidFirmwareSigningCertificate", "request " + requestId));
                return Json.of("status", "InvalidCertificate");
            }
            if (TestAuthority.hasRevoked(chain.getFirst())) {
                return Json.of("status", "RevokedCertificate");
            }
            seal = new FirmwareSeal(chain.getFirst(), Json.text(payload, "firmware.signature"));
        }
        if (!canBegin()) {
            return Json.of("status", "Rejected");
        }
        boolean replaces = running != null;
        begin(new FirmwareOrder(
                ++orders,
                action,
                requestId,
                Download.of(station.version(), Payload.required(payload, "firmware.location"), payload),
                FirmwareOrder.moment(payload, "firmware.retrieveDateTime").orElse(Instant.EPOCH),
                FirmwareOrder.moment(payload, "firmware.installDateTime").orElse(null),
                seal));
        return Json.of("status", replaces ? "AcceptedCanceled" : "Accepted");
    }

    /** Until it is being installed, an order can be replaced by another. */
    private boolean canBegin() {
        return running == null || stage == Stage.FETCHING || stage == Stage.WAITING;
    }

    /** The signer's certificate and what came with it; none where it isn't valid now, or not of an installed maker. */
    private List<X509Certificate> signer(String pem) {
        try {
            List<X509Certificate> chain = Pem.certificates(pem);
            if (!chain.isEmpty()) {
                chain.getFirst()
                        .checkValidity(Date.from(
                                Instant.ofEpochMilli(station.timeline().nowMs())));
            }
            return station.part(Certificates.KIND).vouches(MAKER, chain) ? chain : List.of();
        } catch (CertificateException invalid) {
            return List.of();
        }
    }

    private void begin(FirmwareOrder order) {
        running = order;
        stage = Stage.FETCHING;
        reopen();
        station.afterAnswer(() -> {
            long waitMs = order.from().toEpochMilli() - station.timeline().nowMs();
            if (waitMs > 0 && order.tellsAll()) {
                say(order, "DownloadScheduled");
            }
            after(Math.max(0, waitMs), order, () -> download(order));
        });
    }

    private void download(FirmwareOrder order) {
        say(order, "Downloading");
        order.download().start(station, () -> order.equals(running), outcome -> {
            switch (outcome) {
                case FileTransfers.Outcome.Failed _ -> end(order, "DownloadFailed");
                case FileTransfers.Outcome.Done(ByteBuffer content) -> {
                    say(order, "Downloaded");
                    verify(order, content);
                }
            }
        });
    }

    private void verify(FirmwareOrder order, ByteBuffer content) {
        FirmwareSeal seal = order.seal();
        if (seal != null && !seal.fits(content)) {
            end(order, "InvalidSignature");
            station.part(SecurityEvents.KIND).tell("InvalidFirmwareSignature", "request " + order.requestId());
            return;
        }
        if (seal != null) {
            say(order, "SignatureVerified");
        }
        Instant from = order.installFrom();
        long waitMs =
                from == null ? 0 : from.toEpochMilli() - station.timeline().nowMs();
        if (waitMs > 0) {
            say(order, "InstallScheduled");
        }
        after(Math.max(0, waitMs), order, () -> installWhenIdle(order));
    }

    /** What charges may end first, and meanwhile nobody else may begin, unless they may (L01.FR.06 and 07). */
    private void installWhenIdle(FirmwareOrder order) {
        if (station.connectors().stream().allMatch(each -> each.charge() == null)) {
            install(order);
            return;
        }
        stage = Stage.WAITING;
        if (order.tellsAll() && !status.equals("InstallScheduled")) {
            say(order, "InstallScheduled");
        }
        if (!station.settings().flag("ChargingStation.AllowNewSessionsPendingFirmwareUpdate")) {
            closed =
                    station.connectors().stream().filter(Connector::isOperative).toList();
            closed.forEach(each -> each.operate(false));
        }
    }

    /** A connector has become free. */
    void becameIdle() {
        FirmwareOrder order = running;
        if (order != null
                && stage == Stage.WAITING
                && station.connectors().stream().allMatch(each -> each.charge() == null)) {
            install(order);
        }
    }

    private void install(FirmwareOrder order) {
        stage = Stage.INSTALLING;
        say(order, "Installing");
        after(INSTALLING_MS, order, () -> {
            if (order.isBroken()) {
                reopen();
                end(order, "InstallationFailed");
            } else {
                version = order.version(version);
                stage = Stage.REBOOTING;
                status = order.tellsAll() ? "InstallRebooting" : "Installed";
                station.say(told(order, status), _ -> reboot());
            }
        });
    }

    private void reboot() {
        station.connectors().forEach(each -> each.end(StopReason.SOFT_RESET));
        station.reboot("FirmwareUpdate");
    }

    private void booted() {
        FirmwareOrder order = running;
        if (order == null || stage != Stage.REBOOTING) {
            return;
        }
        reopen();
        if (order.tellsAll()) {
            say(order, "Installed");
        }
        running = null;
        status = "Idle";
    }

    private void reopen() {
        List<Connector> mine = closed;
        closed = List.of();
        mine.forEach(each -> each.operate(true));
    }

    private void after(long waitMs, FirmwareOrder order, Runnable step) {
        Timeline.Timer _ = station.timeline().after(waitMs, () -> {
            if (order.equals(running)) {
                step.run();
            }
        });
    }

    private void end(FirmwareOrder order, String last) {
        say(order, last);
        running = null;
    }

    private void say(FirmwareOrder order, String word) {
        status = word;
        station.say(told(order, word));
    }

    private static Said told(FirmwareOrder order, String word) {
        ObjectNode payload = Json.of("status", word);
        Integer requestId = order.requestId();
        return Said.plain(order.action(), requestId == null ? payload : payload.put("requestId", requestId.intValue()));
    }

    /** Idle is told without a request id (L01.FR.25). */
    private Verdict sayStatus(int connector) {
        FirmwareOrder now = running;
        String word = status;
        station.afterAnswer(
                () -> station.say(now == null ? Said.plain(PLAIN, Json.of("status", "Idle")) : told(now, word)));
        return Verdict.ACCEPTED;
    }
}
