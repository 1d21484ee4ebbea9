package io.voltgate.simulator.eye;

import io.voltgate.ocpp.OcppVersion;
import tools.jackson.databind.JsonNode;

/** Charging profiles that the server sets, alone or with a remote start. Owned by its eye, without memory. */
final class ProfileLook implements Look {
    private static final String TRANSACTION = "transactionId";
    private static final String TX_PROFILE = "TxProfile";

    private final boolean v16;

    ProfileLook(OcppVersion version) {
        this.v16 = version == OcppVersion.V16;
    }

    @Override
    public void called(Exchange call, Notes notes) {
        JsonNode payload = call.payload();
        switch (call.action()) {
            case "SetChargingProfile" -> {
                JsonNode profile = payload.path(v16 ? "csChargingProfiles" : "chargingProfile");
                purpose(profile, payload.path(v16 ? "connectorId" : "evseId").asLong(0), notes);
                profile(profile, notes);
            }
            case "RemoteStartTransaction", "RequestStartTransaction" -> {
                JsonNode profile = payload.path("chargingProfile");
                if (profile.isObject()) {
                    notes.breachIf(
                            !word(profile, "chargingProfilePurpose").equals(TX_PROFILE),
                            Rule.PROFILE_REMOTE,
                            "the profile is a " + word(profile, "chargingProfilePurpose"));
                    notes.breachIf(
                            profile.has(TRANSACTION), Rule.PROFILE_TRANSACTION, "the remote start's profile names one");
                    profile(profile, notes);
                }
            }
            default -> {}
        }
    }

    private void purpose(JsonNode profile, long place, Notes notes) {
        String purpose = word(profile, "chargingProfilePurpose");
        boolean whole = purpose.equals("ChargePointMaxProfile") || purpose.equals("ChargingStationMaxProfile");
        notes.breachIf(whole && place != 0, Rule.PROFILE_PURPOSE, purpose + " is at " + place);
        notes.breachIf(
                purpose.equals("ChargingStationExternalConstraints"), Rule.PROFILE_PURPOSE, "it is a " + purpose);
        boolean tx = purpose.equals(TX_PROFILE);
        notes.breachIf(tx && place == 0, Rule.PLACE_ZERO, "a TxProfile is at 0");
        notes.breachIf(!tx && profile.has(TRANSACTION), Rule.PROFILE_TRANSACTION, "a " + purpose + " names one");
        notes.breachIf(tx && !v16 && !profile.has(TRANSACTION), Rule.PROFILE_TRANSACTION, "a TxProfile names none");
    }

    private void profile(JsonNode profile, Notes notes) {
        long level = profile.path("stackLevel").asLong(0);
        notes.breachIf(level < 0, Rule.PROFILE_STACK, "the stack level is " + level);
        String kind = word(profile, "chargingProfileKind");
        boolean recurring = kind.equals("Recurring");
        notes.breachIf(recurring && !profile.has("recurrencyKind"), Rule.PROFILE_KIND, "it doesn't say how it recurs");
        notes.breachIf(
                !recurring && profile.has("recurrencyKind"), Rule.PROFILE_KIND, kind + ", and says how it recurs");
        for (JsonNode schedule : Texts.several(profile.path("chargingSchedule"))) {
            boolean starts = schedule.has("startSchedule");
            notes.breachIf(kind.equals("Relative") && starts, Rule.PROFILE_KIND, "a relative schedule has a start");
            notes.breachIf(recurring && !starts, Rule.PROFILE_KIND, "a recurring schedule has no start");
            schedule(schedule, notes);
        }
    }

    private static void schedule(JsonNode schedule, Notes notes) {
        JsonNode periods = schedule.path("chargingSchedulePeriod");
        if (!periods.isArray()) {
            return;
        }
        notes.breachIf(periods.isEmpty(), Rule.PROFILE_PERIODS, "a schedule has no period");
        long before = -1;
        for (JsonNode period : periods) {
            long start = period.path("startPeriod").asLong(0);
            notes.breachIf(before < 0 && start != 0, Rule.PROFILE_PERIODS, "the first period begins at " + start);
            notes.breachIf(
                    before >= 0 && start <= before,
                    Rule.PROFILE_PERIODS,
                    "a period at " + start + " follows " + before);
            before = Math.max(start, 0);
            limit(period, notes);
        }
        if (schedule.has("duration")) {
            long duration = schedule.path("duration").asLong(0);
            notes.breachIf(
                    duration <= Math.max(before, 0),
                    Rule.PROFILE_DURATION,
                    "it lasts " + duration + " s, and its last period begins at " + before);
        }
    }

    private static void limit(JsonNode period, Notes notes) {
        long phases = period.path("numberPhases").asLong(3);
        notes.breachIf(phases < 1 || phases > 3, Rule.PROFILE_LIMIT, "it counts " + phases + " phases");
        notes.breachIf(
                period.path("limit").asDouble(0) < 0, Rule.PROFILE_LIMIT, "the limit is " + period.path("limit"));
    }

    private static String word(JsonNode profile, String field) {
        return profile.path(field).asString("");
    }
}
