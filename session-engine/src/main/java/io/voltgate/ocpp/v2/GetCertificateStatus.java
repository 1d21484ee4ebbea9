package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.OCSPRequestDataType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetCertificateStatus (OCPP 2.0.1 Part 2, M06): a station asks whether a certificate is still good. */
public final class GetCertificateStatus {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "GetCertificateStatus",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.CERTIFICATE_STATUS,
                    null,
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null, null));

    private static final Set<String> STATUSES = Set.of("Accepted", "Failed");

    private GetCertificateStatus() {}

    public record Req(OCSPRequestDataType ocspRequestData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("ocspRequestData", ocspRequestData);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable String ocspResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalText("ocspResult", ocspResult, rules.v21() ? 18000 : 5500);
        }
    }
}
