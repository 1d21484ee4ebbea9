package io.voltgate.simulator.station;

import tools.jackson.databind.JsonNode;

/**
 * What is known of a token: idTagInfo in OCPP 1.6, idTokenInfo in 2.x. A value.
 *
 * @param status the word of the standard, such as Accepted or Blocked
 * @param group parentIdTag or groupIdToken, empty where there is none
 * @param expiresAtMs 0 where it doesn't end
 */
record Permit(String status, String group, long expiresAtMs) {
    static final Permit UNKNOWN = new Permit("Unknown", "", 0);
    static final Permit ASSUMED = new Permit("Accepted", "", 0);

    boolean isAccepted() {
        return status.equals("Accepted");
    }

    boolean isExpired(long nowMs) {
        return expiresAtMs != 0 && expiresAtMs <= nowMs;
    }

    /** Reads idTagInfo or idTokenInfo; one that isn't there says nothing, and is of status "". */
    static Permit read(JsonNode info) {
        String group = Json.text(info, "parentIdTag");
        String expiry = Json.text(info, "expiryDate");
        return new Permit(
                Json.text(info, "status"),
                group.isEmpty() ? Json.text(info, "groupIdToken.idToken") : group,
                Json.moment(expiry.isEmpty() ? Json.text(info, "cacheExpiryDateTime") : expiry));
    }
}
