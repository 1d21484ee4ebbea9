package io.voltgate.ocpp.v16;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** StartTransaction (OCPP 1.6, 4.8): a station tells that a transaction has started, and learns its id. */
public final class StartTransaction {
    public static final FromStation<Req, Conf, Reply.Started> ACTION = new FromStation<>(
            "StartTransaction",
            Req.class,
            Conf.class,
            Reply.Started.class,
            (req, at) -> req.toRequest(at),
            reply -> new Conf(IdTagInfo.of(reply.authorization()), Numbers.transaction(reply.transaction())));

    private StartTransaction() {}

    /** The meter start is in watt-hours. */
    public record Req(
            Integer connectorId,
            String idTag,
            Long meterStart,
            @Nullable Integer reservationId,
            String timestamp) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("connectorId", connectorId);
            rules.text("idTag", idTag, IdTagInfo.MAX_TAG);
            rules.required("meterStart", meterStart);
            rules.time("timestamp", timestamp);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.StartTransaction(
                    Numbers.place(connectorId),
                    IdToken.of(idTag),
                    Numbers.energy("meterStart", meterStart),
                    reservationId,
                    StationClock.read(timestamp, receivedAtMs));
        }
    }

    public record Conf(IdTagInfo idTagInfo, Integer transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idTagInfo", idTagInfo);
            rules.required("transactionId", transactionId);
        }
    }
}
