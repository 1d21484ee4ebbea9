package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A station's answer to an order, in the words of its OCPP version. A value. The payload is the whole answer, as JSON text.
 *
 * @param accepted whether the status means that the station will act
 * @param status the status as the station wrote it, such as Accepted, Rejected, NotSupported
 * @param finding what the payload tells that decisions depend on, null where it tells nothing; not journaled, since the facts
 *     that follow from it are
 */
public record CommandResult(
        boolean accepted,
        String status,
        String payload,
        @JsonIgnore @Nullable Finding finding) {
    @JsonCreator
    public CommandResult(
            @JsonProperty("accepted") boolean accepted,
            @JsonProperty("status") String status,
            @JsonProperty("payload") String payload) {
        this(accepted, status, payload, null);
    }

    /** What is recorded of it. */
    public CommandResult recorded() {
        return finding == null ? this : new CommandResult(accepted, status, payload);
    }
}
