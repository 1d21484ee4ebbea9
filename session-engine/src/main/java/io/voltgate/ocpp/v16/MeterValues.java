package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MeterValues (OCPP 1.6, 4.7): a station tells what its meters read; connector 0 is the main meter. */
public final class MeterValues {
    public static final FromStation<Req, Empty, Reply.Acknowledged> ACTION = new FromStation<>(
            "MeterValues",
            Req.class,
            Empty.class,
            Reply.Acknowledged.class,
            (req, at) -> req.toRequest(at),
            reply -> Empty.PAYLOAD,
            QuickMeterValues::read);

    private MeterValues() {}

    /** Stations write transaction ids that we never made, up to 2^63-1. */
    public record Req(Integer connectorId, @Nullable Long transactionId, List<MeterValue> meterValue) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.parts("meterValue", meterValue, 0, Integer.MAX_VALUE);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.MeterValues(
                    Numbers.place(connectorId),
                    transactionId == null ? null : TransactionId.of(transactionId),
                    MeterValue.samples(meterValue, receivedAtMs));
        }
    }
}
