package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UpdateFirmware (OCPP 2.x Part 2, block L): install firmware (signed). */
public final class UpdateFirmware {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("UpdateFirmware", Req.class, Res.class, UpdateFirmware::verdict);

    private static final Set<String> UPDATE_FIRMWARE_STATUS =
            Set.of("Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate");

    /** It acts, though it gives up for it what it was at. */
    private static final Set<String> WILL_ACT = Set.of("Accepted", "AcceptedCanceled");

    private UpdateFirmware() {}

    public record Req(
            @Nullable Integer retries, @Nullable Integer retryInterval, Integer requestId, FirmwareType firmware)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("retries", retries, 0);
            rules.required("requestId", requestId);
            rules.part("firmware", firmware);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, UPDATE_FIRMWARE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record FirmwareType(
            String location,
            String retrieveDateTime,
            @Nullable String installDateTime,
            @Nullable String signingCertificate,
            @Nullable String signature)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("location", location, rules.v21() ? 2000 : 512);
            rules.time("retrieveDateTime", retrieveDateTime);
            rules.optionalTime("installDateTime", installDateTime);
            rules.optionalText("signingCertificate", signingCertificate, 5500);
            rules.optionalText("signature", signature, 800);
        }
    }

    private static Verdict verdict(Res res) {
        return new Verdict(WILL_ACT.contains(res.status()), res.status());
    }
}
