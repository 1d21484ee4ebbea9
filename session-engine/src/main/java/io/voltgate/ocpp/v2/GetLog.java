package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetLog (OCPP 2.x Part 2, block N): request upload of diagnostics/security/data-collector log. */
public final class GetLog {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetLog", Req.class, Res.class, GetLog::verdict);

    private static final Set<String> LOG = Set.of("DiagnosticsLog", "SecurityLog");
    private static final Set<String> LOG_21 = Words.plus(LOG, "DataCollectorLog");
    private static final Set<String> LOG_STATUS = Set.of("Accepted", "Rejected", "AcceptedCanceled");

    /** It acts, though it gives up for it what it was at. */
    private static final Set<String> WILL_ACT = Set.of("Accepted", "AcceptedCanceled");

    private GetLog() {}

    public record Req(
            LogParametersType log,
            String logType,
            Integer requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("log", log);
            rules.word("logType", logType, rules.v21() ? LOG_21 : LOG);
            rules.required("requestId", requestId);
            rules.atLeastSince21("retries", retries, 0);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable String filename) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, LOG_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalText("filename", filename, 255);
        }
    }

    public record LogParametersType(
            String remoteLocation,
            @Nullable String oldestTimestamp,
            @Nullable String latestTimestamp) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("remoteLocation", remoteLocation, rules.v21() ? 2000 : 512);
            rules.optionalTime("oldestTimestamp", oldestTimestamp);
            rules.optionalTime("latestTimestamp", latestTimestamp);
        }
    }

    private static Verdict verdict(Res res) {
        return new Verdict(WILL_ACT.contains(res.status()), res.status());
    }
}
