package io.voltgate.simulator.station;

import io.voltgate.simulator.station.tariff.CostMeter;
import io.voltgate.simulator.station.tariff.Tariff.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a transaction costs in the words of OCPP 2.1 (CostDetailsType). Stateless. Energy is told in watt-hours, times in seconds. */
final class CostDetails {
    private CostDetails() {}

    /** Periods are told with the final cost only (I12). */
    static ObjectNode json(CostMeter.Sum sum, @Nullable List<CostMeter.Period> periods) {
        ObjectNode details = Json.object();
        if (periods != null && !periods.isEmpty()) {
            details.set(
                    "chargingPeriods",
                    Json.list(periods.stream().map(CostDetails::period).toList()));
        }
        ObjectNode total = Json.of("currency", sum.tariff().currency())
                .put(
                        "typeOfCost",
                        switch (sum.held()) {
                            case NOT -> "NormalCost";
                            case LEAST -> "MinCost";
                            case MOST -> "MaxCost";
                        });
        sum.amounts().forEach((part, amount) -> total.set(field(part), price(amount)));
        total.set("total", price(sum.total()));
        details.set("totalCost", total);
        ObjectNode usage = Json.object()
                .put("energy", sum.wattHours())
                .put("chargingTime", sum.lastedMs() / 1000)
                .put("idleTime", sum.unchargedMs() / 1000);
        details.set(
                "totalUsage", sum.reservedMs() == 0 ? usage : usage.put("reservationTime", sum.reservedMs() / 1000));
        return details;
    }

    private static String field(Part part) {
        return switch (part) {
            case ENERGY -> "energy";
            case CHARGING_TIME -> "chargingTime";
            case IDLE_TIME -> "idleTime";
            case FIXED -> "fixed";
            case RESERVATION_TIME -> "reservationTime";
            case RESERVATION_FIXED -> "reservationFixed";
        };
    }

    private static ObjectNode price(CostMeter.Amount amount) {
        return Json.object().put("exclTax", amount.net()).put("inclTax", amount.gross());
    }

    private static ObjectNode period(CostMeter.Period period) {
        List<ObjectNode> dimensions = new ArrayList<>();
        dimensions.add(Json.of("type", "Energy").put("volume", period.wattHours()));
        dimensions.add(Json.of("type", "ChargingTime").put("volume", period.chargingMs() / 1000));
        dimensions.add(Json.of("type", "IdleTIme").put("volume", period.idleMs() / 1000));
        ObjectNode row = Json.of("startPeriod", Json.time(period.startMs())).put("tariffId", period.tariffId());
        row.set("dimensions", Json.list(dimensions));
        return row;
    }
}
