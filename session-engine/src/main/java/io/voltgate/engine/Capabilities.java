package io.voltgate.engine;

import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a station can take, as far as its variables have told. Owned by the shard's thread. Of all variables only the few that decisions
 * depend on are kept.
 */
final class Capabilities {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Variables by their own name or that of component and name, and what they tell. */
    private static final Map<String, Limit> KNOWN = Map.ofEntries(
            Map.entry("sendlocallistmaxlength", Limit.LOCAL_LIST_CHUNK),
            Map.entry("localauthlistctrlr.itemspermessage", Limit.LOCAL_LIST_CHUNK),
            Map.entry("localauthlistmaxlength", Limit.LOCAL_LIST_TOKENS),
            Map.entry("localauthlistctrlr.entries", Limit.LOCAL_LIST_TOKENS),
            Map.entry("getconfigurationmaxkeys", Limit.READ_CHUNK),
            Map.entry("devicedatactrlr.itemspermessage[getvariables]", Limit.READ_CHUNK),
            Map.entry("devicedatactrlr.itemspermessagegetvariables", Limit.READ_CHUNK),
            Map.entry("chargeprofilemaxstacklevel", Limit.STACK_LEVEL),
            Map.entry("smartchargingctrlr.profilestacklevel", Limit.STACK_LEVEL),
            Map.entry("chargingschedulemaxperiods", Limit.PERIODS),
            Map.entry("smartchargingctrlr.periodsperschedule", Limit.PERIODS),
            Map.entry("maxchargingprofilesinstalled", Limit.PROFILES),
            Map.entry("chargingscheduleallowedchargingrateunit", Limit.RATE_UNITS),
            Map.entry("smartchargingctrlr.rateunit", Limit.RATE_UNITS),
            Map.entry("customdisplaycostandprice", Limit.COST_MESSAGES));

    /** What may be known. */
    enum Limit {
        /** Tokens of one SendLocalList. */
        LOCAL_LIST_CHUNK,
        /** Tokens of the whole list. */
        LOCAL_LIST_TOKENS,
        /** Variables of one GetVariables or GetConfiguration. */
        READ_CHUNK,
        /** The highest stack level of a charging profile. */
        STACK_LEVEL,
        /** Periods of one charging schedule. */
        PERIODS,
        /** Charging profiles at a time. */
        PROFILES,
        /** The units of limits, as the station writes them. */
        RATE_UNITS,
        /** Whether a station of OCPP 1.6 shows cost and price: true or false. */
        COST_MESSAGES
    }

    private TreeMap<Limit, String> told = new TreeMap<>();

    void learn(List<VariableReport> reports) {
        for (VariableReport report : reports) {
            Limit limit = KNOWN.get(name(report.variable()));
            if (limit != null && report.attribute().equals("Actual")) {
                String value = limit == Limit.LOCAL_LIST_TOKENS ? most(report) : report.value();
                if (!value.isBlank()) {
                    told.put(limit, value.strip());
                }
            }
        }
    }

    private static String name(Variable variable) {
        String instance = variable.nameInstance().isEmpty() ? "" : "[" + variable.nameInstance() + "]";
        String component = variable.component().isEmpty() ? "" : variable.component() + ".";
        return (component + variable.name() + instance).toLowerCase(Locale.ROOT);
    }

    /** Where a variable counts what there is, the most that there can be is its maxLimit (OCPP 2.0.1 Part 2, 2.8). */
    private static String most(VariableReport report) {
        if (report.variable().component().isEmpty()) {
            return report.value();
        }
        try {
            String characteristics = report.characteristics();
            return characteristics.isEmpty()
                    ? ""
                    : JSON.readTree(characteristics).path("maxLimit").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    /** A number that is told, and makes sense. */
    OptionalInt number(Limit limit) {
        String value = told.getOrDefault(limit, "");
        return value.matches("\\d{1,9}(\\.0*)?")
                ? OptionalInt.of(Integer.parseInt(value.split("\\.", 2)[0]))
                : OptionalInt.empty();
    }

    /** The limit told, within what we allow ourselves; that where none is told, and at least 1. */
    int atMost(Limit limit, int ours) {
        return Math.clamp(number(limit).orElse(ours), 1, ours);
    }

    Optional<String> text(Limit limit) {
        return Optional.ofNullable(told.get(limit));
    }
}
