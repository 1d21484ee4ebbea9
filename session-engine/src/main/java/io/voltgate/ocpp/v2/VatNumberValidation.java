package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.AddressType;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** VatNumberValidation (OCPP 2.1 Part 2, block C): a station asks whose a VAT number is, for a receipt. */
public final class VatNumberValidation {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "VatNumberValidation",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.VAT_NUMBER,
                    EVSEType.place(req.evseId()),
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            VatNumberValidation::res);

    private VatNumberValidation() {}

    public record Req(String vatNumber, @Nullable Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("vatNumber", vatNumber, 20);
            rules.optionalAtLeast("evseId", evseId, 0);
        }
    }

    public record Res(
            @Nullable AddressType company,
            @Nullable StatusInfoType statusInfo,
            String vatNumber,
            @Nullable Integer evseId,
            String status)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalPart("company", company);
            rules.optionalPart("statusInfo", statusInfo);
            rules.text("vatNumber", vatNumber, 20);
            rules.optionalAtLeast("evseId", evseId, 0);
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
        }
    }

    /** The answer repeats what was asked. */
    private static Res res(Reply.Judged reply) {
        Req asked = RawJson.read("vatNumber", reply.notice(), Req.class);
        return new Res(null, null, asked.vatNumber(), asked.evseId(), reply.status());
    }
}
