package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** InstallCertificate (OCPP 2.x Part 2, block M): install a CA/root certificate. */
public final class InstallCertificate {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("InstallCertificate", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> INSTALL_CERTIFICATE_USE =
            Set.of("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate");
    private static final Set<String> INSTALL_CERTIFICATE_USE_21 =
            Words.plus(INSTALL_CERTIFICATE_USE, "OEMRootCertificate");
    private static final Set<String> INSTALL_CERTIFICATE_STATUS = Set.of("Accepted", "Rejected", "Failed");

    private InstallCertificate() {}

    public record Req(String certificateType, String certificate) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word(
                    "certificateType",
                    certificateType,
                    rules.v21() ? INSTALL_CERTIFICATE_USE_21 : INSTALL_CERTIFICATE_USE);
            rules.text("certificate", certificate, rules.v21() ? 10000 : 5500);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, INSTALL_CERTIFICATE_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
