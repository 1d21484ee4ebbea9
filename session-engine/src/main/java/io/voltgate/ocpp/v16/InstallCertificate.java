package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** InstallCertificate (OCPP 1.6 security whitepaper, M05): the station gets a root certificate. */
public final class InstallCertificate {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("InstallCertificate", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.InstallCertificate> SAYS = Saying.of(
            Command.InstallCertificate.class,
            ACTION,
            (command, number) -> new Req(type(command.certificateType()), command.certificate()));

    static final Set<String> TYPES = Set.of("CentralSystemRootCertificate", "ManufacturerRootCertificate");
    private static final Set<String> STATUSES = Set.of("Accepted", "Failed", "Rejected");

    private InstallCertificate() {}

    public record Req(String certificateType, String certificate) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("certificateType", certificateType, TYPES);
            rules.text("certificate", certificate, 5_500);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    /** The type by its name in OCPP 2.x. */
    static String type(String type) {
        return type.equals("CSMSRootCertificate") ? "CentralSystemRootCertificate" : type;
    }
}
