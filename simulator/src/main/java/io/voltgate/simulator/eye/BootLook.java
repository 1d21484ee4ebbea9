package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What may be said before a station is accepted. Owned by its eye. A station that never boots is one that was accepted before the eye
 * opened, and once accepted it stays so.
 */
final class BootLook implements Look {
    private static final String BOOT = "BootNotification";
    private static final String SECURITY_ERROR = "SecurityError";
    private static final Set<String> REMOTE = Set.of(
            "RemoteStartTransaction", "RemoteStopTransaction", "RequestStartTransaction", "RequestStopTransaction");
    private static final Set<String> REPORTS = Set.of("GetBaseReport", "GetReport");

    private enum Stage {
        UNKNOWN,
        ASKED,
        PENDING,
        REJECTED,
        ACCEPTED
    }

    private final boolean v16;
    private final Set<String> triggered = new HashSet<>();
    private Stage stage = Stage.UNKNOWN;

    BootLook(OcppVersion version) {
        this.v16 = version == OcppVersion.V16;
    }

    @Override
    public void said(Exchange call) {
        if (call.action().equals(BOOT) && stage == Stage.UNKNOWN) {
            stage = Stage.ASKED;
        }
    }

    @Override
    public void called(Exchange call, Notes notes) {
        switch (stage) {
            case UNKNOWN, ACCEPTED -> {}
            case ASKED -> notes.breach(Rule.BOOT_FIRST, "the first BootNotification isn't answered yet");
            case PENDING ->
                notes.breachIf(REMOTE.contains(call.action()), Rule.PENDING_REMOTE, "the station is pending");
            case REJECTED -> notes.breach(Rule.REJECTED_CALL, "the station was rejected");
        }
        if (call.action().endsWith("TriggerMessage")) {
            String wanted = call.text("requestedMessage");
            triggered.add(wanted.startsWith("Sign") ? "SignCertificate" : wanted);
            triggered.add(wanted.equals("LogStatusNotification") ? "DiagnosticsStatusNotification" : wanted);
        } else if (REPORTS.contains(call.action())) {
            triggered.add("NotifyReport");
        }
    }

    @Override
    public void answered(Exchange call, JsonNode answer, Notes notes) {
        if (call.action().equals(BOOT)) {
            booted(answer, notes);
        } else {
            notes.breachIf(
                    !v16 && (stage == Stage.PENDING || stage == Stage.REJECTED) && !triggered.contains(call.action()),
                    Rule.PENDING_ANSWER,
                    call.action() + " is answered though the station isn't accepted");
        }
    }

    private void booted(JsonNode answer, Notes notes) {
        String status = answer.path("status").asString("");
        long interval = answer.path("interval").asLong(1);
        boolean accepted = status.equals("Accepted");
        notes.breachIf(interval < (accepted ? 1 : 0), Rule.BOOT_INTERVAL, status + " with the interval " + interval);
        switch (status) {
            case "Accepted" -> stage = Stage.ACCEPTED;
            case "Pending" -> stage = Stage.PENDING;
            case "Rejected" -> stage = Stage.REJECTED;
            default -> {}
        }
    }

    @Override
    public void refused(Exchange call, Frame.CallError error, Notes notes) {
        if (call.action().equals(BOOT)) {
            stage = stage == Stage.ASKED ? Stage.UNKNOWN : stage;
        } else {
            notes.breachIf(
                    stage == Stage.ACCEPTED && error.code().equals(SECURITY_ERROR),
                    Rule.ACCEPTED_REFUSED,
                    call.action() + " is refused though the station was accepted");
        }
    }
}
