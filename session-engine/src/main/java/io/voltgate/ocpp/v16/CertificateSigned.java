package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** CertificateSigned (OCPP 1.6 security whitepaper, A02): the station gets the certificate that it asked to have signed. */
public final class CertificateSigned {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("CertificateSigned", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.CertificateSigned> SAYS =
            Saying.of(Command.CertificateSigned.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");
    private static final String ONLY_TYPE = "ChargingStationCertificate";

    private CertificateSigned() {}

    public record Req(String certificateChain) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("certificateChain", certificateChain, 10_000);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.CertificateSigned command) {
        String type = command.certificateType();
        Check.that("certificateType", type == null || type.equals(ONLY_TYPE), "is the station's only in OCPP 1.6");
        Check.that("requestId", command.requestId() == null, "doesn't exist in OCPP 1.6");
        return new Req(command.chain());
    }
}
