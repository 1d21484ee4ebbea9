package io.voltgate.ocpp.v201;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Check;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authorize (OCPP 2.0.1 Part 2, C01-C07): a station asks whether a token may charge. */
public final class Authorize {
    public static final FromStation<Req, Res, Reply.Authorized> ACTION = new FromStation<>(
            "Authorize",
            Req.class,
            Res.class,
            Reply.Authorized.class,
            (req, at) -> new Request.Authorize(req.idToken().toToken()),
            reply -> new Res(IdTokenInfoType.of(reply.authorization()), null));

    private static final Set<String> CERTIFICATE_STATUSES = Set.of(
            "Accepted",
            "SignatureError",
            "CertificateExpired",
            "CertificateRevoked",
            "NoCertificateAvailable",
            "CertChainError",
            "ContractCancelled");

    private Authorize() {}

    public record Req(
            IdTokenType idToken,
            @Nullable String certificate,
            @Nullable List<OCSPRequestDataType> iso15118CertificateHashData) {
        public Req {
            Check.required("idToken", idToken);
            Check.optionalText("certificate", certificate, 5500);
            Check.optionalList("iso15118CertificateHashData", iso15118CertificateHashData, 1);
            Check.atMost("iso15118CertificateHashData", iso15118CertificateHashData, 4);
        }
    }

    public record Res(IdTokenInfoType idTokenInfo, @Nullable String certificateStatus) {
        public Res {
            Check.required("idTokenInfo", idTokenInfo);
            Check.optionalWord("certificateStatus", certificateStatus, CERTIFICATE_STATUSES);
        }
    }
}
