package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Pem;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Firmware updates (OCPP 1.6 5.19, 1.6 security whitepaper, 2.x L01 and L02). Owned by its station. It downloads, checks the signature where
 * there is a file and one, installs, and boots again; each step is told.
 */
final class Firmware {
    static final PartKind<Firmware> KIND = new PartKind<>(Firmware.class, Firmware::new, Firmware::orders);

    private static final long INSTALLING_MS = 30_000;

    private final Station station;
    private @Nullable Update running;
    private String status = "Idle";
    private int updates;

    /** What is to be installed, by which message it is told, and who signed it. */
    private record Update(
            int number,
            String action,
            @Nullable Integer requestId,
            String url,
            Instant from,
            @Nullable Instant installFrom,
            @Nullable Signed signed) {}

    private record Signed(X509Certificate signer, String signature) {}

    private Firmware(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Firmware> table) {
        table.order(V16, "UpdateFirmware", Firmware::plain)
                .order(V16, "SignedUpdateFirmware", Firmware::signed16)
                .order(V2, "UpdateFirmware", Firmware::update2)
                .trigger(ALL, "FirmwareStatusNotification", Firmware::sayStatus);
    }

    private ObjectNode plain(JsonNode payload) {
        begin(new Update(
                ++updates,
                "FirmwareStatusNotification",
                null,
                Payload.required(payload, "location"),
                moment(payload, "retrieveDate").orElse(Instant.EPOCH),
                null,
                null));
        return Json.object();
    }

    private ObjectNode signed16(JsonNode payload) {
        String _ = Payload.required(payload, "firmware.signingCertificate");
        return order(payload, "SignedFirmwareStatusNotification");
    }

    private ObjectNode update2(JsonNode payload) {
        return order(payload, "FirmwareStatusNotification");
    }

    private ObjectNode order(JsonNode payload, String action) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        String pem = Json.text(payload, "firmware.signingCertificate");
        Signed signed = null;
        if (!pem.isEmpty()) {
            Optional<X509Certificate> signer = signer(pem);
            if (signer.isEmpty()) {
                station.afterAnswer(() -> station.part(SecurityEvents.KIND)
                        .tell("InvalidFirmwareSigningCertificate", "request " + requestId));
                return Json.of("status", "InvalidCertificate");
            }
            signed = new Signed(signer.get(), Json.text(payload, "firmware.signature"));
        }
        boolean replaces = running != null;
        begin(new Update(
                ++updates,
                action,
                requestId,
                Payload.required(payload, "firmware.location"),
                moment(payload, "firmware.retrieveDateTime").orElse(Instant.EPOCH),
                moment(payload, "firmware.installDateTime").orElse(null),
                signed));
        return Json.of("status", replaces ? "AcceptedCanceled" : "Accepted");
    }

    private Optional<X509Certificate> signer(String pem) {
        try {
            List<X509Certificate> chain = Pem.certificates(pem);
            if (chain.isEmpty()) {
                return Optional.empty();
            }
            chain.getFirst()
                    .checkValidity(
                            Date.from(Instant.ofEpochMilli(station.timeline().nowMs())));
            return Optional.of(chain.getFirst());
        } catch (CertificateException invalid) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(JsonNode payload, String path) {
        try {
            String text = Json.text(payload, path);
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void begin(Update update) {
        running = update;
        station.afterAnswer(() -> {
            long waitMs = update.from().toEpochMilli() - station.timeline().nowMs();
            if (waitMs > 0 && update.requestId() != null) {
                say(update, "DownloadScheduled");
            }
            after(Math.max(0, waitMs), update, () -> download(update));
        });
    }

    private void download(Update update) {
        say(update, "Downloading");
        station.timeline().transfers().download(update.url(), outcome -> {
            if (!update.equals(running)) {
                return;
            }
            switch (outcome) {
                case FileTransfers.Outcome.Failed _ -> end(update, "DownloadFailed");
                case FileTransfers.Outcome.Done(ByteBuffer content) -> {
                    say(update, "Downloaded");
                    verify(update, content);
                }
            }
        });
    }

    private void verify(Update update, ByteBuffer content) {
        Signed signed = update.signed();
        if (signed != null && !isRight(signed, content)) {
            end(update, "InvalidSignature");
            station.part(SecurityEvents.KIND).tell("InvalidFirmwareSignature", "request " + update.requestId());
            return;
        }
        if (signed != null) {
            say(update, "SignatureVerified");
        }
        Instant from = update.installFrom();
        long waitMs =
                from == null ? 0 : from.toEpochMilli() - station.timeline().nowMs();
        if (waitMs > 0) {
            say(update, "InstallScheduled");
        }
        after(Math.max(0, waitMs), update, () -> install(update));
    }

    /** A pretended download has no content, and is believed. */
    private static boolean isRight(Signed signed, ByteBuffer content) {
        if (!content.hasRemaining()) {
            return true;
        }
        try {
            String algorithm = signed.signer().getPublicKey().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
            Signature signature = Signature.getInstance("SHA256with" + algorithm);
            signature.initVerify(signed.signer().getPublicKey());
            signature.update(content.duplicate());
            return signature.verify(Base64.getMimeDecoder().decode(signed.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void install(Update update) {
        say(update, "Installing");
        after(INSTALLING_MS, update, () -> {
            boolean tells = update.requestId() != null && station.version() != OcppVersion.V16;
            if (tells) {
                say(update, "InstallRebooting");
            }
            station.say(told(update, "Installed"), _ -> {
                status = "Idle";
                running = null;
                station.connectors().forEach(each -> each.end(StopReason.SOFT_RESET));
                station.reboot("FirmwareUpdate");
            });
        });
    }

    private void after(long waitMs, Update update, Runnable step) {
        Timeline.Timer _ = station.timeline().after(waitMs, () -> {
            if (update.equals(running)) {
                step.run();
            }
        });
    }

    private void end(Update update, String last) {
        say(update, last);
        running = null;
    }

    private void say(Update update, String word) {
        status = word;
        station.say(told(update, word));
    }

    private static Said told(Update update, String word) {
        ObjectNode payload = Json.of("status", word);
        Integer requestId = update.requestId();
        return Said.plain(
                update.action(), requestId == null ? payload : payload.put("requestId", requestId.intValue()));
    }

    /** Idle is told without a request id (L01.FR.25). */
    private Verdict sayStatus(int connector) {
        Update now = running;
        String word = status;
        station.afterAnswer(() -> station.say(
                now == null ? Said.plain("FirmwareStatusNotification", Json.of("status", "Idle")) : told(now, word)));
        return Verdict.ACCEPTED;
    }
}
