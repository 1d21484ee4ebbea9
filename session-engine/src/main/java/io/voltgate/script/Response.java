package io.voltgate.script;

import io.voltgate.ocpp.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a called station says. An immutable value. A word is its status and pairs are fields, or JSON is all of it; "error CODE" is a
 * CALLERROR, "silence" nothing at all, and "later NAME" nothing until a line says so.
 */
public record Response(Args args, @Nullable String json) {
    private static final String SILENCE = "silence";
    private static final String LATER = "later";
    private static final String ERROR = "error";

    /** The frame that answers a call; empty where the station says nothing. */
    public Optional<Frame> to(String callId, Variables variables) {
        if (json != null) {
            return Optional.of(new Frame.CallResult(callId, variables.resolve(json)));
        }
        Args bound = args.bound(variables);
        if (bound.words().contains(SILENCE) || later().isPresent()) {
            return Optional.empty();
        }
        if (bound.words().size() >= 2 && bound.words().getFirst().equals(ERROR)) {
            return Optional.of(Frame.CallError.of(callId, bound.words().get(1), ""));
        }
        return Optional.of(new Frame.CallResult(callId, Shorthand.answer(bound).toString()));
    }

    /** The name by which the call is answered later; empty where it is answered now or never. */
    public Optional<String> later() {
        List<String> words = args.words();
        return words.size() == 2 && words.getFirst().equals(LATER) ? Optional.of(words.get(1)) : Optional.empty();
    }
}
