package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.TransactionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every kind of command that can be ordered, in the API's JSON. Stateless. What it lets through, every dialect can at least look at;
 * what is left out has the default that OCPP gives it.
 */
final class CommandForms {
    private static final int MAX_URL = 2_000;
    private static final int MAX_PEM = 10_000;
    private static final int MAX_SIGNATURE = 5_000;
    private static final int MAX_VENDOR = 255;
    private static final int MAX_TRANSACTION = 36;
    private static final int MAX_LIST = 1_000;
    private static final int MAX_TYPES = 10;
    private static final int DAY_SECONDS = 86_400;
    private static final Set<String> BASES = Set.of("ConfigurationInventory", "FullInventory", "SummaryInventory");
    private static final Set<String> LOGS = Set.of("DiagnosticsLog", "SecurityLog", "DataCollectorLog");

    private static final List<CommandForm> OF_MORE_THAN_ONE = List.of(
            CommandForm.of(
                    "StartSession",
                    CommandForms::startSession,
                    "{'type':'StartSession','token':{'value':'CARD-1','type':'ISO14443'},"
                            + "'connector':{'evse':1,'connector':1},'profile':" + ProfileForm.OF_SESSION + "}",
                    "{'type':'StartSession','token':{'value':'CARD-1'}}"),
            CommandForm.of(
                    "StopSession",
                    fields -> new Command.StopSession(new TransactionId(fields.text("transaction", MAX_TRANSACTION))),
                    "{'type':'StopSession','transaction':'4711'}"),
            CommandForm.of(
                    "Reset",
                    fields -> new Command.Reset(
                            fields.flagOr("immediate", false),
                            fields.mayInteger("evse", 0, Parts.MAX_EVSE).orElse(0)),
                    "{'type':'Reset','immediate':true,'evse':0}"),
            CommandForm.of(
                    "ChangeAvailability",
                    fields -> new Command.ChangeAvailability(
                            fields.object("connector", Parts::place), fields.flag("operative")),
                    "{'type':'ChangeAvailability','connector':{'evse':1,'connector':1},'operative':false}"),
            CommandForm.of(
                    "SetVariables",
                    fields -> new Command.SetVariables(
                            fields.objects("assignments", 1, Parts.MAX_VARIABLES, Parts::assignment)),
                    "{'type':'SetVariables','assignments':[{'variable':{'component':'OCPPCommCtrlr',"
                            + "'name':'HeartbeatInterval'},'value':'300'}]}"),
            CommandForm.of(
                    "GetVariables",
                    fields -> new Command.GetVariables(
                            fields.objects("variables", 0, Parts.MAX_VARIABLES, Parts::variable)),
                    "{'type':'GetVariables','variables':[{'component':'OCPPCommCtrlr','name':'HeartbeatInterval'}]}"),
            CommandForm.of(
                    "GetBaseReport",
                    fields -> new Command.GetBaseReport(fields.word("base", BASES)),
                    "{'type':'GetBaseReport','base':'FullInventory'}"),
            CommandForm.of("ClearCache", fields -> new Command.ClearCache(), "{'type':'ClearCache'}"),
            CommandForm.of(
                    "Unlock",
                    fields -> new Command.Unlock(fields.object("connector", Parts::plug)),
                    "{'type':'Unlock','connector':{'evse':1,'connector':1}}"),
            CommandForm.of(
                    "Trigger",
                    fields -> new Command.Trigger(
                            fields.text("message", Parts.MAX_NAME),
                            fields.mayObject("connector", Parts::place).orElse(null)),
                    "{'type':'Trigger','message':'StatusNotification','connector':{'evse':1,'connector':1}}"),
            CommandForm.of(
                    "GetTransactionStatus",
                    fields -> new Command.GetTransactionStatus(fields.mayText("transaction", 1, MAX_TRANSACTION)
                            .map(TransactionId::new)
                            .orElse(null)),
                    "{'type':'GetTransactionStatus','transaction':'4711'}"),
            CommandForm.of(
                    "SendVendorData",
                    fields -> new Command.SendVendorData(
                            fields.text("vendorId", MAX_VENDOR),
                            fields.textOrEmpty("messageId", Parts.MAX_NAME),
                            Parts.data(fields)),
                    "{'type':'SendVendorData','vendorId':'org.example','messageId':'Ask','data':'1'}"),
            CommandForm.of(
                    "Raw",
                    RawForm::read,
                    "{'type':'Raw','action':'SetMonitoringBase','payload':{'monitoringBase':'All'}}",
                    "{'type':'Raw','action':'ClearCache','payload':{}}"),
            CommandForm.of(
                    "Reserve",
                    fields -> new Command.Reserve(
                            fields.integer("reservation", Integer.MIN_VALUE, Integer.MAX_VALUE),
                            fields.object("token", Parts::token),
                            fields.mayText("group", 1, Parts.MAX_TOKEN).orElse(null),
                            fields.mayObject("connector", Parts::plug).orElse(null),
                            fields.moment("expiresAt")),
                    "{'type':'Reserve','reservation':1,'token':{'value':'CARD-1','type':'ISO14443'},"
                            + "'group':'FLEET-1','connector':{'evse':1,'connector':1},"
                            + "'expiresAt':'2030-01-01T12:00:00Z'}"),
            CommandForm.of(
                    "CancelReservation",
                    fields -> new Command.CancelReservation(
                            fields.integer("reservation", Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    "{'type':'CancelReservation','reservation':1}"),
            CommandForm.of(
                    "SetChargingProfile",
                    fields -> new Command.SetChargingProfile(
                            fields.object("connector", Parts::place), fields.object("profile", ProfileForm::read)),
                    "{'type':'SetChargingProfile','connector':{'evse':1,'connector':1},'profile':" + ProfileForm.EXAMPLE
                            + "}"),
            CommandForm.of(
                    "ClearChargingProfile",
                    fields -> new Command.ClearChargingProfile(
                            fields.mayInteger("id", Integer.MIN_VALUE, Integer.MAX_VALUE)
                                    .orElse(null),
                            fields.mayObject("connector", Parts::place).orElse(null),
                            fields.mayText("purpose", 1, Parts.MAX_NAME).orElse(null),
                            fields.mayInteger("stackLevel", 0, Integer.MAX_VALUE)
                                    .orElse(null)),
                    "{'type':'ClearChargingProfile','id':1,'connector':{'evse':1,'connector':1},"
                            + "'purpose':'TxDefaultProfile','stackLevel':0}"),
            CommandForm.of(
                    "GetCompositeSchedule",
                    fields -> new Command.GetCompositeSchedule(
                            fields.object("connector", Parts::place),
                            fields.integer("durationSeconds", 1, 365 * DAY_SECONDS),
                            fields.mayWord("rateUnit", ProfileForm.UNITS)),
                    "{'type':'GetCompositeSchedule','connector':{'evse':1,'connector':1},"
                            + "'durationSeconds':3600,'rateUnit':'A'}"),
            CommandForm.of(
                    "GetChargingProfiles",
                    fields -> new Command.GetChargingProfiles(
                            fields.mayObject("connector", Parts::place).orElse(null)),
                    "{'type':'GetChargingProfiles','connector':{'evse':1,'connector':1}}"),
            CommandForm.of(
                    "SendLocalList",
                    fields -> new Command.SendLocalList(
                            fields.integer("version", 1, Integer.MAX_VALUE),
                            fields.flag("full"),
                            fields.objects("entries", 0, MAX_LIST, Parts::listEntry)),
                    "{'type':'SendLocalList','version':2,'full':true,'entries':[{'token':{'value':'CARD-1',"
                            + "'type':'ISO14443'},'authorization':{'status':'ACCEPTED'}}]}"),
            CommandForm.of(
                    "GetLocalListVersion",
                    fields -> new Command.GetLocalListVersion(),
                    "{'type':'GetLocalListVersion'}"),
            CommandForm.of(
                    "UpdateFirmware",
                    CommandForms::updateFirmware,
                    "{'type':'UpdateFirmware','location':'https://firmware.example/1.bin',"
                            + "'retrieveAt':'2030-01-01T12:00:00Z','installAt':'2030-01-01T13:00:00Z',"
                            + "'retries':{'times':3,'intervalSeconds':60},"
                            + "'signature':{'certificate':'PEM','signature':'AA=='}}",
                    "{'type':'UpdateFirmware','location':'https://firmware.example/1.bin',"
                            + "'retrieveAt':'2030-01-01T12:00:00Z'}"),
            CommandForm.of(
                    "GetLog",
                    CommandForms::getLog,
                    "{'type':'GetLog','log':'SecurityLog','location':'https://logs.example/',"
                            + "'from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z',"
                            + "'retries':{'times':3,'intervalSeconds':60}}",
                    "{'type':'GetLog','log':'DiagnosticsLog','location':'https://logs.example/'}"),
            CommandForm.of(
                    "InstallCertificate",
                    fields -> new Command.InstallCertificate(
                            fields.text("certificateType", Parts.MAX_NAME), fields.text("certificate", MAX_PEM)),
                    "{'type':'InstallCertificate','certificateType':'CSMSRootCertificate','certificate':'PEM'}"),
            CommandForm.of(
                    "DeleteCertificate",
                    fields -> new Command.DeleteCertificate(fields.object("certificate", Parts::certificateHash)),
                    "{'type':'DeleteCertificate','certificate':{'algorithm':'SHA256','issuerName':'00',"
                            + "'issuerKey':'00','serial':'1'}}"),
            CommandForm.of(
                    "GetInstalledCertificates",
                    fields -> new Command.GetInstalledCertificates(
                            fields.mayTexts("certificateTypes", MAX_TYPES, Parts.MAX_NAME)
                                    .orElse(List.of())),
                    "{'type':'GetInstalledCertificates','certificateTypes':['CSMSRootCertificate']}"),
            CommandForm.of(
                    "CertificateSigned",
                    fields -> new Command.CertificateSigned(
                            fields.text("chain", MAX_PEM),
                            fields.mayText("certificateType", 1, Parts.MAX_NAME).orElse(null),
                            fields.mayInteger("requestId", Integer.MIN_VALUE, Integer.MAX_VALUE)
                                    .orElse(null)),
                    "{'type':'CertificateSigned','chain':'PEM','certificateType':'ChargingStationCertificate',"
                            + "'requestId':1}",
                    "{'type':'CertificateSigned','chain':'PEM'}"));

    private static final List<CommandForm> ALL =
            Stream.of(OF_MORE_THAN_ONE, FormsOf2x.ALL).flatMap(List::stream).toList();
    private static final Map<String, CommandForm> BY_TYPE = byType();

    private CommandForms() {}

    private static Map<String, CommandForm> byType() {
        Map<String, CommandForm> byType = new LinkedHashMap<>();
        ALL.forEach(form -> byType.put(form.type(), form));
        return byType;
    }

    static List<CommandForm> all() {
        return ALL;
    }

    /** Reads the command that the field "type" names. */
    static Command read(Fields fields) {
        CommandForm form = BY_TYPE.get(fields.text("type", Parts.MAX_NAME));
        if (form == null) {
            throw fields.invalid("type", "there is no such command; GET /api/v1/command-types lists them");
        }
        return form.read().apply(fields);
    }

    private static Command startSession(Fields fields) {
        return new Command.StartSession(
                fields.object("token", Parts::token),
                fields.mayObject("connector", Parts::plug).orElse(null),
                fields.mayObject("profile", ProfileForm::read).orElse(null));
    }

    private static Command updateFirmware(Fields fields) {
        return new Command.UpdateFirmware(
                fields.text("location", MAX_URL),
                fields.moment("retrieveAt"),
                fields.mayMoment("installAt"),
                fields.mayObject("retries", Parts::retries).orElse(null),
                fields.mayObject(
                                "signature",
                                signature -> new Command.Signature(
                                        signature.text("certificate", MAX_PEM),
                                        signature.text("signature", MAX_SIGNATURE)))
                        .orElse(null));
    }

    private static Command getLog(Fields fields) {
        return new Command.GetLog(
                fields.word("log", LOGS),
                fields.text("location", MAX_URL),
                fields.mayMoment("from"),
                fields.mayMoment("to"),
                fields.mayObject("retries", Parts::retries).orElse(null));
    }
}
