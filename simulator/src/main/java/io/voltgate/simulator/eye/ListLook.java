package io.voltgate.simulator.eye;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The local authorization list that the server sends. Owned by its eye. What counts is the last version that the station took. */
final class ListLook implements Look {
    private static final String SEND = "SendLocalList";

    private long taken;

    @Override
    public void called(Exchange call, Notes notes) {
        if (!call.action().equals(SEND)) {
            return;
        }
        long version = version(call);
        notes.breachIf(version <= 0, Rule.LIST_VERSION, "the version is " + version);
        boolean full = call.text("updateType").equals("Full");
        notes.breachIf(
                !full && version <= taken,
                Rule.LIST_RISES,
                "the version is " + version + ", the station's is " + taken);
        Set<String> named = new HashSet<>();
        for (JsonNode entry : call.payload().path("localAuthorizationList")) {
            String token = token(entry);
            notes.breachIf(!named.add(token), Rule.LIST_TWICE, "a token stands twice in it");
            notes.breachIf(
                    full && !entry.has("idTagInfo") && !entry.has("idTokenInfo"),
                    Rule.LIST_BARE,
                    "a token has no verdict");
        }
    }

    private static String token(JsonNode entry) {
        JsonNode token = entry.path("idToken");
        String text = entry.path("idTag").asString("")
                + token.path("idToken").asString("") + " "
                + token.path("type").asString("");
        return text.toLowerCase(Locale.ROOT);
    }

    private static long version(Exchange call) {
        return call.has("listVersion") ? call.number("listVersion") : call.number("versionNumber");
    }

    @Override
    public void obeyed(Exchange call, JsonNode answer) {
        if (call.action().equals(SEND) && answer.path("status").asString("").equals("Accepted")) {
            taken = version(call);
        }
    }
}
