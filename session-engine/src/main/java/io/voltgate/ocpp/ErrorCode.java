package io.voltgate.ocpp;

/**
 * The error codes of CALLERROR (OCPP-J 1.6 table 7; OCPP 2.0.1 Part 4, 4.3). Values. Two codes are spelt differently in 1.6, and
 * two don't exist there; {@link #in(OcppVersion)} gives the word that the version prescribes.
 */
public enum ErrorCode {
    /** The action is not known. */
    NOT_IMPLEMENTED("NotImplemented"),
    /** The action is known, but not supported in this direction or by us. */
    NOT_SUPPORTED("NotSupported"),
    /** We failed. */
    INTERNAL_ERROR("InternalError"),
    /** The payload is incomplete or not an object. */
    PROTOCOL_ERROR("ProtocolError"),
    /** A security issue, or the station is not accepted yet. */
    SECURITY_ERROR("SecurityError"),
    /** The message is not well-formed. */
    FORMAT_VIOLATION("FormatViolation", "FormationViolation"),
    /** A field has a value that is not allowed. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /** A required field is missing, or a list has too few or too many elements. */
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurrenceConstraintViolation", "OccurenceConstraintViolation"),
    /** A field has a value of another type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation"),
    /** The message type number is not supported; OCPP 1.6 has no code for it. */
    MESSAGE_TYPE_NOT_SUPPORTED("MessageTypeNotSupported", "GenericError"),
    /** Not a call, such as one without a readable id; OCPP 1.6 has no code for it. */
    RPC_FRAMEWORK_ERROR("RpcFrameworkError", "FormationViolation"),
    /** Anything else. */
    GENERIC_ERROR("GenericError");

    private final String word;
    private final String word16;

    ErrorCode(String word) {
        this(word, word);
    }

    ErrorCode(String word, String word16) {
        this.word = word;
        this.word16 = word16;
    }

    /** The code for a field that the message doesn't have (OCPP-J 1.6 table 7; OCPP 2.0.1 Part 4, 4.3). */
    static ErrorCode unknownField(OcppVersion version) {
        return version == OcppVersion.V16 ? FORMAT_VIOLATION : PROTOCOL_ERROR;
    }

    /** The code as this version spells it. */
    public String in(OcppVersion version) {
        return version == OcppVersion.V16 ? word16 : word;
    }
}
