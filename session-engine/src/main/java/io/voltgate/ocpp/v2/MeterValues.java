package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.EVSEType;
import io.voltgate.ocpp.v2.type.MeterValueType;
import java.util.List;

/**
 * MeterValues (OCPP 2.0.1 Part 2, J01): readings of an EVSE, or of the main meter (EVSE 0), outside of transactions.
 */
public final class MeterValues {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "MeterValues", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private MeterValues() {}

    public record Req(Integer evseId, List<MeterValueType> meterValue) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.parts("meterValue", meterValue, 1, Integer.MAX_VALUE);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.MeterValues(
                    EVSEType.connector(evseId, 1), null, MeterValueType.samples(meterValue, receivedAtMs));
        }
    }

    public record Res() implements Wire.Blank {}
}
