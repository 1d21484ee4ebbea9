package io.voltgate.simulator.eye;

import static io.voltgate.ocpp.OcppVersion.V16;
import static io.voltgate.ocpp.OcppVersion.V201;
import static io.voltgate.ocpp.OcppVersion.V21;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictEyeTest {
    private static final String NOW = "2026-05-28T20:26:40Z";
    private static final String BEAT = "> [2,'h','Heartbeat',{}]";
    private static final String LONG = "> [2,'" + "i".repeat(75) + "','Heartbeat',{}]";
    private static final String AVAILABLE =
            "> [2,'h','StatusNotification',{'connectorId':1,'errorCode':'NoError','status':'Available'}]";
    private static final String BOOT16 =
            "> [2,'b','BootNotification',{'chargePointVendor':'V','chargePointModel':'M'}]";
    private static final String BOOT =
            "> [2,'b','BootNotification',{'reason':'PowerUp','chargingStation':{'model':'M','vendorName':'V'}}]";
    private static final String PENDING = "< [3,'b',{'status':'Pending','currentTime':'" + NOW + "','interval':60}]";
    private static final String REJECTED = "< [3,'b',{'status':'Rejected','currentTime':'" + NOW + "','interval':60}]";
    private static final String ACCEPTED = "< [3,'b',{'status':'Accepted','currentTime':'" + NOW + "','interval':60}]";
    private static final String START16 =
            "> [2,'s','StartTransaction',{'connectorId':1,'idTag':'T','meterStart':0,'timestamp':'" + NOW + "'}]";
    private static final String START = "> [2,'e','TransactionEvent',{'eventType':'Started','timestamp':'" + NOW
            + "','triggerReason':'CablePluggedIn','seqNo':0,'transactionInfo':{'transactionId':'T1'}}]";
    private static final String ENDED = START.replace("Started", "Ended").replace("'e'", "'f'");
    private static final String SCHEDULE =
            "'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0}]}";

    private static String started(String id, int transaction) {
        return "< [3,'" + id + "',{'idTagInfo':{'status':'Accepted'},'transactionId':" + transaction + "}]";
    }

    private static String call(String action, String payload) {
        return "< [2,'c','" + action + "'," + payload + "]";
    }

    private static String beaten(String time) {
        return "< [3,'h',{'currentTime':'" + time + "'}]";
    }

    /** A profile of OCPP 1.6 with these fields, at a connector. */
    private static String profile16(int connector, String purpose, String kind, String rest) {
        return call(
                "SetChargingProfile",
                "{'connectorId':" + connector + ",'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,"
                        + "'chargingProfilePurpose':'" + purpose + "','chargingProfileKind':'" + kind + "'," + rest
                        + "}}");
    }

    private static String schedule(String before, String periods) {
        return "'chargingSchedule':{" + before + "'chargingRateUnit':'A','chargingSchedulePeriod':[" + periods + "]}";
    }

    static Stream<Story> stories() {
        return Stream.of(frames(), times(), boots(), transactions(), others(), profiles())
                .flatMap(each -> each);
    }

    private static Stream<Story> frames() {
        String status = "{'status':'Accepted'}";
        return Stream.of(
                Story.of(Rule.FRAME_JSON, V16, "< [2,'c','ClearCache',{}"),
                Story.of(Rule.FRAME_JSON, V16, "< [2,'c','ClearCache',{}] x"),
                Story.of(Rule.FRAME_KEYS, V16, call("GetConfiguration", "{'key':['a'],'key':['b']}")),
                Story.of(Rule.FRAME_TYPE, V16, "< [5,'c','InternalError','',{}]"),
                Story.of(Rule.FRAME_TYPE, V201, "< [9,'c','ClearCache',{}]"),
                Story.of(Rule.FRAME_SHAPE, V16, "< [2,7,'ClearCache',{}]"),
                Story.of(Rule.FRAME_SHAPE, V201, "< [2,'c','ClearCache',{},1]"),
                Story.of(Rule.FRAME_PAYLOAD, V16, "< [2,'c','ClearCache',null]"),
                Story.of(Rule.ID_LENGTH, V16, "< [2,'" + "i".repeat(37) + "','ClearCache',{}]"),
                Story.of(Rule.ID_TEXT, V201, "< [2,'i d','ClearCache',{}]"),
                Story.of(
                        Rule.ID_REUSED,
                        V16,
                        call("ClearCache", "{}"),
                        "> [3,'c'," + status + "]",
                        call("ClearCache", "{}")),
                Story.of(Rule.ACTION_UNKNOWN, V16, call("Heartbeat", "{}")),
                Story.of(Rule.ACTION_UNKNOWN, V16, call("GetVariables", "{}")),
                Story.of(Rule.ACTION_UNKNOWN, V21, "< [6,'c','NotifyPeriodicEventStream',{}]"),
                Story.of(Rule.ERROR_CODE, V16, BEAT, "< [4,'h','FormatViolation','',{}]"),
                Story.of(Rule.ERROR_CODE, V201, BEAT, "< [4,'h','FormationViolation','',{}]"),
                Story.of(Rule.ERROR_TEXT, V21, BEAT, "< [4,'h','InternalError','" + "x".repeat(256) + "',{}]"),
                Story.of(Rule.ANSWER_UNASKED, V16, "< [3,'q',{}]"),
                Story.of(Rule.ANSWER_UNASKED, V21, "< [5,'q','InternalError','',{}]"),
                Story.of(Rule.ANSWER_TWICE, V16, BEAT, beaten(NOW), beaten(NOW)),
                Story.of(Rule.ANSWER_STALE, V16, BEAT, "x code 1006", beaten(NOW)),
                Story.of(Rule.ANSWER_LATE, V201, BEAT, "+ 31s", beaten(NOW)),
                Story.of(Rule.ANSWER_LATE, V201, BEAT, "+ 31s", "x code 1006"),
                Story.of(Rule.CALLS_AT_ONCE, V16, call("ClearCache", "{}"), "< [2,'d','GetLocalListVersion',{}]"),
                Story.of(Rule.CLOSE_CODE, V16, "x closed by the gateway, code 1004"),
                Story.of(Rule.SUBPROTOCOL, V16, "x closed, code 1002: draft refuses handshake"),
                Story.of(Rule.PAYLOAD, V16, call("Reset", "{'type':'Warm'}")),
                Story.of(Rule.PAYLOAD, V201, START, "< [3,'e',{'surplus':1}]"),
                Story.of(Rule.NULL_FIELD, V16, call("GetConfiguration", "{'key':null}")));
    }

    private static Stream<Story> times() {
        return Stream.of(
                Story.of(Rule.TIME_FORM, V16, BEAT, beaten("2026-05-28T20:26Z")),
                Story.of(Rule.TIME_UTC, V16, BEAT, beaten("2026-05-28T22:26:40+02:00")),
                Story.of(Rule.TIME_FRACTION, V201, BEAT, beaten("2026-05-28T20:26:40.1234Z")),
                Story.of(
                        Rule.TIME_RANGE,
                        V16,
                        call(
                                "GetDiagnostics",
                                "{'location':'ftp://h/','startTime':'" + NOW + "','stopTime':'" + NOW + "'}")),
                Story.of(Rule.CLOCK_OFF, V16, BEAT, beaten("2026-05-28T20:28:00Z")),
                Story.of(
                        Rule.CLOCK_BACK,
                        V16,
                        BEAT,
                        beaten(NOW),
                        BEAT.replace("'h'", "'i'"),
                        beaten("2026-05-28T20:26:30Z").replace("'h'", "'i'")));
    }

    private static Stream<Story> boots() {
        return Stream.of(
                Story.of(Rule.BOOT_INTERVAL, V16, BOOT16, ACCEPTED.replace(":60", ":0")),
                Story.of(Rule.BOOT_INTERVAL, V201, BOOT, PENDING.replace(":60", ":-1")),
                Story.of(Rule.BOOT_FIRST, V16, BOOT16, call("ClearCache", "{}")),
                Story.of(Rule.REJECTED_CALL, V201, BOOT, REJECTED, call("ClearCache", "{}")),
                Story.of(Rule.PENDING_REMOTE, V16, BOOT16, PENDING, call("RemoteStartTransaction", "{'idTag':'T'}")),
                Story.of(Rule.PENDING_ANSWER, V201, BOOT, PENDING, BEAT, beaten(NOW)),
                Story.of(Rule.ACCEPTED_REFUSED, V201, BOOT, ACCEPTED, BEAT, "< [4,'h','SecurityError','',{}]"));
    }

    private static Stream<Story> transactions() {
        String stop16 = "> [2,'o','StopTransaction',{'transactionId':7,'meterStop':1,'timestamp':'" + NOW + "'}]";
        return Stream.of(
                Story.of(Rule.TRANSACTION_REFUSED, V16, START16, "< [4,'s','GenericError','',{}]"),
                Story.of(Rule.TRANSACTION_REFUSED, V201, START, "< [4,'e','GenericError','',{}]"),
                Story.of(Rule.TRANSACTION_NUMBER, V16, START16, started("s", 0)),
                Story.of(
                        Rule.TRANSACTION_REUSED,
                        V16,
                        START16,
                        started("s", 7),
                        START16.replace("'s'", "'t'").replace(":1,", ":2,"),
                        started("t", 7)),
                Story.of(
                        Rule.TRANSACTION_DIFFERS,
                        V16,
                        START16,
                        started("s", 7),
                        START16.replace("'s'", "'t'"),
                        started("t", 8)),
                Story.of(Rule.TRANSACTION_UNKNOWN, V16, call("RemoteStopTransaction", "{'transactionId':7}")),
                Story.of(Rule.TRANSACTION_UNKNOWN, V201, call("RequestStopTransaction", "{'transactionId':'T1'}")),
                Story.of(
                        Rule.TRANSACTION_OVER,
                        V16,
                        START16,
                        started("s", 7),
                        stop16,
                        "< [3,'o',{}]",
                        call("RemoteStopTransaction", "{'transactionId':7}")),
                Story.of(
                        Rule.TRANSACTION_OVER,
                        V201,
                        START,
                        "< [3,'e',{}]",
                        ENDED,
                        "< [3,'f',{}]",
                        call("RequestStopTransaction", "{'transactionId':'T1'}")),
                Story.of(
                        Rule.TOKEN_ANSWER,
                        V201,
                        START.replace("}}]", "},'idToken':{'idToken':'T','type':'Central'}}]"),
                        "< [3,'e',{}]"),
                Story.of(Rule.COST_NEGATIVE, V201, START, "< [3,'e',{'totalCost':-0.01}]"),
                Story.of(
                        Rule.TOKEN_EXPIRED,
                        V16,
                        "> [2,'a','Authorize',{'idTag':'T'}]",
                        "< [3,'a',{'idTagInfo':{'status':'Accepted','expiryDate':'2026-05-28T20:26:00Z'}}]"));
    }

    private static Stream<Story> others() {
        String full = "{'listVersion':5,'updateType':'Full','localAuthorizationList':[";
        String entry = "{'idTag':'T','idTagInfo':{'status':'Accepted'}}";
        return Stream.of(
                Story.of(Rule.LIST_VERSION, V16, call("SendLocalList", "{'listVersion':0,'updateType':'Full'}")),
                Story.of(
                        Rule.LIST_RISES,
                        V16,
                        call("SendLocalList", full + entry + "]}"),
                        "> [3,'c',{'status':'Accepted'}]",
                        "< [2,'d','SendLocalList',{'listVersion':5,'updateType':'Differential'}]"),
                Story.of(Rule.LIST_BARE, V16, call("SendLocalList", full + "{'idTag':'T'}]}")),
                Story.of(Rule.LIST_TWICE, V16, call("SendLocalList", full + entry + "," + entry + "]}")),
                Story.of(Rule.PLACE_UNKNOWN, V16, call("UnlockConnector", "{'connectorId':3}")),
                Story.of(Rule.PLACE_UNKNOWN, V201, call("UnlockConnector", "{'evseId':3,'connectorId':1}")),
                Story.of(Rule.PLACE_ZERO, V16, call("RemoteStartTransaction", "{'idTag':'T','connectorId':0}")),
                Story.of(
                        Rule.RESERVATION_PAST,
                        V16,
                        call(
                                "ReserveNow",
                                "{'connectorId':1,'expiryDate':'2026-05-28T20:26:00Z','idTag':'T',"
                                        + "'reservationId':1}")),
                Story.of(Rule.RESERVATION_UNKNOWN, V16, call("CancelReservation", "{'reservationId':1}")),
                Story.of(
                        Rule.REQUEST_ID,
                        V201,
                        call("GetBaseReport", "{'requestId':1,'reportBase':'FullInventory'}"),
                        "> [3,'c',{'status':'Accepted'}]",
                        "< [2,'d','GetBaseReport',{'requestId':1,'reportBase':'SummaryInventory'}]"),
                Story.of(
                        Rule.REMOTE_START_ID,
                        V201,
                        call(
                                "RequestStartTransaction",
                                "{'remoteStartId':1,'idToken':{'idToken':'T','type':'Central'}}"),
                        "> [3,'c',{'status':'Accepted'}]",
                        "< [2,'d','RequestStartTransaction',{'remoteStartId':1,'idToken':{'idToken':'U','type':'Central'}}]"),
                Story.of(
                        Rule.ADDRESS,
                        V16,
                        call("UpdateFirmware", "{'location':'mailto:me','retrieveDate':'" + NOW + "'}")));
    }

    private static Stream<Story> profiles() {
        String max = "ChargePointMaxProfile";
        return Stream.of(
                Story.of(Rule.PROFILE_PERIODS, V16, profile16(0, max, "Absolute", schedule("", ""))),
                Story.of(
                        Rule.PROFILE_PERIODS,
                        V16,
                        profile16(0, max, "Absolute", schedule("", "{'startPeriod':5,'limit':1.0}"))),
                Story.of(
                        Rule.PROFILE_PERIODS,
                        V16,
                        profile16(
                                0,
                                max,
                                "Absolute",
                                schedule("", "{'startPeriod':0,'limit':1.0},{'startPeriod':0,'limit':2.0}"))),
                Story.of(
                        Rule.PROFILE_DURATION,
                        V16,
                        profile16(0, max, "Absolute", schedule("'duration':0,", "{'startPeriod':0,'limit':1.0}"))),
                Story.of(
                        Rule.PROFILE_STACK,
                        V16,
                        profile16(0, max, "Absolute", SCHEDULE).replace("'stackLevel':0", "'stackLevel':-1")),
                Story.of(
                        Rule.PROFILE_LIMIT,
                        V16,
                        profile16(0, max, "Absolute", schedule("", "{'startPeriod':0,'limit':-1.0}"))),
                Story.of(
                        Rule.PROFILE_TRANSACTION,
                        V16,
                        START16,
                        started("s", 7),
                        profile16(1, "TxDefaultProfile", "Absolute", "'transactionId':7," + SCHEDULE)),
                Story.of(
                        Rule.PROFILE_REMOTE,
                        V16,
                        call(
                                "RemoteStartTransaction",
                                "{'idTag':'T','chargingProfile':{'chargingProfileId':1,'stackLevel':0,"
                                    + "'chargingProfilePurpose':'TxDefaultProfile','chargingProfileKind':'Absolute',"
                                        + SCHEDULE + "}}")),
                Story.of(Rule.PROFILE_PURPOSE, V16, profile16(1, max, "Absolute", SCHEDULE)),
                Story.of(
                        Rule.PROFILE_KIND,
                        V16,
                        profile16(
                                0,
                                max,
                                "Relative",
                                schedule("'startSchedule':'" + NOW + "',", "{'startPeriod':0,'limit':1.0}"))));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldFindThisBreachAndNoOther(Story story) {
        Set<Rule> broken = story.shown().findings().stream()
                .map(Finding::rule)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        assertEquals(
                Set.of(story.breach()), broken, () -> story.shown().findings().toString());
    }

    @Test
    void shouldHaveAStoryForEachRule() {
        Set<Rule> told = stories().map(Story::breach).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                Arrays.stream(Rule.values())
                        .filter(rule -> !told.contains(rule))
                        .toList());
    }

    static Stream<Story> good() {
        return Stream.of(
                Story.of(
                        Rule.PAYLOAD,
                        V16,
                        BOOT16,
                        ACCEPTED,
                        START16,
                        started("s", 7),
                        START16.replace("'s'", "'t'"),
                        started("t", 7),
                        call("RemoteStopTransaction", "{'transactionId':7}")),
                Story.of(
                        Rule.PAYLOAD,
                        V201,
                        BOOT,
                        PENDING,
                        call("TriggerMessage", "{'requestedMessage':'Heartbeat'}"),
                        "> [3,'c',{'status':'Accepted'}]",
                        BEAT,
                        beaten(NOW)),
                Story.of(
                        Rule.PAYLOAD,
                        V16,
                        "> nonsense",
                        "> [2,'n','Heartbeat']",
                        "< [4,'n','FormationViolation','',{}]"),
                Story.of(Rule.PAYLOAD, V201, "> nonsense", "< [4,'-1','RpcFrameworkError','',{}]"),
                Story.of(
                        Rule.PAYLOAD,
                        V16,
                        "> [2,17,'Heartbeat',{}]",
                        beaten(NOW).replace("'h'", "'17'")),
                Story.of(
                        Rule.PAYLOAD,
                        V16,
                        "> [2,'l','Heartbeat',{}",
                        beaten(NOW).replace("'h'", "'l'")),
                Story.of(
                        Rule.PAYLOAD,
                        V16,
                        call("ClearCache", "{}"),
                        "> [3,'c',{'status':'Accepted'}",
                        call("ClearCache", "{}").replace("'c'", "'d'"),
                        "+2s",
                        call("ClearCache", "{}").replace("'c'", "'e'")),
                Story.of(Rule.PAYLOAD, V16, BEAT, AVAILABLE, beaten(NOW), "< [3,'h',{}]"),
                Story.of(Rule.PAYLOAD, V16, LONG, beaten(NOW).replace("'h'", "'" + "i".repeat(75) + "'")),
                Story.of(Rule.PAYLOAD, V201, BEAT, "x code 1006", BEAT, beaten(NOW)),
                Story.of(
                        Rule.PAYLOAD,
                        V201,
                        BEAT,
                        "x code 1006",
                        "> [2,'h','Heart",
                        "< [4,'h','FormatViolation','',{}]"),
                Story.of(Rule.PAYLOAD, V201, BEAT, beaten(NOW), "> [2,'h','Heart", "< [4,'h','FormatViolation','',{}]"),
                Story.of(Rule.PAYLOAD, V16, BEAT, BEAT, beaten(NOW), beaten(NOW)));
    }

    @ParameterizedTest
    @MethodSource("good")
    void shouldFindNothingWhereAllIsWell(Story story) {
        assertEquals(List.of(), story.shown().findings());
    }

    @Test
    void shouldKeepSomeFindingsAndCountAll() {
        StrictEye eye = new StrictEye(V16, Eyesight.PLAIN);
        for (int i = 0; i < 300; i++) {
            eye.frame(Direction.FROM_SERVER, "{}");
        }
        assertEquals(200, eye.findings().size());
        assertEquals(Map.of(Rule.FRAME_SHAPE, 300), eye.counts());
    }

    /** A station on a dead line dials again; what the old line tells later is nobody's. */
    @Test
    void shouldLookAtTheNewestConnectionOnly() {
        StrictEye eye = new StrictEye(V16, Eyesight.PLAIN);
        FrameTap old = eye.connection();
        old.frame(Direction.TO_SERVER, "[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]");
        FrameTap now = eye.connection();
        now.frame(Direction.TO_SERVER, "[2,\"2\",\"Authorize\",{\"idTag\":\"A\"}]");
        old.frame(Direction.FROM_SERVER, "nonsense");
        old.closed("code 1004");
        now.frame(Direction.FROM_SERVER, "[3,\"2\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        assertEquals(List.of(), eye.findings());
        now.frame(Direction.FROM_SERVER, "[3,\"1\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        assertEquals(Map.of(Rule.ANSWER_STALE, 1), eye.counts());
    }

    @Test
    void shouldNeverShowAPassword() {
        StrictEye eye = new StrictEye(OcppVersion.V16, Eyesight.PLAIN);
        eye.frame(
                Direction.FROM_SERVER,
                "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"se\\\"cret\",\"x\":1}]");
        String told = eye.findings().getFirst().toString();
        assertFalse(told.contains("cret"), told);
        assertTrue(told.contains("\"value\":\"***\""), told);
    }
}
