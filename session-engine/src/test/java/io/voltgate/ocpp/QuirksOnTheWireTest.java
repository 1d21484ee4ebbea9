package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real stations write, numbered as in the list of their deviations: what is understood of it, and what it is called. */
class QuirksOnTheWireTest {
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final String AT = "'timestamp':'2026-03-01T12:00:00Z'";

    private final Set<Deviation> seen = EnumSet.noneOf(Deviation.class);

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Frame frame(String text) {
        return RepairingCodec.decode(OcppVersion.V16, json(text), seen);
    }

    private Request call(OcppVersion version, String action, String payload) {
        Frame frame = RepairingCodec.decode(version, json("[2,'1','" + action + "'," + payload + "]"), seen);
        return Dialects.of(version)
                .understand(assertInstanceOf(Frame.Call.class, frame), NOW, seen)
                .request();
    }

    private OcppException refused(OcppVersion version, String action, String payload) {
        return assertThrows(OcppException.class, () -> call(version, action, payload));
    }

    private <T extends Request> T heard(Class<T> type, OcppVersion version, String action, String payload) {
        return assertInstanceOf(type, call(version, action, payload));
    }

    private List<Sample> samples16(String samples) {
        return heard(
                        Request.MeterValues.class,
                        OcppVersion.V16,
                        "MeterValues",
                        "{'connectorId':1,'meterValue':[{" + AT + ",'sampledValue':[" + samples + "]}]}")
                .samples();
    }

    private List<Sample> samples201(String samples) {
        return heard(
                        Request.MeterValues.class,
                        OcppVersion.V201,
                        "MeterValues",
                        "{'evseId':1,'meterValue':[{" + AT + ",'sampledValue':[" + samples + "]}]}")
                .samples();
    }

    private void assertSeen(Deviation... deviations) {
        assertEquals(Set.of(deviations), seen);
    }

    @Test
    void quirk04_shouldNameBodiesOfAnotherVersion() {
        Request.Boot boot = heard(
                Request.Boot.class,
                OcppVersion.V201,
                "BootNotification",
                "{'chargePointVendor':'FoxESS','chargePointModel':'A7300'}");
        assertEquals("FoxESS", boot.info().vendor());
        assertEquals("A7300", boot.info().model());
        assertTrue(seen.remove(Deviation.OTHER_VERSIONS_MESSAGE));
        refused(OcppVersion.V201, "StartTransaction", "{'connectorId':1,'idTag':'A','meterStart':0," + AT + "}");
        assertTrue(seen.contains(Deviation.OTHER_VERSIONS_MESSAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[,2,'1','Heartbeat',{}] ~ EXTRA_COMMA",
                "[2,'1','Heartbeat',{},] ~ EXTRA_COMMA",
                "[2,'1',,'Heartbeat',{}] ~ EXTRA_COMMA",
                "[2,'1','Heartbeat',{}]] ~ TRAILING_GARBAGE",
                "[2,'1','Heartbeat',{}]} ~ TRAILING_GARBAGE",
                "[2,'1','Heartbeat'] ~ PAYLOAD_MISSING",
                "['2','1','Heartbeat',{}] ~ MESSAGE_TYPE_AS_TEXT",
            })
    void quirk19_shouldRepairFramesThatAreNearlyJson(String text, Deviation deviation) {
        assertEquals(new Frame.Call("1", "Heartbeat", "{}"), frame(text));
        assertSeen(deviation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'connectorId':1,'transactionId':,'meterValue':[]} ~"
                        + " {'connectorId':1,'transactionId':null,'meterValue':[]} ~ VALUE_MISSING",
                "{'a':} ~ {'a':null} ~ VALUE_MISSING",
                "{'a':1,} ~ {'a':1} ~ EXTRA_COMMA",
                "{'a':NaN} ~ {'a':null} ~ NOT_A_NUMBER",
                "{'a':-Infinity,'b':'NaN, really'} ~ {'a':null,'b':'NaN, really'} ~ NOT_A_NUMBER",
                "{'a':'x\ty'} ~ {'a':'x\\u0009y'} ~ CONTROL_CHARACTER",
                "{'a':'x\u0000'} ~ {'a':'x\\u0000'} ~ NUL_CHARACTER",
            })
    void quirk19_shouldRepairPayloadsThatAreNearlyJson(String text, String repaired, Deviation deviation) {
        assertEquals(new Frame.Call("1", "X", json(repaired)), frame("[2,'1','X'," + text + "]"));
        assertSeen(deviation);
    }

    @Test
    void quirk19_shouldAnswerATruncatedFrameWhoseIdCanBeRead() {
        OcppException fault =
                assertThrows(OcppException.class, () -> frame("[2,'17','MeterValues',{'connectorId':1,'me"));
        assertSeen(Deviation.TRUNCATED);
        assertEquals(
                Optional.of(json("[4,'17','FormationViolation','the message is not well-formed JSON',{}]")),
                FrameCodec.refusal(OcppVersion.V16, fault).map(FrameCodec::encode));
        OcppException nameless = assertThrows(OcppException.class, () -> frame("[2,'1"));
        assertEquals(Optional.empty(), FrameCodec.refusal(OcppVersion.V16, nameless));
    }

    @Test
    void quirk19_shouldCutOffNuls() {
        assertEquals(new Frame.Call("1", "Heartbeat", "{}"), frame("[2,'1','Heartbeat',{}]\u0000\u0000"));
        assertSeen(Deviation.NUL_CHARACTER);
    }

    @Test
    void quirk19_shouldNeverSwallowASecondMessage() {
        assertThrows(OcppException.class, () -> frame("[2,'1','Heartbeat',{}][2,'2','Heartbeat',{}]"));
    }

    @Test
    void quirk19_shouldSkipNumbersThatAreNone() {
        List<Sample> samples = samples201("{'value':NaN},{'value':7}");
        assertEquals(List.of("7"), samples.stream().map(Sample::value).toList());
        assertSeen(Deviation.NOT_A_NUMBER, Deviation.SAMPLE_UNREADABLE);
    }

    @Test
    void quirk20_shouldTakeNullForNothing() {
        assertInstanceOf(Request.Heartbeat.class, call(OcppVersion.V16, "Heartbeat", "null"));
        Request.StatusReport report = heard(
                Request.StatusReport.class,
                OcppVersion.V16,
                "StatusNotification",
                "{'connectorId':1,'errorCode':'NoError','status':'Available','info':null,'vendorId':null,'timestamp':null}");
        assertEquals("", report.info());
        assertSeen();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[4,'1','GenericError'] ~ GenericError ~ ``",
                "[4,'1'] ~ GenericError ~ ``",
                "[4,'1',null,null,null] ~ GenericError ~ ``",
                "[4,'1','InternalError','why'] ~ InternalError ~ why",
                "[4,'1','InternalError','why','details'] ~ InternalError ~ why",
                "[4,'1','InternalError',[],{}] ~ InternalError ~ ``",
            })
    void quirk21_shouldTakeCallErrorsOfAnyForm(String text, String code, String description) {
        assertEquals(new Frame.CallError("1", code, description, "{}"), frame(text));
        assertSeen(Deviation.CALL_ERROR_MALFORMED);
    }

    @Test
    void quirk22_shouldTakeIdsThatAreNumbersOrLong() {
        assertEquals(new Frame.Call("1000001", "Heartbeat", "{}"), frame("[2,1000001,'Heartbeat',{}]"));
        assertSeen(Deviation.MESSAGE_ID_AS_NUMBER);
        seen.clear();
        String id = "i".repeat(40);
        assertEquals(new Frame.Call(id, "Heartbeat", "{}"), frame("[2,'" + id + "','Heartbeat',{}]"));
        assertSeen(Deviation.MESSAGE_ID_TOO_LONG);
    }

    @Test
    void quirk25_shouldKnowActionsInAnyCase() {
        assertInstanceOf(Request.Heartbeat.class, call(OcppVersion.V201, "heartBeat", "{}"));
        assertSeen(Deviation.ACTION_CASE);
        assertEquals(
                ErrorCode.NOT_IMPLEMENTED,
                refused(OcppVersion.V201, "HeartBeats", "{}").code());
    }

    @Test
    void quirk26_shouldTakeReportsOfAnySize() {
        String variable = "{'component':{'name':'C'},'variable':{'name':'V'},'variableAttribute':[{'value':'"
                + "x".repeat(900) + "'}]}";
        String data = String.join(",", Collections.nCopies(900, variable));
        Request.DeviceReport report = heard(
                Request.DeviceReport.class,
                OcppVersion.V201,
                "NotifyReport",
                "{'requestId':1,'generatedAt':'2026-03-01T12:00:00Z','seqNo':0,'reportData':[" + data + "]}");
        assertEquals(900, report.variables().size());
        assertSeen();
    }

    @Test
    void quirk29_shouldNeverRefuseABoot() {
        String long300 = "m".repeat(300);
        Request.Boot boot = heard(
                Request.Boot.class,
                OcppVersion.V16,
                "BootNotification",
                "{'chargePointVendor':'','chargePointModel':'EVH4A22N2-HICI-Long-Model','chargePointSerialNumber':'"
                        + long300 + "'}");
        assertEquals("EVH4A22N2-HICI-Long-Model", boot.info().model());
        assertEquals(long300.substring(0, 255), boot.info().serial());
        assertSeen(Deviation.BOOT_TEXT_TOO_LONG);
        seen.clear();
        boot = heard(Request.Boot.class, OcppVersion.V201, "BootNotification", "{'chargingStation':{'model':7}}");
        assertEquals("7", boot.info().model());
        assertEquals("", boot.info().vendor());
        assertEquals("Unknown", boot.reason());
        assertTrue(seen.contains(Deviation.BOOT_FIELD_MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1970-01-01T00:00:00Z | 2026-03-01T12:00:00Z | CLOCK_UNSET",
                "0001-01-01T00:00:00Z | 2026-03-01T12:00:00Z | CLOCK_UNSET",
                "2026-03-01T11:00:00.377 | 2026-03-01T11:00:00.377Z | CLOCK_NO_ZONE",
                "2026-03-01T13:00:00+02 | 2026-03-01T11:00:00Z | CLOCK_FORM",
                "2026-03-01 11:00:00Z | 2026-03-01T11:00:00Z | CLOCK_FORM",
                "2026-03-01t11:00:00z | 2026-03-01T11:00:00Z | CLOCK_FORM",
                "yesterday | 2026-03-01T12:00:00Z | CLOCK_UNREADABLE",
                "2026-03-01T13:00:00Z | 2026-03-01T12:00:00Z | CLOCK_AHEAD",
                "2026-03-01T12:04:00Z | 2026-03-01T12:04:00Z |",
                "2026-03-01T11:00:00+00:00 | 2026-03-01T11:00:00Z |",
                "2026-03-01T12:00:00Z | 2026-03-01T12:00:00Z |",
            })
    void quirk32_33_34_shouldKeepTheTextAndReadTheClock(String raw, String instant, Deviation deviation) {
        Request.StatusReport report = heard(
                Request.StatusReport.class,
                OcppVersion.V16,
                "StatusNotification",
                "{'connectorId':1,'errorCode':'NoError','status':'Available','timestamp':'" + raw + "'}");
        assertEquals(raw, report.at().raw());
        assertEquals(Instant.parse(instant).toEpochMilli(), report.at().epochMs());
        assertEquals(deviation == null ? Set.of() : Set.of(deviation), seen);
    }

    @Test
    void quirk35_shouldKeepTokensThatAreLongOrPadded() {
        Request.Authorize authorize =
                heard(Request.Authorize.class, OcppVersion.V16, "Authorize", "{'idTag':' VID:0123456789ABCDEF0123 '}");
        assertEquals(IdToken.of(" VID:0123456789ABCDEF0123 "), authorize.token());
        assertSeen(Deviation.TOKEN_TOO_LONG, Deviation.TOKEN_PADDED);
    }

    @Test
    void quirk36_shouldTakeTheEmptyTokenOfFreeVend() {
        Request.StartTransaction start = heard(
                Request.StartTransaction.class,
                OcppVersion.V16,
                "StartTransaction",
                "{'connectorId':1,'idTag':'','meterStart':0," + AT + "}");
        assertEquals(IdToken.of(""), start.token());
        assertSeen(Deviation.TOKEN_EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"'4711' ~ 4711", "4711.0 ~ 4711", "'tx-1' ~ -1", "null ~ -1"})
    void quirk40_shouldReadTransactionIdsOfAnyType(String said, String read) {
        Request.StopTransaction stop = heard(
                Request.StopTransaction.class,
                OcppVersion.V16,
                "StopTransaction",
                "{'meterStop':5,'transactionId':" + said + "," + AT + "}");
        assertEquals(read, stop.transaction().value());
        assertEquals(1, seen.size() - (seen.contains(Deviation.VALUE_TYPE) ? 1 : 0));
    }

    @Test
    void quirk55_shouldDoWithoutTheReasonOfAnEvent() {
        Request.TransactionEvent event = heard(
                Request.TransactionEvent.class,
                OcppVersion.V201,
                "TransactionEvent",
                "{'eventType':'updated'," + AT
                        + ",'seqNo':1,'transactionInfo':{'transactionId':'T','chargingState':'Humming'}}");
        assertEquals(Request.Phase.UPDATED, event.phase());
        assertEquals("", event.trigger());
        assertEquals("Humming", event.chargingState());
        assertSeen(Deviation.TRIGGER_REASON_MISSING, Deviation.WORD_CASE, Deviation.WORD_UNKNOWN);
    }

    @Test
    void quirk59_shouldKnowUnitsByTheirAliases() {
        List<Sample> samples =
                samples16("{'value':'12.5','unit':'KWH'},{'value':'21','measurand':'Temperature','unit':'celcius'},"
                        + "{'value':'50','measurand':'Frequency','unit':'Hertz'},"
                        + "{'value':'3500W','measurand':'Power.Active.Import'},{'value':'1.5 kWh','unit':'Wh'}");
        assertEquals(12_500, samples.getFirst().register().orElseThrow().toWh().intValueExact());
        assertEquals("Hertz", samples.get(2).unit());
        assertEquals(Optional.of(new BigDecimal("3500")), samples.get(3).number());
        assertEquals(1_500, samples.getLast().register().orElseThrow().toWh().intValueExact());
        assertSeen(Deviation.UNIT_ALIAS, Deviation.UNIT_IN_VALUE);
        seen.clear();
        samples = samples201("{'value':'3.5 kWh'},{'value':7,'unitOfMeasure':{'unit':'Furlong'}}");
        assertEquals(3_500, samples.getFirst().register().orElseThrow().toWh().intValueExact());
        assertTrue(seen.containsAll(Set.of(Deviation.UNIT_IN_VALUE, Deviation.UNIT_UNKNOWN)));
    }

    @Test
    void quirk60_shouldSkipTheSampleAndKeepTheMessage() {
        assertEquals(List.of(), samples201(""));
        assertTrue(seen.contains(Deviation.SAMPLES_EMPTY));
        seen.clear();
        List<Sample> samples = samples201("{'value':''},{'value':' 12.3 '},{'value':'1,5'},{'value':'NaN'},{},7");
        assertEquals(List.of("12.3"), samples.stream().map(Sample::value).toList());
        assertTrue(seen.containsAll(Set.of(Deviation.SAMPLE_UNREADABLE, Deviation.SAMPLE_PADDED)));
        seen.clear();
        samples = samples16("{'value':''},{'value':' 12.3 '},{'value':'1,5'},{'value':'NaN'}");
        assertEquals(4, samples.size());
        assertEquals(1, samples.stream().flatMap(s -> s.number().stream()).count());
        assertSeen(Deviation.SAMPLE_UNREADABLE, Deviation.SAMPLE_PADDED);
    }

    @Test
    void quirk60_shouldNeverLoseAStopToASample() {
        Request.StopTransaction stop = heard(
                Request.StopTransaction.class,
                OcppVersion.V16,
                "StopTransaction",
                "{'meterStop':'1200','transactionId':7," + AT
                        + ",'transactionData':[{'sampledValue':[{'value':{}},{'value':5}]}," + "{" + AT
                        + "},[],null]}");
        assertEquals(1_200, stop.meterStop().toWh().intValueExact());
        assertEquals(List.of("5"), stop.samples().stream().map(Sample::value).toList());
        assertTrue(seen.containsAll(Set.of(
                Deviation.SAMPLE_UNREADABLE, Deviation.SAMPLES_EMPTY, Deviation.TIME_MISSING, Deviation.VALUE_TYPE)));
    }

    @Test
    void quirk61_shouldNotTakeAPhaseForTheTotal() {
        List<Sample> samples =
                samples16("{'value':'100','phase':'L1'},{'value':'230','measurand':'Voltage','phase':'N','unit':'V'},"
                        + "{'value':'16','measurand':'Current.Import','phase':'L1-N','unit':'A'}");
        assertEquals(0, samples.stream().flatMap(s -> s.register().stream()).count());
        assertSeen(Deviation.PHASE_ODD, Deviation.PHASES_WITHOUT_TOTAL);
    }

    @Test
    void quirk62_shouldKeepWordsThatNobodyKnows() {
        assertEquals(
                "Sample.Whatever",
                samples16("{'value':'1','context':'Sample.Whatever'}")
                        .getFirst()
                        .context());
        Request.StatusReport report = heard(
                Request.StatusReport.class,
                OcppVersion.V16,
                "StatusNotification",
                "{'connectorId':1,'errorCode':'Error','status':'faulted'}");
        assertEquals("Error", report.errorCode());
        assertEquals(ConnectorStatus.FAULTED, report.status());
        assertSeen(Deviation.WORD_UNKNOWN, Deviation.WORD_CASE);
    }

    @Test
    void quirk63_shouldFlagWhatIsImplausible() {
        samples16("{'value':'23000','measurand':'Voltage','unit':'V'}");
        heard(
                Request.StatusReport.class,
                OcppVersion.V16,
                "StatusNotification",
                "{'connectorId':1,'errorCode':'NoError','status':'Available','info':'null'}");
        assertSeen(Deviation.SAMPLE_IMPLAUSIBLE, Deviation.TEXT_NULL);
    }

    @Test
    void quirk65_shouldGiveClockAlignedValuesAWindow() {
        samples16("{'value':'1','context':'Sample.Clock'}");
        assertSeen();
        assertEquals(
                1,
                heard(
                                Request.MeterValues.class,
                                OcppVersion.V16,
                                "MeterValues",
                                "{'connectorId':1,'meterValue':[{'timestamp':'2026-03-01T12:00:31Z','sampledValue':"
                                        + "[{'value':'1','context':'Sample.Clock'}]}]}")
                        .samples()
                        .size());
        assertSeen(Deviation.SAMPLE_UNALIGNED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "V16 ~ StatusNotification ~ {'connectorId':1,'errorCode':'NoError','status':'Sleeping'} ~"
                        + " PROPERTY_CONSTRAINT_VIOLATION",
                "V16 ~ StatusNotification ~ {'connectorId':'one','errorCode':'NoError','status':'Available'} ~"
                        + " TYPE_CONSTRAINT_VIOLATION",
                "V16 ~ StartTransaction ~ {'connectorId':1,'meterStart':0,'timestamp':'x'} ~"
                        + " OCCURRENCE_CONSTRAINT_VIOLATION",
                "V16 ~ Authorize ~ {'idTag':{}} ~ TYPE_CONSTRAINT_VIOLATION",
                "V16 ~ Heartbeat ~ [] ~ PROTOCOL_ERROR",
                "V201 ~ TransactionEvent ~"
                    + " {'eventType':'Paused','timestamp':'x','triggerReason':'Authorized','seqNo':1,'transactionInfo':{'transactionId':'T'}}"
                    + " ~ PROPERTY_CONSTRAINT_VIOLATION",
                "V201 ~ TransactionEvent ~"
                    + " {'eventType':'Started','timestamp':'x','triggerReason':'Authorized','seqNo':'lots','transactionInfo':{'transactionId':'T'}}"
                    + " ~ TYPE_CONSTRAINT_VIOLATION",
                "V201 ~ TransactionEvent ~"
                        + " {'eventType':'Started','timestamp':'x','triggerReason':'Authorized','seqNo':1} ~"
                        + " OCCURRENCE_CONSTRAINT_VIOLATION",
            })
    void shouldRefuseWithTheStandardsCodeWhatCantBeUnderstood(
            OcppVersion version, String action, String payload, ErrorCode code) {
        assertEquals(code, refused(version, action, payload).code());
    }

    @Test
    void shouldPassOverWhatItDoesntKnow() {
        assertInstanceOf(
                Request.Authorize.class,
                call(OcppVersion.V201, "Authorize", "{'idToken':{'idToken':'A','type':'Central','x':[1]}}"));
        assertSeen(Deviation.FIELD_UNKNOWN);
    }

    @Test
    void shouldReadAnswersOfStationsTolerantly() {
        Dialect dialect = Dialects.of(OcppVersion.V16);
        Action.ToStation<?, ?> reset = dialect.toStation().stream()
                .filter(action -> action.name().equals("Reset"))
                .findFirst()
                .orElseThrow();
        CommandResult result =
                dialect.understand(reset, new Frame.CallResult("1", json("{'status':'accepted','more':1}")), seen);
        assertTrue(result.accepted());
        assertSeen(Deviation.FIELD_UNKNOWN, Deviation.WORD_CASE);
    }
}
