package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import java.util.List;
import java.util.Set;

/** GetCertificateChainStatus (OCPP 2.1 Part 2, block M): a station asks whether certificates are still good. */
public final class GetCertificateChainStatus {
    public static final FromStation<Req, Res, Reply.ChainStatus> ACTION = new FromStation<>(
            "GetCertificateChainStatus",
            Req.class,
            Res.class,
            Reply.ChainStatus.class,
            (req, at) -> req.toRequest(),
            GetCertificateChainStatus::res);

    private static final Set<String> SOURCES = Set.of("CRL", "OCSP");
    private static final Set<String> STATUSES = Set.of("Good", "Revoked", "Unknown", "Failed");

    private GetCertificateChainStatus() {}

    public record Req(List<CertificateStatusRequestInfoType> certificateStatusRequests) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("certificateStatusRequests", certificateStatusRequests, 1, 4);
        }

        private Request toRequest() {
            return new Request.ChainStatus(certificateStatusRequests.stream()
                    .map(asked -> asked.certificateHashData().toHash())
                    .toList());
        }
    }

    public record Res(List<CertificateStatusType> certificateStatus) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("certificateStatus", certificateStatus, 1, 4);
        }
    }

    public record CertificateStatusRequestInfoType(
            CertificateHashDataType certificateHashData, String source, List<String> urls) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("certificateHashData", certificateHashData);
            rules.word("source", source, SOURCES);
            rules.list("urls", urls, 1, 5);
            rules.texts("urls", urls, 2000);
        }
    }

    public record CertificateStatusType(
            CertificateHashDataType certificateHashData, String source, String status, String nextUpdate)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("certificateHashData", certificateHashData);
            rules.word("source", source, SOURCES);
            rules.word("status", status, STATUSES);
            rules.time("nextUpdate", nextUpdate);
        }
    }

    private static Res res(Reply.ChainStatus reply) {
        String nextUpdate = StationClock.write(reply.nextUpdateMs());
        return new Res(reply.certificates().stream()
                .map(hash -> new CertificateStatusType(CertificateHashDataType.of(hash), "OCSP", "Unknown", nextUpdate))
                .toList());
    }
}
