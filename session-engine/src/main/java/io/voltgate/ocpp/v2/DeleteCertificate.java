package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DeleteCertificate (OCPP 2.x Part 2, block M): delete an installed certificate by hash data. */
public final class DeleteCertificate {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("DeleteCertificate", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> DELETE_CERTIFICATE_STATUS = Set.of("Accepted", "Failed", "NotFound");

    private DeleteCertificate() {}

    public record Req(CertificateHashDataType certificateHashData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("certificateHashData", certificateHashData);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, DELETE_CERTIFICATE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
