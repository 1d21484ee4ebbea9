package io.voltgate.ocpp.v16;

import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Golden;
import java.util.List;

/** The golden frames of firmware, logs and the security extension of OCPP 1.6. Values. Each message is here with each kind of answer. */
final class GoldenSecurity16 {
    private static final StationTime NEW_YEAR = Golden16.at("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    private static final CertificateHash HASH = new CertificateHash("SHA256", "aa", "bb", "cc");
    private static final Command.Signature SIGNATURE = new Command.Signature("PEM", "c2ln");

    private GoldenSecurity16() {}

    static List<Golden.Received> received() {
        return List.of(
                Golden16.in(
                        "[2,'1','LogStatusNotification',{'status':'UploadFailure','requestId':3}]",
                        new Request.LogStatus("UploadFailure", 3),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','LogStatusNotification',{'status':'Idle'}]",
                        new Request.LogStatus("Idle", null),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','SignedFirmwareStatusNotification',{'status':'InstallVerificationFailed','requestId':3}]",
                        new Request.FirmwareStatus("InstallVerificationFailed", 3),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','SignedFirmwareStatusNotification',{'status':'Idle'}]",
                        new Request.FirmwareStatus("Idle", null),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','SecurityEventNotification',{'type':'TamperDetectionActivated','timestamp':'2026-01-01T00:00:00Z','techInfo':'door'}]",
                        new Request.SecurityEvent("TamperDetectionActivated", "door", NEW_YEAR),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','SecurityEventNotification',{'type':'StartupOfTheDevice','timestamp':'2026-01-01T00:00:00Z'}]",
                        new Request.SecurityEvent("StartupOfTheDevice", "", NEW_YEAR),
                        Golden16.ACKNOWLEDGED,
                        Golden16.EMPTY_ANSWER),
                Golden16.in(
                        "[2,'1','SignCertificate',{'csr':'PEM'}]",
                        signing("PEM"),
                        new Reply.Judged("Accepted"),
                        "[3,'1',{'status':'Accepted'}]"),
                Golden16.in(
                        "[2,'1','SignCertificate',{'csr':''}]",
                        signing(""),
                        new Reply.Judged("Rejected"),
                        "[3,'1',{'status':'Rejected'}]"));
    }

    static List<Golden.Sent> sent() {
        return List.of(
                Golden16.out(
                        new Command.UpdateFirmware("https://x.org/f", Golden16.EXPIRY, null, null, null),
                        "'UpdateFirmware',{'location':'https://x.org/f','retrieveDate':'2027-01-01T00:00:00.000Z'}",
                        "{}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.UpdateFirmware("ftp://u:p@x.org/f", 0, null, new Command.Retries(3, 60), null),
                        "'UpdateFirmware',{'location':'ftp://u:p@x.org/f','retries':3,'retrieveDate':'1970-01-01T00:00:00.000Z','retryInterval':60}",
                        "{}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.UpdateFirmware(
                                "https://x.org/f", 0, Golden16.EXPIRY, new Command.Retries(3, null), SIGNATURE),
                        "'SignedUpdateFirmware',{'retries':3,'requestId':4711,'firmware':{'location':'https://x.org/f','retrieveDateTime':'1970-01-01T00:00:00.000Z','installDateTime':'2027-01-01T00:00:00.000Z','signingCertificate':'PEM','signature':'c2ln'}}",
                        "{'status':'AcceptedCanceled'}",
                        true,
                        "AcceptedCanceled"),
                Golden16.out(
                        new Command.UpdateFirmware("https://x.org/f", 0, null, null, SIGNATURE),
                        "'SignedUpdateFirmware',{'requestId':4711,'firmware':{'location':'https://x.org/f','retrieveDateTime':'1970-01-01T00:00:00.000Z','signingCertificate':'PEM','signature':'c2ln'}}",
                        "{'status':'InvalidCertificate'}",
                        false,
                        "InvalidCertificate"),
                Golden16.out(
                        new Command.GetLog(
                                "DiagnosticsLog", "https://x.org/f", 0L, Golden16.EXPIRY, new Command.Retries(1, 2)),
                        "'GetDiagnostics',{'location':'https://x.org/f','retries':1,'retryInterval':2,'startTime':'1970-01-01T00:00:00.000Z','stopTime':'2027-01-01T00:00:00.000Z'}",
                        "{'fileName':'log.zip'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.GetLog("DiagnosticsLog", "https://x.org/f", null, null, null),
                        "'GetDiagnostics',{'location':'https://x.org/f'}",
                        "{}",
                        false,
                        "Rejected"),
                Golden16.out(
                        new Command.GetLog(
                                "SecurityLog", "https://x.org/f", 0L, Golden16.EXPIRY, new Command.Retries(1, 2)),
                        "'GetLog',{'log':{'remoteLocation':'https://x.org/f','oldestTimestamp':'1970-01-01T00:00:00.000Z','latestTimestamp':'2027-01-01T00:00:00.000Z'},'logType':'SecurityLog','requestId':4711,'retries':1,'retryInterval':2}",
                        "{'status':'AcceptedCanceled','filename':'log.zip'}",
                        true,
                        "AcceptedCanceled"),
                Golden16.out(
                        new Command.GetLog("SecurityLog", "https://x.org/f", null, null, null),
                        "'GetLog',{'log':{'remoteLocation':'https://x.org/f'},'logType':'SecurityLog','requestId':4711}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                Golden16.out(
                        new Command.InstallCertificate("CSMSRootCertificate", "PEM"),
                        "'InstallCertificate',{'certificateType':'CentralSystemRootCertificate','certificate':'PEM'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.InstallCertificate("ManufacturerRootCertificate", "PEM"),
                        "'InstallCertificate',{'certificateType':'ManufacturerRootCertificate','certificate':'PEM'}",
                        "{'status':'Failed'}",
                        false,
                        "Failed"),
                Golden16.out(
                        new Command.DeleteCertificate(HASH),
                        "'DeleteCertificate',{'certificateHashData':{'hashAlgorithm':'SHA256','issuerNameHash':'aa','issuerKeyHash':'bb','serialNumber':'cc'}}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.DeleteCertificate(HASH),
                        "'DeleteCertificate',{'certificateHashData':{'hashAlgorithm':'SHA256','issuerNameHash':'aa','issuerKeyHash':'bb','serialNumber':'cc'}}",
                        "{'status':'NotFound'}",
                        false,
                        "NotFound"),
                Golden16.out(
                        new Command.GetInstalledCertificates(List.of("CSMSRootCertificate")),
                        "'GetInstalledCertificateIds',{'certificateType':'CentralSystemRootCertificate'}",
                        "{'certificateHashData':[{'hashAlgorithm':'SHA512','issuerNameHash':'aa','issuerKeyHash':'bb','serialNumber':'cc'}],'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.GetInstalledCertificates(List.of("ManufacturerRootCertificate")),
                        "'GetInstalledCertificateIds',{'certificateType':'ManufacturerRootCertificate'}",
                        "{'status':'NotFound'}",
                        false,
                        "NotFound"),
                Golden16.out(
                        new Command.CertificateSigned("PEM", null, null),
                        "'CertificateSigned',{'certificateChain':'PEM'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.CertificateSigned("PEM", "ChargingStationCertificate", null),
                        "'CertificateSigned',{'certificateChain':'PEM'}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                Golden16.out(
                        new Command.Trigger("LogStatusNotification", null),
                        "'ExtendedTriggerMessage',{'requestedMessage':'LogStatusNotification'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.Trigger("SignChargingStationCertificate", ConnectorId.numbered(2)),
                        "'ExtendedTriggerMessage',{'requestedMessage':'SignChargePointCertificate','connectorId':2}",
                        "{'status':'NotImplemented'}",
                        false,
                        "NotImplemented"));
    }

    private static Request signing(String csr) {
        return new Request.Notice(
                NoticeKind.CERTIFICATE_SIGNING,
                null,
                null,
                StationTime.receivedAt(Golden.RECEIVED_AT),
                "{\"csr\":\"" + csr + "\"}");
    }
}
