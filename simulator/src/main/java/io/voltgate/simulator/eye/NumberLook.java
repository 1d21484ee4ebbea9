package io.voltgate.simulator.eye;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Numbers that the server gives to its requests, and addresses that it names. Owned by its eye. */
final class NumberLook implements Look {
    private final Map<String, Exchange> requests = new Memory<>();
    private final Map<Long, Exchange> starts = new Memory<>();

    @Override
    public void called(Exchange call, Notes notes) {
        if (call.has("requestId")) {
            Exchange before = requests.put(call.action() + " " + call.number("requestId"), call);
            notes.breachIf(
                    before != null && !before.asksAs(call),
                    Rule.REQUEST_ID,
                    "another " + call.action() + " had the requestId " + call.number("requestId"));
        }
        if (call.has("remoteStartId")) {
            Exchange before = starts.put(call.number("remoteStartId"), call);
            notes.breachIf(
                    before != null && !before.asksAs(call),
                    Rule.REMOTE_START_ID,
                    "another start had the remoteStartId " + call.number("remoteStartId"));
        }
        address(call.payload().path("location"), notes);
        address(call.payload().path("firmware").path("location"), notes);
        address(call.payload().path("log").path("remoteLocation"), notes);
    }

    private static void address(JsonNode location, Notes notes) {
        if (location.isString()) {
            notes.breachIf(!isAddress(location.stringValue()), Rule.ADDRESS, "the address lacks one of them");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getScheme() != null && address.getRawAuthority() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
