package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CertificateSigned (OCPP 2.x Part 2, block A): return the CA-signed certificate chain for an earlier CSR. */
public final class CertificateSigned {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CertificateSigned", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CERTIFICATE_SIGNED_STATUS = Set.of("Accepted", "Rejected");

    private CertificateSigned() {}

    public record Req(
            String certificateChain,
            @Nullable String certificateType,
            @Nullable Integer requestId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("certificateChain", certificateChain, 10000);
            rules.optionalWord(
                    "certificateType",
                    certificateType,
                    rules.v21() ? Enumerations.CERTIFICATE_SIGNING_USE_21 : Enumerations.CERTIFICATE_SIGNING_USE);
            rules.since21("requestId", requestId);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, CERTIFICATE_SIGNED_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
