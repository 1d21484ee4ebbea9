package io.voltgate.ocpp;

import org.jspecify.annotations.Nullable;

/**
 * A message of the peer that can't be taken, with the code and the sentence that the answer carries. Immutable. The sentence
 * names the field and never repeats what could be a secret.
 */
public final class OcppException extends RuntimeException {
    private final ErrorCode code;
    private final @Nullable String messageId;
    private final boolean inAnswer;

    public OcppException(ErrorCode code, @Nullable String messageId, String description) {
        this(code, messageId, description, false);
    }

    private OcppException(ErrorCode code, @Nullable String messageId, String description, boolean inAnswer) {
        super(description, null, false, false);
        this.code = code;
        this.messageId = messageId;
        this.inAnswer = inAnswer;
    }

    /** A fault in what is never answered: a CALLRESULT or CALLERROR, whose id is that of our own call, or a SEND. */
    public static OcppException inAnswer(ErrorCode code, @Nullable String messageId, String description) {
        return new OcppException(code, messageId, description, true);
    }

    public ErrorCode code() {
        return code;
    }

    /** The id to answer to, null where none could be read. */
    public @Nullable String messageId() {
        return messageId;
    }

    /** Whether the message was itself an answer, or a SEND; nobody answers those. */
    public boolean inAnswer() {
        return inAnswer;
    }
}
