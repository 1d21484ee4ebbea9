package io.voltgate.ocpp;

import org.jspecify.annotations.Nullable;

/**
 * A message of the peer that can't be taken, with the code and the sentence that the answer carries. Immutable. The sentence
 * names the field and never repeats what could be a secret.
 */
public final class OcppException extends RuntimeException {
    private final ErrorCode code;
    private final @Nullable String messageId;

    public OcppException(ErrorCode code, @Nullable String messageId, String description) {
        super(description, null, false, false);
        this.code = code;
        this.messageId = messageId;
    }

    public ErrorCode code() {
        return code;
    }

    /** The id to answer to, null where none could be read. */
    public @Nullable String messageId() {
        return messageId;
    }
}
