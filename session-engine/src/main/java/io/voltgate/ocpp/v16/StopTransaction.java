package io.voltgate.ocpp.v16;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** StopTransaction (OCPP 1.6, 4.10): a station tells that a transaction has ended. */
public final class StopTransaction {
    public static final FromStation<Req, Conf, Reply.Stopped> ACTION = new FromStation<>(
            "StopTransaction",
            Req.class,
            Conf.class,
            Reply.Stopped.class,
            (req, at) -> req.toRequest(at),
            StopTransaction::conf);

    private static final String DEFAULT_REASON = "Local";
    private static final Set<String> REASONS = Set.of(
            "EmergencyStop",
            "EVDisconnected",
            "HardReset",
            DEFAULT_REASON,
            "Other",
            "PowerLoss",
            "Reboot",
            "Remote",
            "SoftReset",
            "UnlockCommand",
            "DeAuthorized");

    private StopTransaction() {}

    /** The meter stop is in watt-hours. Stations write transaction ids that we never made, up to 2^63-1. */
    public record Req(
            @Nullable String idTag,
            Long meterStop,
            String timestamp,
            Long transactionId,
            @Nullable String reason,
            @Nullable List<MeterValue> transactionData)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("idTag", idTag, IdTagInfo.MAX_TAG);
            rules.required("meterStop", meterStop);
            rules.time("timestamp", timestamp);
            rules.required("transactionId", transactionId);
            rules.optionalWord("reason", reason, REASONS);
            rules.optionalParts("transactionData", transactionData, 0, Integer.MAX_VALUE);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.StopTransaction(
                    TransactionId.of(transactionId),
                    Numbers.energy("meterStop", meterStop),
                    idTag == null ? null : IdToken.of(idTag),
                    Objects.requireNonNullElse(reason, DEFAULT_REASON),
                    MeterValue.samples(transactionData, receivedAtMs),
                    StationClock.read(timestamp, receivedAtMs));
        }
    }

    public record Conf(@Nullable IdTagInfo idTagInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("idTagInfo", idTagInfo);
        }
    }

    private static Conf conf(Reply.Stopped reply) {
        Authorization authorization = reply.authorization();
        return new Conf(authorization == null ? null : IdTagInfo.of(authorization));
    }
}
