package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.Golden.json;
import static io.voltgate.ocpp.v2.GoldenRows.ACKNOWLEDGED;
import static io.voltgate.ocpp.v2.GoldenRows.in;
import static io.voltgate.ocpp.v2.Said201.at;
import static io.voltgate.ocpp.v2.Said201.ten;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import io.voltgate.ocpp.Golden;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What stations say of themselves and of transactions, alike in OCPP 2.0.1 and 2.1, and the answers. Values. */
final class GoldenReceived {
    private static final Variable LIMIT = new Variable("EVSE", "left", 1, "Power", "max");

    private GoldenReceived() {}

    static List<Golden.Received> rows() {
        return Stream.of(simple(), deviceModel(), transactions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden.Received> simple() {
        return List.of(
                in(
                        "Authorize",
                        "{'idToken':{'idToken':'04aB','type':'ISO14443','additionalInfo':[{"
                                + "'additionalIdToken':'x','type':'y'}]},'certificate':'pem',"
                                + "'iso15118CertificateHashData':[{'hashAlgorithm':'SHA256','issuerNameHash':'n',"
                                + "'issuerKeyHash':'k','serialNumber':'s','responderURL':'u'}]}",
                        new Request.Authorize(new IdToken("04aB", "ISO14443")),
                        new Reply.Authorized(new Authorization(TokenStatus.ACCEPTED, Said201.TEN, "fleet")),
                        "{'idTokenInfo':{'status':'Accepted','cacheExpiryDateTime':'2026-03-01T10:00:00.000Z',"
                                + "'groupIdToken':{'idToken':'fleet','type':'Central'}}}"),
                in(
                        "BootNotification",
                        "{'chargingStation':{'serialNumber':'S1','model':'M1','modem':{'iccid':'8931',"
                                + "'imsi':'204'},'vendorName':'V1','firmwareVersion':'1.2'},'reason':'PowerUp'}",
                        new Request.Boot(new StationInfo("V1", "M1", "S1", "1.2", "8931", "204"), "PowerUp"),
                        new Reply.Booted(BootStatus.ACCEPTED, Said201.TEN, 300),
                        "{'currentTime':'2026-03-01T10:00:00.000Z','interval':300,'status':'Accepted'}"),
                in(
                        "BootNotification",
                        "{'chargingStation':{'model':'M1','vendorName':'V1','modem':{}},'reason':'Triggered'}",
                        new Request.Boot(new StationInfo("V1", "M1", "", "", "", ""), "Triggered"),
                        new Reply.Booted(BootStatus.PENDING, Said201.TEN, 0),
                        "{'currentTime':'2026-03-01T10:00:00.000Z','interval':0,'status':'Pending'}"),
                in(
                        "BootNotification",
                        "{'customData':{'vendorId':'v','a':[1]},'reason':'Watchdog','chargingStation':{"
                                + "'vendorName':'V1','customData':{'vendorId':'v'},'model':'M1'}}",
                        new Request.Boot(new StationInfo("V1", "M1", "", "", "", ""), "Watchdog"),
                        new Reply.Booted(BootStatus.REJECTED, Said201.TEN, 60),
                        "{'currentTime':'2026-03-01T10:00:00.000Z','interval':60,'status':'Rejected'}"),
                in(
                        "DataTransfer",
                        "{'messageId':'ping','vendorId':'com.acme'}",
                        new Request.VendorData("com.acme", "ping", null),
                        new Reply.VendorData("UnknownVendorId", null),
                        "{'status':'UnknownVendorId'}"),
                in(
                        "DataTransfer",
                        "{'data':{'a':[1.50,null]},'vendorId':'com.acme'}",
                        new Request.VendorData("com.acme", "", json("{'a':[1.50,null]}")),
                        new Reply.VendorData("Accepted", "7.0"),
                        "{'status':'Accepted','data':7.0}"),
                in(
                        "FirmwareStatusNotification",
                        "{'status':'Installed','requestId':5}",
                        new Request.FirmwareStatus("Installed", 5),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "FirmwareStatusNotification",
                        "{'status':'Idle'}",
                        new Request.FirmwareStatus("Idle", null),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "Heartbeat",
                        "{}",
                        new Request.Heartbeat(),
                        new Reply.Clock(Said201.TEN),
                        "{'currentTime':'2026-03-01T10:00:00.000Z'}"),
                in(
                        "LogStatusNotification",
                        "{'status':'AcceptedCanceled','requestId':6}",
                        new Request.LogStatus("AcceptedCanceled", 6),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "LogStatusNotification",
                        "{'status':'Uploading'}",
                        new Request.LogStatus("Uploading", null),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "MeterValues",
                        "{'evseId':2,'meterValue':[{'timestamp':'2026-03-01T10:00:00Z','sampledValue':[{"
                                + "'value':7}]}]}",
                        new Request.MeterValues(new ConnectorId(2, 1), null, List.of(register("7"))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "MeterValues",
                        "{'evseId':0,'meterValue':[{'timestamp':'2026-03-01T10:00:00Z','sampledValue':[{"
                                + "'value':7}]}]}",
                        new Request.MeterValues(ConnectorId.STATION, null, List.of(register("7"))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "SecurityEventNotification",
                        "{'type':'SettingSystemTime','timestamp':'2026-03-01T10:00:00Z','techInfo':'ntp'}",
                        new Request.SecurityEvent("SettingSystemTime", "ntp", ten()),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "SecurityEventNotification",
                        "{'type':'MyOwn','timestamp':'yesterday'}",
                        new Request.SecurityEvent("MyOwn", "", at("yesterday", Golden.RECEIVED_AT)),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "StatusNotification",
                        "{'timestamp':'2026-03-01T10:00:00Z','connectorStatus':'Occupied','evseId':3,"
                                + "'connectorId':2}",
                        new Request.StatusReport(
                                new ConnectorId(3, 2), ConnectorStatus.OCCUPIED, "", "", "", ten(), ""),
                        ACKNOWLEDGED,
                        "{}"));
    }

    private static List<Golden.Received> deviceModel() {
        return List.of(
                in(
                        "NotifyEvent",
                        "{'generatedAt':'2026-03-01T10:00:00Z','seqNo':0,'eventData':[{'eventId':1,"
                            + "'timestamp':'2026-03-01T09:59:59Z','trigger':'Alerting','cause':9,'actualValue':'true',"
                            + "'techCode':'E1','techInfo':'fan','cleared':true,'transactionId':'T','component':{"
                            + "'name':'Connector','evse':{'id':1,'connectorId':1}},'variableMonitoringId':4,"
                            + "'eventNotificationType':'HardWiredNotification','variable':{'name':'Problem'}},{"
                            + "'eventId':2,'timestamp':'2026-03-01T10:00:00Z','trigger':'Delta','actualValue':'',"
                            + "'component':{'name':'ChargingStation'},'eventNotificationType':'CustomMonitor',"
                            + "'variable':{'name':'AvailabilityState'}}]}",
                        new Request.DeviceEvents(
                                0,
                                false,
                                ten(),
                                List.of(
                                        new DeviceEvent(
                                                1,
                                                at("2026-03-01T09:59:59Z", Said201.TEN - 1_000),
                                                "Alerting",
                                                new Variable("Connector", "", 1, "Problem", ""),
                                                "true",
                                                "HardWiredNotification",
                                                true,
                                                "fan",
                                                new DeviceEvent.Detail(1, 9, "E1", new TransactionId("T"), 4, null)),
                                        new DeviceEvent(
                                                2,
                                                ten(),
                                                "Delta",
                                                Variable.of("ChargingStation", "AvailabilityState"),
                                                "",
                                                "CustomMonitor",
                                                false,
                                                ""))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyReport",
                        "{'requestId':3,'generatedAt':'2026-03-01T10:00:00Z','seqNo':0}",
                        new Request.DeviceReport(3, 0, false, ten(), List.of()),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyReport",
                        "{'requestId':3,'generatedAt':'2026-03-01T10:00:00Z','tbc':true,'seqNo':1,'reportData':[{"
                            + "'component':{'name':'EVSE','instance':'left','evse':{'id':1,'connectorId':1}},"
                            + "'variable':{'name':'Power','instance':'max'},'variableAttribute':[{},{'type':'MaxSet',"
                            + "'value':'22000','mutability':'ReadOnly','persistent':true,'constant':false}]},{"
                            + "'component':{'name':'ClockCtrlr'},'variable':{'name':'DateTime'},'variableAttribute':[{"
                            + "'value':'now','mutability':'WriteOnly'}],'variableCharacteristics':{"
                            + "'supportsMonitoring':true,'dataType':'decimal','unit':'W','minLimit':0.50,"
                            + "'maxLimit':1e3,'valuesList':'a,b'}}]}",
                        new Request.DeviceReport(
                                3,
                                1,
                                true,
                                ten(),
                                List.of(
                                        new VariableReport(LIMIT, "Actual", "", "ReadWrite", ""),
                                        new VariableReport(LIMIT, "MaxSet", "22000", "ReadOnly", ""),
                                        new VariableReport(
                                                Variable.of("ClockCtrlr", "DateTime"),
                                                "Actual",
                                                "now",
                                                "WriteOnly",
                                                json("{'unit':'W','dataType':'decimal','minLimit':0.50,'maxLimit':1000,"
                                                        + "'valuesList':'a,b','supportsMonitoring':true}")))),
                        ACKNOWLEDGED,
                        "{}"));
    }

    private static List<Golden.Received> transactions() {
        return List.of(
                in(
                        "TransactionEvent",
                        "{'eventType':'Ended','timestamp':'2026-03-01T10:00:00Z','triggerReason':'EVDeparted',"
                            + "'seqNo':9,'transactionInfo':{'transactionId':'T-1','stoppedReason':'EVDisconnected'}}",
                        new Request.TransactionEvent(
                                Request.Phase.ENDED,
                                new TransactionId("T-1"),
                                9,
                                "EVDeparted",
                                false,
                                null,
                                null,
                                "",
                                "EVDisconnected",
                                null,
                                null,
                                List.of(),
                                ten()),
                        new Reply.TransactionSeen(Money.of("EUR", new BigDecimal("12.50")), null),
                        "{'totalCost':12.5}"),
                in(
                        "TransactionEvent",
                        "{'eventType':'Started','meterValue':[{'sampledValue':[{'value':12.300,"
                            + "'context':'Transaction.Begin','measurand':'Energy.Active.Import.Register',"
                            + "'location':'Outlet','unitOfMeasure':{'unit':'Wh','multiplier':3},'signedMeterValue':{"
                            + "'signedMeterData':'c2ln','signingMethod':'','encodingMethod':'OCMF','publicKey':''}}],"
                            + "'timestamp':'2026-03-01T10:00:00Z'}],'timestamp':'2026-03-01T10:00:00Z',"
                            + "'triggerReason':'RemoteStart','seqNo':0,'offline':true,'numberOfPhasesUsed':3,"
                            + "'cableMaxCurrent':32,'reservationId':5,'transactionInfo':{'transactionId':'T-1',"
                            + "'chargingState':'EVConnected','timeSpentCharging':0,'remoteStartId':77},'evse':{'id':2,"
                            + "'connectorId':3},'idToken':{'idToken':'04aB','type':'ISO14443'}}",
                        new Request.TransactionEvent(
                                Request.Phase.STARTED,
                                new TransactionId("T-1"),
                                0,
                                "RemoteStart",
                                true,
                                new ConnectorId(2, 3),
                                new IdToken("04aB", "ISO14443"),
                                "EVConnected",
                                "",
                                77,
                                5,
                                List.of(new Sample(
                                        ten(),
                                        Sample.IMPORT_REGISTER,
                                        "",
                                        Sample.BEGIN,
                                        Sample.OUTLET,
                                        "Wh",
                                        3,
                                        "12.300",
                                        json("{'signedMeterData':'c2ln','signingMethod':'','encodingMethod':'OCMF',"
                                                + "'publicKey':''}"))),
                                ten(),
                                json("{'numberOfPhasesUsed':3,'cableMaxCurrent':32,'timeSpentCharging':0}")),
                        new Reply.TransactionSeen(
                                Money.of("EUR", new BigDecimal("3.20")),
                                new Authorization(TokenStatus.CONCURRENT, null, "fleet")),
                        "{'totalCost':3.2,'idTokenInfo':{'status':'ConcurrentTx','groupIdToken':{"
                                + "'idToken':'fleet','type':'Central'}}}"));
    }

    private static Sample register(String value) {
        return new Sample(ten(), Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, value);
    }
}
