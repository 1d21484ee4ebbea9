package io.voltgate.gateway.station;

/** What a station gets wrong when it dials in, and is forgiven. Values; each is counted by its name. */
enum DialDeviation {
    /** The Connection header doesn't say Upgrade. */
    NO_CONNECTION_UPGRADE,
    /** The Upgrade header doesn't say websocket, though all else does. */
    NO_UPGRADE_HEADER,
    /** The whole URL stands in the request line. */
    ABSOLUTE_URL,
    /** The path ends with a slash. */
    TRAILING_SLASH,
    /** Two slashes follow each other in the path. */
    DOUBLE_SLASH,
    /** The identity stands in the path twice. */
    IDENTITY_TWICE,
    /** The identity has letters of another case than it was entered with. */
    IDENTITY_CASE,
    /** The identity is an alias that an operator entered. */
    IDENTITY_ALIAS,
    /** The identity has something appended that the operator lets pass. */
    IDENTITY_SUFFIX,
    /** There is no Sec-WebSocket-Protocol header, or nothing in it. */
    NO_SUBPROTOCOL,
    /** The list of subprotocols has empty elements. */
    SUBPROTOCOL_EMPTY_ELEMENT,
    /** The subprotocol is written in letters of another case. */
    SUBPROTOCOL_CASE,
    /** The subprotocol is another word for a version of OCPP, such as ocpp16. */
    SUBPROTOCOL_ALIAS,
    /** The user name is not the identity that was dialled. */
    USER_MISMATCH,
    /** The password is another form of the key than the one entered: its hex text for its bytes, or the bytes for the text. */
    PASSWORD_FORM,
    /** The password is empty, or shorter than the 16 characters that OCPP asks for. */
    PASSWORD_SHORT
}
