package io.voltgate.ocpp.v16;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** SignCertificate (OCPP 1.6 security whitepaper, A02): a station wants a certificate signed; CertificateSigned brings it. */
public final class SignCertificate {
    public static final FromStation<Req, Conf, Reply.Judged> ACTION = new FromStation<>(
            "SignCertificate",
            Req.class,
            Conf.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.CERTIFICATE_SIGNING,
                    null,
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Conf(reply.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private SignCertificate() {}

    public record Req(String csr) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("csr", csr, 5_500);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }
}
