package io.voltgate.simulator.eye;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** Verdicts on id tokens, wherever they stand. Owned by its eye. */
final class TokenLook implements Look {
    private static final long JITTER_MS = 1_000;

    private final LongSupplier nowMs;

    TokenLook(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public void called(Exchange call, Notes notes) {
        look(call.payload(), notes);
    }

    @Override
    public void answered(Exchange call, JsonNode answer, Notes notes) {
        look(answer, notes);
    }

    private void look(JsonNode payload, Notes notes) {
        Texts.fields(payload, (owner, name) -> {
            JsonNode info = owner.path(name);
            if (name.equals("idTagInfo")) {
                verdict(info, info.path("expiryDate"), notes);
            } else if (name.equals("idTokenInfo")) {
                verdict(info, info.path("cacheExpiryDateTime"), notes);
            }
        });
    }

    private void verdict(JsonNode info, JsonNode expiry, Notes notes) {
        OptionalLong until = Texts.time(expiry.asString(""));
        notes.breachIf(
                info.path("status").asString("").equals("Accepted")
                        && until.isPresent()
                        && until.getAsLong() < nowMs.getAsLong() - JITTER_MS,
                Rule.TOKEN_EXPIRED,
                "Accepted, and expired at " + expiry.asString(""));
    }
}
