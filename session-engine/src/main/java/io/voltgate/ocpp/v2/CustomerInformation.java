package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CustomerInformation (OCPP 2.x Part 2, block N): report and/or clear customer data held on the station. */
public final class CustomerInformation {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CustomerInformation", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> CUSTOMER_INFORMATION_STATUS = Set.of("Accepted", "Rejected", "Invalid");

    private CustomerInformation() {}

    public record Req(
            @Nullable CertificateHashDataType customerCertificate,
            @Nullable IdTokenType idToken,
            Integer requestId,
            Boolean report,
            Boolean clear,
            @Nullable String customerIdentifier)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("customerCertificate", customerCertificate);
            rules.optionalPart("idToken", idToken);
            rules.required("requestId", requestId);
            rules.atLeastSince21("requestId", requestId, 0);
            rules.required("report", report);
            rules.required("clear", clear);
            rules.optionalText("customerIdentifier", customerIdentifier, 64);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, CUSTOMER_INFORMATION_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
