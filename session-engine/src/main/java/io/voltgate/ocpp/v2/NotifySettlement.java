package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.AddressType;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NotifySettlement (OCPP 2.1 Part 2, C20-C22): what became of a payment at the station's terminal. */
public final class NotifySettlement {
    public static final FromStation<Req, Res, Reply.Receipted> ACTION = new FromStation<>(
            "NotifySettlement",
            Req.class,
            Res.class,
            Reply.Receipted.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.SETTLEMENT,
                    null,
                    null,
                    StationClock.read(req.settlementTime(), at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.url(), reply.id()));

    private static final Set<String> STATUSES = Set.of("Settled", "Canceled", "Rejected", "Failed");

    private NotifySettlement() {}

    public record Req(
            @Nullable String transactionId,
            String pspRef,
            String status,
            @Nullable String statusInfo,
            BigDecimal settlementAmount,
            String settlementTime,
            @Nullable String receiptId,
            @Nullable String receiptUrl,
            @Nullable AddressType vatCompany,
            @Nullable String vatNumber)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("transactionId", transactionId, 36);
            rules.text("pspRef", pspRef, 255);
            rules.word("status", status, STATUSES);
            rules.optionalText("statusInfo", statusInfo, 500);
            rules.decimal("settlementAmount", settlementAmount);
            rules.time("settlementTime", settlementTime);
            rules.optionalText("receiptId", receiptId, 50);
            rules.optionalText("receiptUrl", receiptUrl, 2000);
            rules.optionalPart("vatCompany", vatCompany);
            rules.optionalText("vatNumber", vatNumber, 20);
        }
    }

    public record Res(@Nullable String receiptUrl, @Nullable String receiptId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("receiptUrl", receiptUrl, 2000);
            rules.optionalText("receiptId", receiptId, 50);
        }
    }
}
