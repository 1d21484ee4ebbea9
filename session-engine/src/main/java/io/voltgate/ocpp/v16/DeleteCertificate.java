package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** DeleteCertificate (OCPP 1.6 security whitepaper, M04): the station is to remove an installed certificate. */
public final class DeleteCertificate {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("DeleteCertificate", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.DeleteCertificate> SAYS = Saying.of(
            Command.DeleteCertificate.class,
            ACTION,
            (command, number) -> new Req(CertificateHashData.of(command.certificate())));

    private static final Set<String> STATUSES = Set.of("Accepted", "Failed", "NotFound");

    private DeleteCertificate() {}

    public record Req(CertificateHashData certificateHashData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("certificateHashData", certificateHashData);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
