package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DeleteCertificate (OCPP 2.0.1 Part 2, M04): the station is asked to delete an installed certificate. */
public final class DeleteCertificate {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("DeleteCertificate", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.DeleteCertificate> SAYS = Saying.of(
            Command.DeleteCertificate.class,
            ACTION,
            (command, number) -> new Req(CertificateHashDataType.of(command.certificate())));

    private static final Set<String> STATUSES = Set.of("Accepted", "Failed", "NotFound");

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
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
