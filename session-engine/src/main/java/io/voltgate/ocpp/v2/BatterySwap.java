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
import io.voltgate.ocpp.v2.type.IdTokenType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BatterySwap (OCPP 2.1 Part 2, S01-S03): batteries were put into a swap station, or taken out. */
public final class BatterySwap {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "BatterySwap",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.BATTERY_SWAP,
                    EVSEType.place(req.slot()),
                    req.requestId(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private static final Set<String> EVENT_TYPES = Set.of("BatteryIn", "BatteryOut", "BatteryOutTimeout");

    private BatterySwap() {}

    public record Req(List<BatteryDataType> batteryData, String eventType, IdTokenType idToken, Integer requestId)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("batteryData", batteryData, 1, Integer.MAX_VALUE);
            rules.word("eventType", eventType, EVENT_TYPES);
            rules.part("idToken", idToken);
            rules.required("requestId", requestId);
        }

        /** The EVSE of the battery; null where there are several. */
        private @Nullable Integer slot() {
            return batteryData.size() == 1 ? batteryData.getFirst().evseId() : null;
        }
    }

    public record Res() implements Wire.Blank {}

    public record BatteryDataType(
            Integer evseId,
            String serialNumber,
            BigDecimal soC,
            BigDecimal soH,
            @Nullable String productionDate,
            @Nullable String vendorInfo)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("evseId", evseId, 0);
            rules.text("serialNumber", serialNumber, 50);
            rules.required("soC", soC);
            rules.optionalDecimalWithin("soC", soC, 0, 100);
            rules.required("soH", soH);
            rules.optionalDecimalWithin("soH", soH, 0, 100);
            rules.optionalTime("productionDate", productionDate);
            rules.optionalText("vendorInfo", vendorInfo, 500);
        }
    }
}
