package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A station's answer to an order, in the words of its OCPP version. A value. The payload is the whole answer, as JSON text.
 *
 * @param accepted whether the status means that the station will act
 * @param status the status as the station wrote it, such as Accepted, Rejected, NotSupported
 * @param variables what the answer says of variables; no part of the fact, since the payload says it too
 */
public record CommandResult(
        boolean accepted,
        String status,
        String payload,
        @JsonIgnore List<VariableAnswer> variables) {
    public CommandResult {
        variables = variables == null ? List.of() : List.copyOf(variables);
    }

    /** An answer that says nothing of variables. */
    public CommandResult(boolean accepted, String status, String payload) {
        this(accepted, status, payload, List.of());
    }
}
