package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** InstallCertificate (OCPP 2.0.1 Part 2, M05): the station is asked to trust a root certificate. */
public final class InstallCertificate {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("InstallCertificate", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.InstallCertificate> SAYS = Saying.of(
            Command.InstallCertificate.class,
            ACTION,
            (command, number) -> new Req(command.certificateType(), command.certificate()));

    private static final Set<String> CERTIFICATE_USES =
            Set.of("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate");
    private static final Set<String> CERTIFICATE_USES_21 = Words.plus(CERTIFICATE_USES, "OEMRootCertificate");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "Failed");

    private InstallCertificate() {}

    public record Req(String certificateType, String certificate) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("certificateType", certificateType, rules.v21() ? CERTIFICATE_USES_21 : CERTIFICATE_USES);
            rules.text("certificate", certificate, rules.v21() ? 10000 : 5500);
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
