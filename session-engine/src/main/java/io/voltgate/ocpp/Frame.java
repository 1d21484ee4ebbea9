package io.voltgate.ocpp;

/**
 * One message of OCPP-J (1.6 4.2; 2.0.1 and 2.1 Part 4, 4.2). Values; the payload is JSON text, checked to be well-formed and not yet
 * bound to a message. The id is never null, and may be longer than the standard's 36 characters when it comes from a station.
 */
public sealed interface Frame {
    String id();

    /** {@code [2,"id","Action",{payload}]}. */
    record Call(String id, String action, String payload) implements Frame {}

    /** {@code [3,"id",{payload}]}. */
    record CallResult(String id, String payload) implements Frame {}

    /** {@code [4,"id","code","description",{details}]}. */
    record CallError(String id, String code, String description, String details) implements Frame {
        /** The longest description that OCPP 2.x allows. */
        public static final int MAX_DESCRIPTION = 255;

        public CallError {
            description =
                    description.length() <= MAX_DESCRIPTION ? description : description.substring(0, MAX_DESCRIPTION);
        }

        public static CallError of(String id, String code, String description) {
            return new CallError(id, code, description, "{}");
        }
    }

    /** {@code [5,"id","code","description",{details}]}: the CALLRESULT with this id can't be used (OCPP 2.1 Part 4, 4.2.4). */
    record CallResultError(String id, String code, String description, String details) implements Frame {
        public CallResultError {
            description = description.length() <= CallError.MAX_DESCRIPTION
                    ? description
                    : description.substring(0, CallError.MAX_DESCRIPTION);
        }
    }

    /** {@code [6,"id","Action",{payload}]}: a call that nobody answers (OCPP 2.1 Part 4, 4.2.5). */
    record Send(String id, String action, String payload) implements Frame {}
}
