package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CertificateSigned (OCPP 2.0.1 Part 2, A02-A03): the certificate that the station asked for by SignCertificate. */
public final class CertificateSigned {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CertificateSigned", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.CertificateSigned> SAYS = Saying.of(
            Command.CertificateSigned.class,
            ACTION,
            (command, number) -> new Req(command.chain(), command.certificateType(), command.requestId()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

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
                    rules.v21() ? Enumerations.CERTIFICATE_SIGNING_USES_21 : Enumerations.CERTIFICATE_SIGNING_USES);
            rules.since21("requestId", requestId);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
