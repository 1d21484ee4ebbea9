package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** SignCertificate (OCPP 2.0.1 Part 2, A02-A03): a station asks for a certificate, which comes in CertificateSigned. */
public final class SignCertificate {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "SignCertificate",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.CERTIFICATE_SIGNING,
                    null,
                    req.requestId(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null));

    private SignCertificate() {}

    public record Req(
            String csr,
            @Nullable String certificateType,
            @Nullable CertificateHashDataType hashRootCertificate,
            @Nullable Integer requestId)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("csr", csr, 5500);
            rules.optionalWord(
                    "certificateType",
                    certificateType,
                    rules.v21() ? Enumerations.CERTIFICATE_SIGNING_USES_21 : Enumerations.CERTIFICATE_SIGNING_USES);
            rules.since21("hashRootCertificate", hashRootCertificate);
            rules.optionalPart("hashRootCertificate", hashRootCertificate);
            rules.since21("requestId", requestId);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}
