package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.GoldenRows.out;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Golden;
import java.util.List;
import java.util.stream.Stream;

/** The orders of OCPP 1.6 as OCPP 2.0.1 and 2.1 say them, and what stations answer. Values. */
final class GoldenSent {
    private static final Variable INTERVAL = Variable.of("OCPPCommCtrlr", "HeartbeatInterval");
    private static final Variable POWER = new Variable("EVSE", "left", 2, "Power", "max");
    private static final Command START = new Command.StartSession(IdToken.of("04aB"), null);
    private static final Command STOP = new Command.StopSession(new TransactionId("T-1"));
    private static final Command RESET = new Command.Reset(true, 0);
    private static final Command INOPERATIVE = new Command.ChangeAvailability(ConnectorId.STATION, false);
    private static final Command GET = new Command.GetVariables(List.of(INTERVAL, POWER));
    private static final Command SET = new Command.SetVariables(
            List.of(new Command.Assignment(INTERVAL, "300"), new Command.Assignment(POWER, "11.0")));
    private static final Command REPORT = new Command.GetBaseReport("FullInventory");
    private static final Command TRIGGER = new Command.Trigger("StatusNotification", new ConnectorId(1, 1));
    private static final Command UNLOCK = new Command.Unlock(new ConnectorId(2, 1));
    private static final Command TRANSACTION = new Command.GetTransactionStatus(new TransactionId("T-1"));
    private static final Command CLEAR = new Command.ClearCache();
    private static final Command VENDOR = new Command.SendVendorData("com.acme", "", null);

    private GoldenSent() {}

    static List<Golden.Sent> rows() {
        return Stream.of(actions(), variables(), others()).flatMap(List::stream).toList();
    }

    private static List<Golden.Sent> actions() {
        return List.of(
                out(
                        START,
                        "'RequestStartTransaction',{'idToken':{'idToken':'04aB','type':'Central'},"
                                + "'remoteStartId':4711}",
                        "{'status':'Accepted','transactionId':'T-1'}",
                        true,
                        "Accepted"),
                out(
                        new Command.StartSession(new IdToken("04aB", "ISO14443"), new ConnectorId(2, 1)),
                        "'RequestStartTransaction',{'evseId':2,'idToken':{'idToken':'04aB','type':'ISO14443'},"
                                + "'remoteStartId':4711}",
                        "{'status':'Rejected','statusInfo':{'reasonCode':'Busy','additionalInfo':'x'}}",
                        false,
                        "Rejected"),
                out(
                        new Command.StartSession(new IdToken("", "NoAuthorization"), ConnectorId.STATION),
                        "'RequestStartTransaction',{'idToken':{'idToken':'','type':'NoAuthorization'},"
                                + "'remoteStartId':4711}",
                        "{'status':'Rejected','statusInfo':{'reasonCode':'Busy','additionalInfo':'x'}}",
                        false,
                        "Rejected"),
                out(
                        STOP,
                        "'RequestStopTransaction',{'transactionId':'T-1'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        STOP,
                        "'RequestStopTransaction',{'transactionId':'T-1'}",
                        "{'status':'Rejected','customData':{'vendorId':'v'}}",
                        false,
                        "Rejected"),
                out(RESET, "'Reset',{'type':'Immediate'}", "{'status':'Accepted'}", true, "Accepted"),
                out(
                        new Command.Reset(false, 2),
                        "'Reset',{'type':'OnIdle','evseId':2}",
                        "{'status':'Scheduled'}",
                        true,
                        "Scheduled"),
                out(RESET, "'Reset',{'type':'Immediate'}", "{'status':'Rejected'}", false, "Rejected"),
                out(
                        INOPERATIVE,
                        "'ChangeAvailability',{'operationalStatus':'Inoperative'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        new Command.ChangeAvailability(new ConnectorId(2, 3), true),
                        "'ChangeAvailability',{'evse':{'id':2,'connectorId':3},'operationalStatus':'Operative'}",
                        "{'status':'Scheduled'}",
                        true,
                        "Scheduled"),
                out(
                        new Command.ChangeAvailability(new ConnectorId(2, 0), true),
                        "'ChangeAvailability',{'evse':{'id':2},'operationalStatus':'Operative'}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"));
    }

    private static List<Golden.Sent> variables() {
        return List.of(
                out(
                        GET,
                        "'GetVariables',{'getVariableData':[{'component':{'name':'OCPPCommCtrlr'},'variable':{"
                                + "'name':'HeartbeatInterval'}},{'component':{'evse':{'id':2},'name':'EVSE',"
                                + "'instance':'left'},'variable':{'name':'Power','instance':'max'}}]}",
                        got("Accepted", "Accepted"),
                        true,
                        "Accepted"),
                out(
                        GET,
                        "'GetVariables',{'getVariableData':[{'component':{'name':'OCPPCommCtrlr'},'variable':{"
                                + "'name':'HeartbeatInterval'}},{'component':{'evse':{'id':2},'name':'EVSE',"
                                + "'instance':'left'},'variable':{'name':'Power','instance':'max'}}]}",
                        got("Accepted", "UnknownVariable"),
                        false,
                        "UnknownVariable"),
                out(
                        GET,
                        "'GetVariables',{'getVariableData':[{'component':{'name':'OCPPCommCtrlr'},'variable':{"
                                + "'name':'HeartbeatInterval'}},{'component':{'evse':{'id':2},'name':'EVSE',"
                                + "'instance':'left'},'variable':{'name':'Power','instance':'max'}}]}",
                        got("Rejected", "UnknownComponent"),
                        false,
                        "Rejected"),
                out(
                        SET,
                        "'SetVariables',{'setVariableData':[{'attributeValue':'300','component':{"
                            + "'name':'OCPPCommCtrlr'},'variable':{'name':'HeartbeatInterval'}},{"
                            + "'attributeValue':'11.0','component':{'evse':{'id':2},'name':'EVSE','instance':'left'},"
                            + "'variable':{'name':'Power','instance':'max'}}]}",
                        set("Accepted", "Accepted"),
                        true,
                        "Accepted"),
                out(
                        SET,
                        "'SetVariables',{'setVariableData':[{'attributeValue':'300','component':{"
                            + "'name':'OCPPCommCtrlr'},'variable':{'name':'HeartbeatInterval'}},{"
                            + "'attributeValue':'11.0','component':{'evse':{'id':2},'name':'EVSE','instance':'left'},"
                            + "'variable':{'name':'Power','instance':'max'}}]}",
                        set("RebootRequired", "Rejected"),
                        false,
                        "Rejected"),
                out(
                        SET,
                        "'SetVariables',{'setVariableData':[{'attributeValue':'300','component':{"
                            + "'name':'OCPPCommCtrlr'},'variable':{'name':'HeartbeatInterval'}},{"
                            + "'attributeValue':'11.0','component':{'evse':{'id':2},'name':'EVSE','instance':'left'},"
                            + "'variable':{'name':'Power','instance':'max'}}]}",
                        set("Accepted", "RebootRequired"),
                        true,
                        "RebootRequired"),
                out(
                        SET,
                        "'SetVariables',{'setVariableData':[{'attributeValue':'300','component':{"
                            + "'name':'OCPPCommCtrlr'},'variable':{'name':'HeartbeatInterval'}},{"
                            + "'attributeValue':'11.0','component':{'evse':{'id':2},'name':'EVSE','instance':'left'},"
                            + "'variable':{'name':'Power','instance':'max'}}]}",
                        set("Accepted", "NotSupportedAttributeType"),
                        false,
                        "NotSupportedAttributeType"),
                out(
                        REPORT,
                        "'GetBaseReport',{'requestId':4711,'reportBase':'FullInventory'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        REPORT,
                        "'GetBaseReport',{'requestId':4711,'reportBase':'FullInventory'}",
                        "{'status':'EmptyResultSet'}",
                        false,
                        "EmptyResultSet"),
                out(
                        REPORT,
                        "'GetBaseReport',{'requestId':4711,'reportBase':'FullInventory'}",
                        "{'status':'NotSupported'}",
                        false,
                        "NotSupported"));
    }

    private static List<Golden.Sent> others() {
        return List.of(
                out(
                        TRIGGER,
                        "'TriggerMessage',{'evse':{'id':1,'connectorId':1},"
                                + "'requestedMessage':'StatusNotification'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                out(
                        new Command.Trigger("Heartbeat", null),
                        "'TriggerMessage',{'requestedMessage':'Heartbeat'}",
                        "{'status':'NotImplemented'}",
                        false,
                        "NotImplemented"),
                out(
                        UNLOCK,
                        "'UnlockConnector',{'evseId':2,'connectorId':1}",
                        "{'status':'Unlocked'}",
                        true,
                        "Unlocked"),
                out(
                        UNLOCK,
                        "'UnlockConnector',{'evseId':2,'connectorId':1}",
                        "{'status':'OngoingAuthorizedTransaction'}",
                        false,
                        "OngoingAuthorizedTransaction"),
                out(
                        TRANSACTION,
                        "'GetTransactionStatus',{'transactionId':'T-1'}",
                        "{'ongoingIndicator':true,'messagesInQueue':false}",
                        true,
                        "ongoing"),
                out(
                        new Command.GetTransactionStatus(null),
                        "'GetTransactionStatus',{}",
                        "{'ongoingIndicator':false,'messagesInQueue':true}",
                        true,
                        "ended"),
                out(
                        TRANSACTION,
                        "'GetTransactionStatus',{'transactionId':'T-1'}",
                        "{'messagesInQueue':true}",
                        true,
                        "unknown"),
                out(CLEAR, "'ClearCache',{}", "{'status':'Accepted'}", true, "Accepted"),
                out(CLEAR, "'ClearCache',{}", "{'status':'Rejected'}", false, "Rejected"),
                out(
                        VENDOR,
                        "'DataTransfer',{'vendorId':'com.acme'}",
                        "{'status':'Accepted','data':{'a':1.50}}",
                        true,
                        "Accepted"),
                out(
                        new Command.SendVendorData("com.acme", "m", "{\"a\":[1.50,1000,null]}"),
                        "'DataTransfer',{'messageId':'m','data':{'a':[1.50,1000,null]},'vendorId':'com.acme'}",
                        "{'status':'UnknownVendorId'}",
                        false,
                        "UnknownVendorId"));
    }

    private static String got(String first, String second) {
        return """
            {"getVariableResult":[{"attributeStatus":"%s","attributeValue":"300","attributeType":"Actual",\
            "component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},{"attributeStatus":"%s",\
            "attributeStatusInfo":{"reasonCode":"R"},"component":{"name":"EVSE"},"variable":{"name":"Power"}}]}\
            """.formatted(first, second);
    }

    private static String set(String first, String second) {
        return """
            {"setVariableResult":[{"attributeType":"Actual","attributeStatus":"%s","component":\
            {"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},{"attributeStatus":"%s",\
            "attributeStatusInfo":{"reasonCode":"R"},"component":{"name":"EVSE"},"variable":{"name":"Power"}}]}\
            """.formatted(first, second);
    }
}
