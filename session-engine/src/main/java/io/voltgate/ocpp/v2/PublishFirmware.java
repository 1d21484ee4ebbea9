package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/**
 * PublishFirmware (OCPP 2.0.1 Part 2, L03): a local controller is asked to offer firmware to the stations behind it.
 */
public final class PublishFirmware {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("PublishFirmware", Req.class, Res.class, res -> Verdict.of(res.status()));

    private PublishFirmware() {}

    public record Req(
            String location,
            @Nullable Integer retries,
            String checksum,
            Integer requestId,
            @Nullable Integer retryInterval)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("location", location, rules.v21() ? 2000 : 512);
            rules.atLeastSince21("retries", retries, 0);
            rules.text("checksum", checksum, 32);
            rules.required("requestId", requestId);
            rules.atLeastSince21("requestId", requestId, 0);
            rules.atLeastSince21("retryInterval", retryInterval, 0);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
