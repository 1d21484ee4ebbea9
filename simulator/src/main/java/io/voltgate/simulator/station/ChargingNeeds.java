package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.CarModel;
import io.voltgate.simulator.station.power.Outlet;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a vehicle at an outlet says of itself by ISO 15118, and what it makes of a schedule (OCPP 2.x K15 to K17). A value. All numbers are
 * whole amperes, volts, watts and watt-hours.
 */
record ChargingNeeds(Outlet outlet, Battery car) {
    /** How long a vehicle stays, as far as it knows. */
    static final long STAY_MS = 8 * 3_600_000L;

    private static final int AC_VOLTS_BETWEEN_PHASES = 400;
    private static final int DC_VOLTS_MOST = 500;
    private static final int BULK_PERCENT = 80;

    /** ChargingNeedsType, for a driver who leaves in {@link #STAY_MS}. */
    ObjectNode json(long nowMs) {
        ObjectNode needs =
                Json.of("requestedEnergyTransfer", transfer()).put("departureTime", Json.time(nowMs + STAY_MS));
        CarModel model = car.model();
        long wantedWh = model.capacityWh() * (100 - car.socPercent()) / 100;
        if (outlet.isDc()) {
            needs.set(
                    "dcChargingParameters",
                    Json.object()
                            .put("evMaxCurrent", mostAmps())
                            .put("evMaxVoltage", DC_VOLTS_MOST)
                            .put("energyAmount", wantedWh)
                            .put("evMaxPower", mostWatts())
                            .put("stateOfCharge", car.socPercent())
                            .put("evEnergyCapacity", model.capacityWh())
                            .put("fullSoC", 100)
                            .put("bulkSoC", BULK_PERCENT));
        } else {
            needs.set(
                    "acChargingParameters",
                    Json.object()
                            .put("energyAmount", wantedWh)
                            .put("evMinCurrent", Outlet.LEAST_AC_AMPS)
                            .put("evMaxCurrent", mostAmps())
                            .put("evMaxVoltage", AC_VOLTS_BETWEEN_PHASES));
        }
        return needs;
    }

    private String transfer() {
        return switch (car.phases(outlet)) {
            case 0 -> "DC";
            case 1 -> "AC_single_phase";
            case 2 -> "AC_two_phase";
            default -> "AC_three_phase";
        };
    }

    private long mostWatts() {
        return outlet.isDc()
                ? car.model().curve().stream()
                        .mapToLong(CarModel.Point::watts)
                        .max()
                        .orElse(0)
                : outlet.watts(1000L * car.model().acAmps(), car.phases(outlet));
    }

    private long mostAmps() {
        return outlet.isDc() ? mostWatts() / Outlet.DC_VOLTS : car.model().acAmps();
    }

    /** The vehicle's plan: what it is offered, as far as it can take that. */
    ObjectNode planned(ObjectNode schedule) {
        long most = Json.text(schedule, "chargingRateUnit").equals("A") ? mostAmps() : mostWatts();
        ObjectNode plan = schedule.deepCopy();
        for (JsonNode each : plan.path("chargingSchedulePeriod")) {
            if (each instanceof ObjectNode period) {
                period.put("limit", period.path("limit").decimalValue().min(BigDecimal.valueOf(most)));
            }
        }
        return plan;
    }
}
