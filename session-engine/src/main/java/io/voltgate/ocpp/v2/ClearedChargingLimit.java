package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.Enumerations;
import org.jspecify.annotations.Nullable;

/** ClearedChargingLimit (OCPP 2.0.1 Part 2, K13): an external limit of charging is gone. */
public final class ClearedChargingLimit {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ClearedChargingLimit",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.CHARGING_LIMIT_CLEARED,
                    EVSEType.place(req.evseId()),
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private ClearedChargingLimit() {}

    public record Req(String chargingLimitSource, @Nullable Integer evseId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("chargingLimitSource", chargingLimitSource);
            if (rules.v21()) {
                rules.optionalText("chargingLimitSource", chargingLimitSource, 20);
            } else {
                rules.optionalWord("chargingLimitSource", chargingLimitSource, Enumerations.LIMIT_SOURCES);
            }
            rules.atLeastSince21("evseId", evseId, 0);
        }
    }

    public record Res() implements Wire.Blank {}
}
