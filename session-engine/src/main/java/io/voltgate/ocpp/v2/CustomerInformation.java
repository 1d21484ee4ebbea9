package io.voltgate.ocpp.v2;

import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.Command;
import io.voltgate.domain.IdToken;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CustomerInformation (OCPP 2.0.1 Part 2, N09-N10): the station is asked to report or forget what it keeps on a
 * customer.
 */
public final class CustomerInformation {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CustomerInformation", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.CustomerInformation> SAYS =
            Saying.of(Command.CustomerInformation.class, ACTION, CustomerInformation::req);

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Invalid");

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
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.CustomerInformation command, int number) {
        CertificateHash certificate = command.certificate();
        IdToken token = command.token();
        return new Req(
                certificate == null ? null : CertificateHashDataType.of(certificate),
                token == null ? null : IdTokenType.of(token),
                number,
                command.report(),
                command.clear(),
                command.customer());
    }
}
