package io.voltgate.domain;

/**
 * What stations do otherwise than the standard says, and are forgiven: the closed list of what is counted. Values. The number is that
 * of the entry in the list of what real stations do, 0 where it has none.
 */
public enum Deviation {
    /** There is no Sec-WebSocket-Protocol header, or nothing in it. */
    NO_SUBPROTOCOL(2),
    /** The list of subprotocols has empty elements. */
    SUBPROTOCOL_EMPTY_ELEMENT(3),
    /** The subprotocol is written in letters of another case. */
    SUBPROTOCOL_CASE(3),
    /** The subprotocol is another word for a version of OCPP, such as ocpp16. */
    SUBPROTOCOL_ALIAS(3),
    /** A message of another version of OCPP than the connection speaks. */
    OTHER_VERSIONS_MESSAGE(4),
    /** The Connection header doesn't say Upgrade. */
    NO_CONNECTION_UPGRADE(5),
    /** The Upgrade header doesn't say websocket, though all else does. */
    NO_UPGRADE_HEADER(5),
    /** The whole URL stands in the request line. */
    ABSOLUTE_URL(6),
    /** The path ends with a slash. */
    TRAILING_SLASH(6),
    /** Two slashes follow each other in the path. */
    DOUBLE_SLASH(6),
    /** The identity stands in the path twice. */
    IDENTITY_TWICE(6),
    /** The identity has letters of another case than it was entered with. */
    IDENTITY_CASE(7),
    /** The identity is an alias that an operator entered. */
    IDENTITY_ALIAS(7),
    /** The identity has something appended that the operator lets pass. */
    IDENTITY_SUFFIX(8),
    /** The user name is not the identity that was dialled. */
    USER_MISMATCH(11),
    /** The password is another form of the key than the one entered: its hex text for its bytes, or the bytes for the text. */
    PASSWORD_FORM(11),
    /** The password is empty, or shorter than the 16 characters that OCPP asks for. */
    PASSWORD_SHORT(11),

    /** A text frame with nothing in it. */
    EMPTY_FRAME(18),
    /** NUL characters in or behind the message. */
    NUL_CHARACTER(19),
    /** Brackets, commas or blanks behind the message. */
    TRAILING_GARBAGE(19),
    /** A comma before the first or after the last element, or two in a row. */
    EXTRA_COMMA(19),
    /** A field without a value. */
    VALUE_MISSING(19),
    /** NaN or an infinity for a number. */
    NOT_A_NUMBER(19),
    /** A control character that stands unescaped in a text. */
    CONTROL_CHARACTER(19),
    /** The message breaks off. */
    TRUNCATED(19),
    /** The payload is null or missing. */
    PAYLOAD_MISSING(20),
    /** The message type is a text. */
    MESSAGE_TYPE_AS_TEXT(21),
    /** A CALLERROR that is short of elements, or whose elements are of another type. */
    CALL_ERROR_MALFORMED(21),
    /** A CALLERROR for a call that we never made, or whose time was up long ago. */
    ERROR_TO_NO_CALL(21),
    /** A CALLRESULT for a call that we never made, or whose time was up long ago. */
    ANSWER_TO_NO_CALL(24),
    /** The message id is a number. */
    MESSAGE_ID_AS_NUMBER(22),
    /** The message id has more than 36 characters. */
    MESSAGE_ID_TOO_LONG(22),
    /** A call before the previous one was answered. */
    CALL_BEFORE_ANSWER(23),
    /** A CALLRESULTERROR: the station can't use what we answered. */
    OUR_ANSWER_REFUSED(0),
    /** A message that can't be understood, and has no answer. */
    UNREADABLE_FRAME(19),
    /** The action is written in letters of another case. */
    ACTION_CASE(25),

    /** A model, serial number or other text of a boot that is longer than allowed. */
    BOOT_TEXT_TOO_LONG(29),
    /** A boot that leaves out who made the station, or what it is. */
    BOOT_FIELD_MISSING(29),
    /** A time before 2010: the time of receipt counts. */
    CLOCK_UNSET(32),
    /** A time without a zone: UTC counts. */
    CLOCK_NO_ZONE(33),
    /** A time in another form than RFC 3339: a blank for the T, a short offset, small letters. */
    CLOCK_FORM(33),
    /** A time that can't be read: the time of receipt counts. */
    CLOCK_UNREADABLE(33),
    /** A time more than 5 minutes ahead of ours: the time of receipt counts. */
    CLOCK_AHEAD(34),
    /** A time is missing where one is required: the time of receipt counts. */
    TIME_MISSING(68),

    /** A token with more characters than allowed. */
    TOKEN_TOO_LONG(35),
    /** A token with blanks or control characters around it. */
    TOKEN_PADDED(35),
    /** A token without a character. */
    TOKEN_EMPTY(36),

    /** A transaction id that is a text or a decimal where a whole number is required. */
    TRANSACTION_ID_TYPE(40),
    /** A transaction id is missing where one is required. */
    TRANSACTION_ID_MISSING(40),
    /** The reason of a transaction event is missing. */
    TRIGGER_REASON_MISSING(55),

    /** A unit that the standard doesn't have, and that is understood. */
    UNIT_ALIAS(59),
    /** A unit that nobody knows. */
    UNIT_UNKNOWN(59),
    /** The unit stands in the value. */
    UNIT_IN_VALUE(59),
    /** Meter values without a value. */
    SAMPLES_EMPTY(60),
    /** A value that is no number: it is not used. */
    SAMPLE_UNREADABLE(60),
    /** A number as a text, or with blanks around it. */
    SAMPLE_PADDED(60),
    /** A phase that doesn't go with what is measured. */
    PHASE_ODD(61),
    /** An energy register by phases without their total. */
    PHASES_WITHOUT_TOTAL(61),
    /** A word that the enumeration doesn't have: kept as it came. */
    WORD_UNKNOWN(62),
    /** A word of the enumeration in letters of another case. */
    WORD_CASE(62),
    /** A value that no installation has. */
    SAMPLE_IMPLAUSIBLE(63),
    /** The text null for nothing. */
    TEXT_NULL(63),
    /** Clock-aligned values that are not. */
    SAMPLE_UNALIGNED(65),
    /** A status of an EVSE as a whole: that of the station, or of its first connector. */
    CONNECTOR_ZERO(66),

    /** A text that is longer than allowed. */
    TEXT_TOO_LONG(29),
    /** A field that the message doesn't have. */
    FIELD_UNKNOWN(19),
    /** A number as a text, a text as a number, or one element for a list. */
    VALUE_TYPE(40),
    /** An optional field whose value can't be read: taken as absent. */
    VALUE_UNREADABLE(60),
    /** A list with too few or too many elements, or with nothing for one. */
    LIST_SIZE(60),
    /** A decimal that is finer than allowed. */
    NUMBER_TOO_FINE(0),
    /** customData without its vendor. */
    CUSTOM_DATA_WITHOUT_VENDOR(0);

    private final int quirk;

    Deviation(int quirk) {
        this.quirk = quirk;
    }

    /** The number of the entry in the list of what real stations do, 0 for none. */
    public int quirk() {
        return quirk;
    }

    /** The same by the deviation's name; 0 for a name of another build. */
    public static int quirkOf(String name) {
        for (Deviation deviation : values()) {
            if (deviation.name().equals(name)) {
                return deviation.quirk;
            }
        }
        return 0;
    }
}
