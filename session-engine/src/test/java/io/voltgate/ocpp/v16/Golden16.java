package io.voltgate.ocpp.v16;

import static io.voltgate.ocpp.Golden.json;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Golden;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The golden frames of OCPP 1.6. Values. Every message of the dialect is here, in the forms that differ in meaning. */
public final class Golden16 {
    static final long EXPIRY = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    static final Reply ACKNOWLEDGED = new Reply.Acknowledged();
    static final String EMPTY_ANSWER = "[3,'1',{}]";

    public static final Golden TABLE = new Golden(
            Dialect16.DIALECT,
            Stream.of(received(), GoldenSecurity16.received())
                    .flatMap(List::stream)
                    .toList(),
            Stream.of(sent(), GoldenProfiles16.sent(), GoldenSecurity16.sent())
                    .flatMap(List::stream)
                    .toList());

    private Golden16() {}

    private static List<Golden.Received> received() {
        return List.of(
                in(
                        "[2,'1','Authorize',{'idTag':'TAG'}]",
                        new Request.Authorize(IdToken.of("TAG")),
                        new Reply.Authorized(new Authorization(TokenStatus.ACCEPTED, EXPIRY, "GROUP")),
                        "[3,'1',{'idTagInfo':{'expiryDate':'2027-01-01T00:00:00.000Z','parentIdTag':'GROUP',"
                                + "'status':'Accepted'}}]"),
                in(
                        "[2,'1','Authorize',{'idTag':''}]",
                        new Request.Authorize(IdToken.of("")),
                        new Reply.Authorized(
                                new Authorization(TokenStatus.UNKNOWN, null, "a group that 1.6 can't name")),
                        "[3,'1',{'idTagInfo':{'status':'Invalid'}}]"),
                in(
                        "[2,'1','BootNotification',{'chargePointVendor':'V','chargePointModel':'M',"
                                + "'chargePointSerialNumber':null,'chargeBoxSerialNumber':'S','firmwareVersion':'F',"
                                + "'iccid':'I','imsi':'J','meterType':'T','meterSerialNumber':'U'}]",
                        new Request.Boot(new StationInfo("V", "M", "S", "F", "I", "J"), ""),
                        new Reply.Booted(BootStatus.ACCEPTED, EXPIRY, 300),
                        "[3,'1',{'status':'Accepted','currentTime':'2027-01-01T00:00:00.000Z','interval':300}]"),
                in(
                        "[2,'1','BootNotification',{'chargePointVendor':'V','chargePointModel':'M'}]",
                        new Request.Boot(new StationInfo("V", "M", "", "", "", ""), ""),
                        new Reply.Booted(BootStatus.PENDING, EXPIRY, 10),
                        "[3,'1',{'status':'Pending','currentTime':'2027-01-01T00:00:00.000Z','interval':10}]"),
                in(
                        "[2,'1','DataTransfer',{'vendorId':'org.x','messageId':'m','data':'a\\\\b'}]",
                        new Request.VendorData("org.x", "m", "\"a\\\\b\""),
                        new Reply.VendorData("Accepted", "{\"k\":1}"),
                        "[3,'1',{'status':'Accepted','data':'{\\'k\\':1}'}]"),
                in(
                        "[2,'1','DataTransfer',{'vendorId':'org.x'}]",
                        new Request.VendorData("org.x", "", null),
                        new Reply.VendorData("UnknownVendorId", null),
                        "[3,'1',{'status':'UnknownVendorId'}]"),
                in(
                        pnc("Authorize", "{\\'idToken\\':\\'DE8A\\',\\'certificate\\':\\'PEM\\'}"),
                        new Request.Authorize(IdToken.of("DE8A")),
                        new Reply.Authorized(new Authorization(TokenStatus.NO_CREDIT, EXPIRY, null)),
                        "[3,'1',{'status':'Accepted','data':'{\\'idTokenInfo\\':{\\'status\\':\\'NoCredit\\',"
                                + "\\'cacheExpiryDateTime\\':\\'2027-01-01T00:00:00.000Z\\'}}'}]"),
                in(
                        pnc("Get15118EVCertificate", "{\\'exiRequest\\':\\'AA==\\'}"),
                        asked(NoticeKind.EV_CERTIFICATE, "{\"exiRequest\":\"AA==\"}"),
                        new Reply.Judged("Failed", "{\"exiRequest\":\"AA==\"}"),
                        "[3,'1',{'status':'Accepted','data':"
                                + "'{\\'status\\':\\'Failed\\',\\'exiResponse\\':\\'\\'}'}]"),
                in(
                        pnc("GetCertificateStatus", "{\\'ocspRequestData\\':{}}"),
                        asked(NoticeKind.CERTIFICATE_STATUS, "{\"ocspRequestData\":{}}"),
                        new Reply.Judged("Failed", "{\"ocspRequestData\":{}}"),
                        "[3,'1',{'status':'Accepted','data':'{\\'status\\':\\'Failed\\'}'}]"),
                in(
                        pnc("Authorize", "no JSON"),
                        new Request.VendorData("org.openchargealliance.iso15118pnc", "Authorize", "\"no JSON\""),
                        new Reply.VendorData("UnknownVendorId", null),
                        "[3,'1',{'status':'UnknownVendorId'}]"),
                in(
                        "[2,'1','DiagnosticsStatusNotification',{'status':'Uploading'}]",
                        new Request.LogStatus("Uploading", null),
                        ACKNOWLEDGED,
                        EMPTY_ANSWER),
                in(
                        "[2,'1','FirmwareStatusNotification',{'status':'Installed'}]",
                        new Request.FirmwareStatus("Installed", null),
                        ACKNOWLEDGED,
                        EMPTY_ANSWER),
                in(
                        "[2,'1','Heartbeat',{}]",
                        new Request.Heartbeat(),
                        new Reply.Clock(EXPIRY),
                        "[3,'1',{'currentTime':'2027-01-01T00:00:00.000Z'}]"),
                in(
                        "[2,'1','Heartbeat',null]",
                        new Request.Heartbeat(),
                        new Reply.Clock(0),
                        "[3,'1',{'currentTime':'1970-01-01T00:00:00.000Z'}]"),
                meterValues(),
                in(
                        "[2,'1','MeterValues',{'connectorId':0,'transactionId':null,'meterValue':[]}]",
                        new Request.MeterValues(ConnectorId.STATION, null, List.of()),
                        ACKNOWLEDGED,
                        EMPTY_ANSWER),
                in(
                        "[2,'1','StartTransaction',{'connectorId':2,'idTag':'TAG','meterStart':1234,"
                                + "'reservationId':9,'timestamp':'2026-01-01T01:00:00+01:00'}]",
                        new Request.StartTransaction(
                                new ConnectorId(2, 1),
                                IdToken.of("TAG"),
                                Energy.ofWh(1234),
                                9,
                                at("2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00Z")),
                        new Reply.Started(TransactionId.of(77), Authorization.of(TokenStatus.CONCURRENT)),
                        "[3,'1',{'idTagInfo':{'status':'ConcurrentTx'},'transactionId':77}]"),
                in(
                        "[2,'1','StatusNotification',{'connectorId':1,'errorCode':'GroundFailure','info':'i',"
                                + "'status':'Faulted','timestamp':'2026-01-01T00:00:00Z','vendorId':'v',"
                                + "'vendorErrorCode':'e'}]",
                        new Request.StatusReport(
                                new ConnectorId(1, 1),
                                ConnectorStatus.FAULTED,
                                "GroundFailure",
                                "i",
                                "e",
                                at("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
                                "v"),
                        ACKNOWLEDGED,
                        EMPTY_ANSWER),
                in(
                        "[2,'1','StatusNotification',{'connectorId':0,'errorCode':'NoError','status':'Available'}]",
                        new Request.StatusReport(
                                ConnectorId.STATION,
                                ConnectorStatus.AVAILABLE,
                                "NoError",
                                "",
                                "",
                                StationTime.receivedAt(Golden.RECEIVED_AT),
                                ""),
                        ACKNOWLEDGED,
                        EMPTY_ANSWER),
                stopTransaction(),
                in(
                        "[2,'1','StopTransaction',{'meterStop':-1,'timestamp':'2026-01-01T00:00:00Z',"
                                + "'transactionId':-1,'transactionData':null}]",
                        new Request.StopTransaction(
                                TransactionId.of(-1),
                                Energy.ofWh(-1),
                                null,
                                "Local",
                                List.of(),
                                at("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")),
                        new Reply.Stopped(null),
                        EMPTY_ANSWER));
    }

    private static Golden.Received meterValues() {
        StationTime first = at("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        StationTime second = at("2026-01-01T00:01:00Z", "2026-01-01T00:01:00Z");
        return in(
                "[2,'1','MeterValues',{'connectorId':1,'transactionId':9223372036854775807,'meterValue':["
                        + "{'timestamp':'2026-01-01T00:00:00Z','sampledValue':[{'value':'12.50'},"
                        + "{'value':'3','measurand':'Power.Active.Import','phase':'L1','unit':'kW','format':'Raw',"
                        + "'context':'Sample.Clock','location':'Inlet'}]},"
                        + "{'timestamp':'2026-01-01T00:01:00Z','sampledValue':["
                        + "{'value':'50','measurand':'SoC','location':'EV'},"
                        + "{'value':'21','measurand':'Temperature','unit':'Celcius','location':'Body'},"
                        + "{'value':'OCMF|x','format':'SignedData','context':'Transaction.End'}]}]}]",
                new Request.MeterValues(
                        new ConnectorId(1, 1),
                        TransactionId.of(Long.MAX_VALUE),
                        List.of(
                                new Sample(
                                        first,
                                        "Energy.Active.Import.Register",
                                        "",
                                        "Sample.Periodic",
                                        "Outlet",
                                        "Wh",
                                        0,
                                        "12.50"),
                                new Sample(first, "Power.Active.Import", "L1", "Sample.Clock", "Inlet", "kW", 0, "3"),
                                new Sample(second, "SoC", "", "Sample.Periodic", "EV", "", 0, "50"),
                                new Sample(second, "Temperature", "", "Sample.Periodic", "Body", "Celcius", 0, "21"),
                                new Sample(
                                        second,
                                        "Energy.Active.Import.Register",
                                        "",
                                        "Transaction.End",
                                        "Outlet",
                                        "Wh",
                                        0,
                                        "OCMF|x"))),
                ACKNOWLEDGED,
                EMPTY_ANSWER);
    }

    private static Golden.Received stopTransaction() {
        StationTime begin = at("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        StationTime end = at("2026-01-01T00:30:00Z", "2026-01-01T00:30:00Z");
        return in(
                "[2,'1','StopTransaction',{'idTag':'TAG','meterStop':5678,'timestamp':'2026-01-01T00:30:00Z',"
                        + "'transactionId':77,'reason':'EVDisconnected','transactionData':["
                        + "{'timestamp':'2026-01-01T00:00:00Z','sampledValue':["
                        + "{'value':'1','context':'Transaction.Begin','unit':'kWh'}]}]}]",
                new Request.StopTransaction(
                        TransactionId.of(77),
                        Energy.ofWh(5678),
                        IdToken.of("TAG"),
                        "EVDisconnected",
                        List.of(new Sample(
                                begin,
                                "Energy.Active.Import.Register",
                                "",
                                "Transaction.Begin",
                                "Outlet",
                                "kWh",
                                0,
                                "1")),
                        end),
                new Reply.Stopped(Authorization.of(TokenStatus.EXPIRED)),
                "[3,'1',{'idTagInfo':{'status':'Expired'}}]");
    }

    private static List<Golden.Sent> sent() {
        ConnectorId second = ConnectorId.numbered(2);
        return List.of(
                out(
                        new Command.ChangeAvailability(ConnectorId.STATION, false),
                        "'ChangeAvailability',{'connectorId':0,'type':'Inoperative'}",
                        "{'status':'Scheduled'}",
                        true,
                        "Scheduled"),
                out(
                        new Command.ChangeAvailability(second, true),
                        "'ChangeAvailability',{'connectorId':2,'type':'Operative'}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                out(
                        new Command.SetVariables(List.of(new Command.Assignment(Variable.key("K"), "v"))),
                        "'ChangeConfiguration',{'key':'K','value':'v'}",
                        "{'status':'RebootRequired'}",
                        true,
                        "RebootRequired"),
                out(
                        new Command.SetVariables(List.of(new Command.Assignment(Variable.key("K"), ""))),
                        "'ChangeConfiguration',{'key':'K','value':''}",
                        "{'status':'NotSupported'}",
                        false,
                        "NotSupported"),
                out(new Command.ClearCache(), "'ClearCache',{}", "{'status':'Accepted'}", true, "Accepted"),
                out(
                        new Command.SendVendorData("org.x", "m", "\"plain\""),
                        "'DataTransfer',{'vendorId':'org.x','messageId':'m','data':'plain'}",
                        "{'status':'Accepted','data':'d'}",
                        true,
                        "Accepted"),
                out(
                        new Command.SendVendorData("org.x", "", "[1,2]"),
                        "'DataTransfer',{'vendorId':'org.x','data':'[1,2]'}",
                        "{'status':'UnknownMessageId'}",
                        false,
                        "UnknownMessageId"),
                out(
                        new Command.GetVariables(List.of(Variable.key("A"), Variable.key("B"))),
                        "'GetConfiguration',{'key':['A','B']}",
                        "{'configurationKey':[{'key':'A','readonly':true,'value':'1'}],'unknownKey':['B']}",
                        true,
                        "Accepted"),
                out(new Command.GetVariables(List.of()), "'GetConfiguration',{}", "{}", true, "Accepted"),
                out(
                        new Command.StartSession(IdToken.of("TAG"), second),
                        "'RemoteStartTransaction',{'connectorId':2,'idTag':'TAG'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        new Command.StartSession(IdToken.of("TAG"), null),
                        "'RemoteStartTransaction',{'idTag':'TAG'}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                out(
                        new Command.StopSession(TransactionId.of(77)),
                        "'RemoteStopTransaction',{'transactionId':77}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(new Command.Reset(true, 0), "'Reset',{'type':'Hard'}", "{'status':'Accepted'}", true, "Accepted"),
                out(new Command.Reset(false, 0), "'Reset',{'type':'Soft'}", "{'status':'Rejected'}", false, "Rejected"),
                out(
                        new Command.Trigger("StatusNotification", second),
                        "'TriggerMessage',{'requestedMessage':'StatusNotification','connectorId':2}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        new Command.Trigger("Heartbeat", ConnectorId.STATION),
                        "'TriggerMessage',{'requestedMessage':'Heartbeat'}",
                        "{'status':'NotImplemented'}",
                        false,
                        "NotImplemented"),
                out(
                        new Command.Unlock(second),
                        "'UnlockConnector',{'connectorId':2}",
                        "{'status':'Unlocked'}",
                        true,
                        "Unlocked"),
                out(
                        new Command.Unlock(ConnectorId.numbered(1)),
                        "'UnlockConnector',{'connectorId':1}",
                        "{'status':'UnlockFailed'}",
                        false,
                        "UnlockFailed"));
    }

    /** A message of Plug &amp; Charge, its data written with double backslashes. */
    private static String pnc(String messageId, String data) {
        return "[2,'1','DataTransfer',{'vendorId':'org.openchargealliance.iso15118pnc','messageId':'" + messageId
                + "','data':'" + data + "'}]";
    }

    private static Request asked(NoticeKind kind, String body) {
        return new Request.Notice(kind, null, null, StationTime.receivedAt(Golden.RECEIVED_AT), body);
    }

    static StationTime at(String raw, String instant) {
        return new StationTime(raw, Instant.parse(instant).toEpochMilli());
    }

    static Golden.Received in(String frame, Request request, Reply reply, String answer) {
        return new Golden.Received(json(frame), request, reply, json(answer));
    }

    static Golden.Sent out(Command command, String call, String answer, boolean accepted, String status) {
        return new Golden.Sent(
                command,
                json("[2,'" + Golden.CALL_ID + "'," + call + "]"),
                json("[3,'" + Golden.CALL_ID + "'," + answer + "]"),
                new CommandResult(accepted, status, json(answer)));
    }
}
