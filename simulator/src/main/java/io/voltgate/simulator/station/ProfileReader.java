package io.voltgate.simulator.station;

import io.voltgate.simulator.station.charging.Profile;
import io.voltgate.simulator.station.charging.Profile.Kind;
import io.voltgate.simulator.station.charging.Profile.Period;
import io.voltgate.simulator.station.charging.Profile.Purpose;
import io.voltgate.simulator.station.charging.Profile.Schedule;
import io.voltgate.simulator.station.charging.Profile.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads charging profiles of all versions. Stateless. One that says something that can't be is refused with the reason. */
final class ProfileReader {
    private static final long MOST_MILLI = 1_000_000_000_000L;

    private ProfileReader() {}

    /** A profile that can't be: why, in the words of OCPP 2.x (reasonCode). */
    static final class Refused extends Exception {
        Refused(String reasonCode) {
            super(reasonCode);
        }

        String reasonCode() {
            return Objects.requireNonNull(getMessage());
        }
    }

    static Profile read(JsonNode tree, int connector) throws Refused {
        String id = Json.text(tree, tree.has("id") ? "id" : "chargingProfileId");
        Purpose purpose = purpose(Json.text(tree, "chargingProfilePurpose"));
        if (id.isEmpty() || purpose == null) {
            throw new Refused("InvalidProfile");
        }
        JsonNode schedules = tree.path("chargingSchedule");
        Kind kind = kind(tree);
        return new Profile(
                Integer.parseInt(id),
                connector,
                Json.number(tree, "stackLevel", 0),
                purpose,
                kind,
                Json.text(tree, "transactionId"),
                Json.moment(Json.text(tree, "validFrom")),
                until(Json.moment(Json.text(tree, "validTo"))),
                schedule(schedules.isArray() ? schedules.path(0) : schedules));
    }

    private static long until(long moment) {
        return moment == 0 ? Long.MAX_VALUE : moment;
    }

    static @Nullable Purpose purpose(String word) {
        return switch (word) {
            case "ChargePointMaxProfile", "ChargingStationMaxProfile" -> Purpose.STATION_MAX;
            case "ChargingStationExternalConstraints" -> Purpose.EXTERNAL_CONSTRAINTS;
            case "TxDefaultProfile" -> Purpose.TX_DEFAULT;
            case "TxProfile" -> Purpose.TX;
            case "PriorityCharging" -> Purpose.PRIORITY;
            default -> null;
        };
    }

    private static Kind kind(JsonNode tree) throws Refused {
        return switch (Json.text(tree, "chargingProfileKind") + Json.text(tree, "recurrencyKind")) {
            case "Absolute" -> Kind.ABSOLUTE;
            case "RecurringDaily" -> Kind.DAILY;
            case "RecurringWeekly" -> Kind.WEEKLY;
            case "Relative" -> Kind.RELATIVE;
            case "Dynamic" -> Kind.DYNAMIC;
            default -> throw new Refused("InvalidProfile");
        };
    }

    private static Schedule schedule(JsonNode tree) throws Refused {
        List<Period> periods = new ArrayList<>();
        long before = -1;
        for (JsonNode each : tree.path("chargingSchedulePeriod")) {
            long start = Json.number(each, "startPeriod", -1);
            boolean ordered = periods.isEmpty() ? start == 0 : start > before;
            if (!ordered) {
                throw new Refused("InvalidSchedule");
            }
            periods.add(period(each, start));
            before = start;
        }
        String unit = Json.text(tree, "chargingRateUnit");
        if (periods.isEmpty() || !(unit.equals("A") || unit.equals("W"))) {
            throw new Refused("InvalidSchedule");
        }
        return new Schedule(
                Json.moment(Json.text(tree, "startSchedule")),
                Json.number(tree, "duration", 0),
                Unit.valueOf(unit),
                periods);
    }

    /** A limit must be told, but for a setpoint or a mode of operation without one (OCPP 2.1). */
    private static Period period(JsonNode tree, long start) throws Refused {
        JsonNode limit = tree.path("limit");
        JsonNode setpoint = tree.path("setpoint");
        String mode = Json.text(tree, "operationMode");
        boolean free = setpoint.isNumber() || !mode.isEmpty();
        if (limit.isNumber() ? limit.decimalValue().signum() < 0 : !free) {
            throw new Refused("InvalidSchedule");
        }
        long milli = limit.isNumber() ? milli(limit.decimalValue()) : MOST_MILLI;
        return new Period(
                start,
                mode.equals("Idle") ? 0 : milli,
                Json.number(tree, "numberPhases", 3),
                mode,
                setpoint.isNumber() ? Long.valueOf(milli(setpoint.decimalValue())) : null);
    }

    static long milli(BigDecimal limit) {
        return limit.movePointRight(3)
                .min(BigDecimal.valueOf(MOST_MILLI))
                .max(BigDecimal.valueOf(-MOST_MILLI))
                .longValue();
    }
}
