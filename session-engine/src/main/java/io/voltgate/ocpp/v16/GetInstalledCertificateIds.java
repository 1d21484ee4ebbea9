package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetInstalledCertificateIds (OCPP 1.6 security whitepaper, M03): the station is asked which root certificates of a kind it has. */
public final class GetInstalledCertificateIds {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("GetInstalledCertificateIds", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.GetInstalledCertificates> SAYS = Saying.of(
            Command.GetInstalledCertificates.class, ACTION, (command, number) -> req(command.certificateTypes()));

    private static final Set<String> STATUSES = Set.of("Accepted", "NotFound");

    private GetInstalledCertificateIds() {}

    public record Req(String certificateType) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("certificateType", certificateType, InstallCertificate.TYPES);
        }
    }

    public record Conf(@Nullable List<CertificateHashData> certificateHashData, String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("certificateHashData", certificateHashData, 1, Integer.MAX_VALUE);
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(List<String> types) {
        Check.that("certificateTypes", types.size() == 1, "must be exactly one in OCPP 1.6");
        return new Req(InstallCertificate.type(types.getFirst()));
    }
}
