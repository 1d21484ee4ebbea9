package io.voltgate.simulator.eye;

import java.util.Locale;

/**
 * What the eye holds a server to: a sentence each, and where it stands or why it is wanted. Values. A rule's id is its name in small
 * letters with hyphens, and stays what it is once it is published.
 */
public enum Rule {
    FRAME_JSON("A message is well-formed JSON, and nothing follows it.", "OCPP-J 1.6, 4.2; 2.x Part 4, 4.2"),
    FRAME_KEYS("An object names each of its fields once.", "RFC 8259, 4: what else happens is up to the reader"),
    FRAME_TYPE(
            "The message type is one of the version's: 2, 3, 4, and since 2.1 also 5.",
            "OCPP-J 1.6, 4.1.3; 2.x Part 4, 4.1.3"),
    FRAME_SHAPE("A message has exactly the elements of its type.", "OCPP-J 1.6, 4.2; 2.x Part 4, 4.2"),
    FRAME_PAYLOAD("A payload is an object, {} where there is nothing to say.", "OCPP-J 1.6, 4.2.1; 2.x Part 4, 4.1.5"),
    ID_LENGTH("A message id has 1 to 36 characters.", "OCPP-J 1.6, 4.2; 2.x Part 4, 4.1.4"),
    ID_TEXT("A message id is of printable ASCII characters.", "Stations match it byte by byte, and many print it"),
    ID_REUSED(
            "A message id is used again only to repeat the same call, unanswered so far.",
            "OCPP-J 1.6 errata 3.1; 2.x Part 4, 4.1.4"),
    ACTION_UNKNOWN("A call names an action that the version lets servers call.", "OCPP 1.6, 5; 2.x Part 2"),
    ERROR_CODE(
            "The code of an error is one of the version's, as it spells it.", "OCPP-J 1.6, table 7; 2.x Part 4, 4.3"),
    ERROR_TEXT("The description of an error has at most 255 characters.", "OCPP 2.x Part 4, 4.2.3"),
    ANSWER_UNASKED("An answer has the id of a call.", "OCPP-J 1.6, 4.2.2; 2.x Part 4, 4.2.2"),
    ANSWER_TWICE("A call is answered once.", "OCPP-J 1.6, 4.1.1; 2.x Part 4, 4.1.1"),
    ANSWER_STALE(
            "An answer comes on the connection of its call.", "The station has given the call up with the connection"),
    ANSWER_LATE("A call is answered within 30 seconds.", "Stations time out about then, and say it again"),
    CALLS_AT_ONCE(
            "The next call waits for the answer to the one before, or until that was given up.",
            "OCPP-J 1.6, 4.1.1 (should); 2.x Part 4, 4.1.1 (shall)"),
    CLOSE_CODE("A connection is closed with a code that may be sent.", "RFC 6455, 7.4"),
    SUBPROTOCOL(
            "The server chooses one of the subprotocols that the station offers.", "OCPP-J 1.6, 3.3; 2.x Part 4, 3.2"),
    PAYLOAD(
            "A payload is as the schema of its message says: fields, types, words, lengths, bounds.",
            "The version's schemas"),
    NULL_FIELD("A field that has no value is left out, not null.", "OCPP 2.x Part 4, 4.1.5; no schema takes null"),
    TIME_FORM("A time is of RFC 3339, with seconds and an offset.", "OCPP 1.6, 3.14; 2.x Part 2, 3.1"),
    TIME_UTC("A time is in UTC and ends with Z.", "OCPP 1.6, 3.14 (advised); 2.x Part 2, 3.1 (strongly advised)"),
    TIME_FRACTION("A time has at most three digits after the point.", "OCPP 2.x Part 2, 3.1"),
    TIME_RANGE("A span begins before it ends.", "A span that doesn't is never open"),
    CLOCK_OFF("The time that the server tells is ours within a minute.", "Stations set their clock by it"),
    CLOCK_BACK("The time that the server tells doesn't run backwards.", "Stations set their clock by it"),
    BOOT_INTERVAL(
            "An accepted station gets a heartbeat interval above 0, any other one that isn't negative.",
            "OCPP 1.6, 4.2; 2.x Part 2, B01, B02"),
    BOOT_FIRST("The server calls a new station after its first boot was answered.", "OCPP 1.6, 4.2; 2.x Part 2, B01"),
    REJECTED_CALL("The server calls no station that it has rejected.", "OCPP 1.6, 4.2; 2.x Part 2, B03.FR.03"),
    PENDING_REMOTE(
            "The server starts and stops nothing at a station that is pending.",
            "OCPP 1.6, 4.2; 2.x Part 2, B02.FR.01, B02.FR.05"),
    PENDING_ANSWER(
            "A station that isn't accepted gets SecurityError for what it wasn't asked for.",
            "OCPP 2.x Part 2, B02.FR.09, B03.FR.07"),
    ACCEPTED_REFUSED(
            "A station that was accepted doesn't get SecurityError.",
            "OCPP 2.x Part 4, 5.4: it needn't boot again after a reconnect"),
    TRANSACTION_REFUSED(
            "A transaction message that can be read is answered, whatever is odd about it.",
            "OCPP 1.6, 4.7, 4.8, 4.10; 2.x Part 2, J02.FR.19"),
    TRANSACTION_NUMBER("The id of a transaction is above 0.", "OCPP 1.6 errata 3.54 (advised)"),
    TRANSACTION_REUSED("Another transaction gets another id.", "OCPP 1.6, 4.8"),
    TRANSACTION_DIFFERS(
            "A start that is said again gets the id that it got before.", "OCPP 1.6, 3.7.1: else there are two of it"),
    TRANSACTION_UNKNOWN(
            "A transaction that the server names is one that the station has told of.",
            "OCPP 1.6, 5.11; 2.x Part 2, F03, E14, I02, K01"),
    TRANSACTION_OVER(
            "A transaction that the server wants to change hasn't ended before.",
            "OCPP 1.6, 5.11; 2.x Part 2, F03, I02, K01"),
    TOKEN_ANSWER("An event with an id token is answered with idTokenInfo.", "OCPP 2.x Part 2, E01.FR.11, E02.FR.02"),
    TOKEN_EXPIRED(
            "Who is accepted hasn't expired.",
            "OCPP 1.6, 7.8; 2.x Part 2, C10: the station's cache keeps it till then"),
    COST_NEGATIVE("A cost isn't negative.", "OCPP 2.x Part 2, I02, I03"),
    LIST_VERSION(
            "A local list has a version above 0.", "OCPP 1.6, 5.10; 2.x Part 2, D01: 0 and -1 say that there is none"),
    LIST_RISES(
            "A change of the local list has a higher version than the list before.", "OCPP 1.6, 5.15; 2.x Part 2, D01"),
    LIST_BARE("A full local list says of each token whether it is accepted.", "OCPP 1.6, 7.2; 2.x Part 2, D01"),
    LIST_TWICE("A local list names a token once.", "OCPP 2.x Part 2, D01"),
    PLACE_UNKNOWN("The server names connectors and EVSEs that the station has.", "OCPP 1.6, 5; 2.x Part 2, 2"),
    PLACE_ZERO(
            "A session, a lock or a transaction's profile is at a connector or EVSE above 0.",
            "OCPP 1.6, 5.11, 5.16, 5.18; 2.x Part 2, F01, F05, K01"),
    RESERVATION_PAST("A reservation ends in the future.", "OCPP 1.6, 5.13; 2.x Part 2, H01"),
    RESERVATION_UNKNOWN("A reservation that is cancelled has been made.", "OCPP 1.6, 5.2; 2.x Part 2, H02"),
    REQUEST_ID("Another request gets another requestId.", "OCPP 2.x Part 2, B07, N02: reports are told apart by it"),
    REMOTE_START_ID(
            "Another remote start gets another remoteStartId.",
            "OCPP 2.x Part 2, F01.FR.25: sessions are told apart by it"),
    ADDRESS("An address for files has a scheme and a host.", "OCPP 1.6, 5.9, 5.19; 2.x Part 2, L01, N01"),
    PROFILE_PERIODS(
            "A schedule has periods, the first at 0, each later than the one before.",
            "OCPP 1.6, 7.14; 2.x Part 2, K01"),
    PROFILE_DURATION(
            "A schedule lasts longer than 0 seconds, and its last period begins before its end.",
            "OCPP 1.6, 7.13; 2.x Part 2, K01"),
    PROFILE_STACK("A stack level isn't negative.", "OCPP 1.6, 7.8; 2.x Part 2, K01"),
    PROFILE_LIMIT("A limit isn't negative, and counts 1 to 3 phases.", "OCPP 1.6, 7.14; 2.x Part 2, K01"),
    PROFILE_TRANSACTION(
            "Only a profile for a transaction names one; in a remote start none does.",
            "OCPP 1.6, 7.8, 5.11; 2.x Part 2, K01.FR.03, F01"),
    PROFILE_REMOTE("The profile of a remote start is one for its transaction.", "OCPP 1.6, 5.11; 2.x Part 2, F01"),
    PROFILE_PURPOSE(
            "The station's own limits and external constraints are not set as other profiles are.",
            "OCPP 1.6, 5.16; 2.x Part 2, K01.FR.22"),
    PROFILE_KIND(
            "A recurring profile says how it recurs and from when, a relative one has no start.",
            "OCPP 1.6, 7.9, 7.13; 2.x Part 2, K01");

    private final String sentence;
    private final String source;

    Rule(String sentence, String source) {
        this.sentence = sentence;
        this.source = source;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What holds of every good server. */
    public String sentence() {
        return sentence;
    }

    /** Where the standard says so, or why it is wanted where it doesn't. */
    public String source() {
        return source;
    }
}
