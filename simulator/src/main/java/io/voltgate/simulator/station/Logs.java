package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;

import io.voltgate.ocpp.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnostics and logs, and their way to a server (OCPP 1.6 5.9, 1.6 security whitepaper, 2.x N01). Owned by its station. One upload runs at
 * a time; a newer one takes the place of an older.
 */
final class Logs {
    static final PartKind<Logs> KIND = new PartKind<>(Logs.class, Logs::new, Logs::orders);

    private static final Set<String> TYPES = Set.of("DiagnosticsLog", "SecurityLog");

    private final Station station;
    private @Nullable Upload running;
    private int uploads;

    /** An upload on its way; without a request id it is a GetDiagnostics of 1.6. */
    private record Upload(int number, @Nullable Integer requestId, String url, int attempts, int waitSeconds) {}

    private Logs(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Logs> table) {
        table.order(V16, "GetDiagnostics", Logs::diagnostics)
                .order(ALL, "GetLog", Logs::log)
                .trigger(V16, "DiagnosticsStatusNotification", Logs::sayDiagnosticsStatus)
                .trigger(ALL, "LogStatusNotification", Logs::sayLogStatus);
    }

    private ObjectNode diagnostics(JsonNode payload) {
        Upload upload = upload(null, Payload.required(payload, "location"), payload);
        String name = "diagnostics-" + upload.number() + ".log";
        begin(upload, name, diagnosticsText());
        return Json.of("fileName", name);
    }

    private ObjectNode log(JsonNode payload) {
        String type = Payload.required(payload, "logType");
        int requestId = Payload.requiredNumber(payload, "requestId");
        String url = Payload.required(payload, "log.remoteLocation");
        if (!TYPES.contains(type)) {
            return Json.of("status", "Rejected");
        }
        Upload older = running;
        Upload upload = upload(requestId, url, payload);
        boolean security = type.equals("SecurityLog");
        String name = (security ? "security-" : "diagnostics-") + upload.number() + ".log";
        if (older != null && station.version() != OcppVersion.V16) {
            station.afterAnswer(() -> say(older, "AcceptedCanceled"));
        }
        String text =
                security ? String.join("\n", station.part(SecurityEvents.KIND).lines()) + "\n" : diagnosticsText();
        begin(upload, name, text);
        return Json.of("status", older == null ? "Accepted" : "AcceptedCanceled")
                .put("filename", name);
    }

    private Upload upload(@Nullable Integer requestId, String url, JsonNode payload) {
        return new Upload(
                ++uploads,
                requestId,
                url,
                1 + Math.clamp(Json.number(payload, "retries", 0), 0, 10),
                Math.clamp(Json.number(payload, "retryInterval", 10), 0, 86_400));
    }

    private String diagnosticsText() {
        List<String> lines = station.connectors().stream()
                .map(each -> "connector " + each.number() + " " + each.state() + " "
                        + each.read().registerWh() + " Wh")
                .toList();
        return station.identity() + " at " + Json.time(station.timeline().nowMs()) + "\n" + String.join("\n", lines)
                + "\n";
    }

    private void begin(Upload upload, String name, String text) {
        running = upload;
        station.afterAnswer(() -> {
            say(upload, "Uploading");
            attempt(upload, name, text.getBytes(StandardCharsets.UTF_8), 1);
        });
    }

    private void attempt(Upload upload, String name, byte[] content, int number) {
        if (!upload.equals(running)) {
            return;
        }
        station.timeline().transfers().upload(upload.url(), name, content, outcome -> {
            if (!upload.equals(running)) {
                return;
            }
            if (outcome instanceof FileTransfers.Outcome.Failed && number < upload.attempts()) {
                Timeline.Timer _ = station.timeline()
                        .after(1000L * upload.waitSeconds(), () -> attempt(upload, name, content, number + 1));
                return;
            }
            running = null;
            boolean done = outcome instanceof FileTransfers.Outcome.Done;
            say(upload, done ? "Uploaded" : upload.requestId() == null ? "UploadFailed" : "UploadFailure");
        });
    }

    private void say(Upload upload, String status) {
        Integer requestId = upload.requestId();
        ObjectNode payload = Json.of("status", status);
        station.say(
                requestId == null
                        ? Said.plain("DiagnosticsStatusNotification", payload)
                        : Said.plain("LogStatusNotification", payload.put("requestId", requestId.intValue())));
    }

    private Verdict sayDiagnosticsStatus(int connector) {
        Upload now = running;
        station.afterAnswer(() -> station.say(Said.plain(
                "DiagnosticsStatusNotification",
                Json.of("status", now != null && now.requestId() == null ? "Uploading" : "Idle"))));
        return Verdict.ACCEPTED;
    }

    /** The request id is told unless it is idle (N01.FR.13). */
    private Verdict sayLogStatus(int connector) {
        Upload now = running;
        station.afterAnswer(() -> {
            if (now != null && now.requestId() != null) {
                say(now, "Uploading");
            } else {
                station.say(Said.plain("LogStatusNotification", Json.of("status", "Idle")));
            }
        });
        return Verdict.ACCEPTED;
    }
}
