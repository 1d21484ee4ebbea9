package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.GoldenRows.out;
import static io.voltgate.ocpp.v2.GoldenRows.raw;
import static io.voltgate.ocpp.v2.Said201.TEN;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Golden;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Orders that are the same in OCPP 2.0.1 and 2.1: typed ones, and raw ones where there is no command. Values. */
final class GoldenOrders {
    private static final ConnectorId SECOND = new ConnectorId(2, 1);
    private static final CertificateHash HASH = new CertificateHash("SHA256", "n", "k", "s");
    private static final String HASH_DATA =
            "{'hashAlgorithm':'SHA256','issuerNameHash':'n','issuerKeyHash':'k','serialNumber':'s'}";
    private static final String WATCHED = "'component':{'name':'EVSE'},'variable':{'name':'Power'}";

    private GoldenOrders() {}

    static List<Golden.Sent> rows() {
        return Stream.of(places(), tokens(), files(), certificates(), display(), raws())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden.Sent> places() {
        return List.of(
                out(
                        new Command.Reserve(4, new IdToken("04aB", "ISO14443"), "fleet", SECOND, TEN),
                        "'ReserveNow',{'id':4,'expiryDateTime':'2026-03-01T10:00:00.000Z','idToken':{'idToken':'04aB',"
                                + "'type':'ISO14443'},'evseId':2,'groupIdToken':{'idToken':'fleet','type':'Central'}}"),
                out(
                        new Command.Reserve(4, IdToken.of("04aB"), null, ConnectorId.STATION, TEN),
                        "'ReserveNow',{'id':4,'expiryDateTime':'2026-03-01T10:00:00.000Z','idToken':{'idToken':'04aB',"
                                + "'type':'Central'}}",
                        "{'status':'Occupied'}",
                        false,
                        "Occupied"),
                out(
                        new Command.TellCost(new TransactionId("T-1"), new BigDecimal("12.50")),
                        "'CostUpdated',{'totalCost':12.5,'transactionId':'T-1'}",
                        "{}",
                        true,
                        "Accepted"),
                out(new Command.CancelReservation(4), "'CancelReservation',{'reservationId':4}"),
                out(
                        new Command.ClearChargingProfile(7, SECOND, null, null),
                        "'ClearChargingProfile',{'chargingProfileId':7}"),
                out(
                        new Command.ClearChargingProfile(null, ConnectorId.STATION, "TxDefaultProfile", 3),
                        "'ClearChargingProfile',{'chargingProfileCriteria':{'evseId':0,"
                                + "'chargingProfilePurpose':'TxDefaultProfile','stackLevel':3}}",
                        "{'status':'Unknown'}",
                        false,
                        "Unknown"),
                out(
                        new Command.GetCompositeSchedule(SECOND, 3600, "W"),
                        "'GetCompositeSchedule',{'duration':3600,'chargingRateUnit':'W','evseId':2}",
                        "{'status':'Accepted','schedule':{'evseId':2,'duration':3600,"
                                + "'scheduleStart':'2026-03-01T10:00:00Z','chargingRateUnit':'W',"
                                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':11000}]}}",
                        true,
                        "Accepted"),
                out(
                        new Command.GetChargingProfiles(SECOND),
                        "'GetChargingProfiles',{'requestId':4711,'evseId':2,'chargingProfile':{}}"),
                out(
                        new Command.GetChargingProfiles(null),
                        "'GetChargingProfiles',{'requestId':4711,'chargingProfile':{}}",
                        "{'status':'NoProfiles'}",
                        false,
                        "NoProfiles"));
    }

    private static List<Golden.Sent> tokens() {
        return List.of(
                out(
                        new Command.GetLocalListVersion(),
                        "'GetLocalListVersion',{}",
                        "{'versionNumber':12}",
                        true,
                        "Accepted"),
                out(
                        new Command.SendLocalList(
                                13,
                                false,
                                List.of(
                                        new Command.LocalListEntry(
                                                new IdToken("04aB", "ISO14443"),
                                                new Authorization(TokenStatus.ACCEPTED, TEN, "fleet")),
                                        new Command.LocalListEntry(IdToken.of("04aC"), null))),
                        "'SendLocalList',{'localAuthorizationList':[{'idToken':{'idToken':'04aB','type':'ISO14443'},"
                                + "'idTokenInfo':{'status':'Accepted','cacheExpiryDateTime':'2026-03-01T10:00:00.000Z',"
                                + "'groupIdToken':{'idToken':'fleet','type':'Central'}}},{'idToken':{'idToken':'04aC',"
                                + "'type':'Central'}}],'versionNumber':13,'updateType':'Differential'}",
                        "{'status':'VersionMismatch'}",
                        false,
                        "VersionMismatch"),
                out(
                        new Command.SendLocalList(1, true, List.of()),
                        "'SendLocalList',{'versionNumber':1,'updateType':'Full'}"),
                out(
                        new Command.CustomerInformation(true, false, new IdToken("04aB", "ISO14443"), null, null),
                        "'CustomerInformation',{'idToken':{'idToken':'04aB','type':'ISO14443'},'requestId':4711,"
                                + "'report':true,'clear':false}"),
                out(
                        new Command.CustomerInformation(false, true, null, HASH, "A. B."),
                        "'CustomerInformation',{'customerCertificate':" + HASH_DATA
                                + ",'requestId':4711,'report':false,'clear':true,'customerIdentifier':'A. B.'}",
                        "{'status':'Invalid'}",
                        false,
                        "Invalid"));
    }

    private static List<Golden.Sent> files() {
        return List.of(
                out(
                        new Command.UpdateFirmware(
                                "https://fw/1",
                                TEN,
                                TEN + 1_000,
                                new Command.Retries(3, 60),
                                new Command.Signature("pem", "c2ln")),
                        "'UpdateFirmware',{'retries':3,'retryInterval':60,'requestId':4711,'firmware':{"
                                + "'location':'https://fw/1','retrieveDateTime':'2026-03-01T10:00:00.000Z',"
                                + "'installDateTime':'2026-03-01T10:00:01.000Z','signingCertificate':'pem',"
                                + "'signature':'c2ln'}}",
                        "{'status':'AcceptedCanceled'}",
                        true,
                        "AcceptedCanceled"),
                out(
                        new Command.UpdateFirmware("https://fw/1", TEN, null, null, null),
                        "'UpdateFirmware',{'requestId':4711,'firmware':{'location':'https://fw/1',"
                                + "'retrieveDateTime':'2026-03-01T10:00:00.000Z'}}",
                        "{'status':'InvalidCertificate'}",
                        false,
                        "InvalidCertificate"),
                out(
                        new Command.GetLog(
                                "SecurityLog", "sftp://logs/", TEN, TEN + 1_000, new Command.Retries(2, null)),
                        "'GetLog',{'log':{'remoteLocation':'sftp://logs/','oldestTimestamp':'2026-03-01T10:00:00.000Z',"
                                + "'latestTimestamp':'2026-03-01T10:00:01.000Z'},'logType':'SecurityLog',"
                                + "'requestId':4711,'retries':2}",
                        "{'status':'AcceptedCanceled','filename':'log.txt'}",
                        true,
                        "AcceptedCanceled"),
                out(
                        new Command.GetLog("DiagnosticsLog", "ftp://logs/", null, null, null),
                        "'GetLog',{'log':{'remoteLocation':'ftp://logs/'},'logType':'DiagnosticsLog',"
                                + "'requestId':4711}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                raw(
                        "PublishFirmware",
                        "{'location':'https://fw/1','checksum':'d41d8cd98f00b204e9800998ecf8427e','requestId':1}"),
                raw(
                        "UnpublishFirmware",
                        "{'checksum':'d41d8cd98f00b204e9800998ecf8427e'}",
                        "{'status':'Unpublished'}",
                        true,
                        "Unpublished"),
                raw(
                        "UnpublishFirmware",
                        "{'checksum':'d41d8cd98f00b204e9800998ecf8427e'}",
                        "{'status':'DownloadOngoing'}",
                        false,
                        "DownloadOngoing"));
    }

    private static List<Golden.Sent> certificates() {
        return List.of(
                out(
                        new Command.InstallCertificate("CSMSRootCertificate", "pem"),
                        "'InstallCertificate',{'certificateType':'CSMSRootCertificate','certificate':'pem'}"),
                out(
                        new Command.DeleteCertificate(HASH),
                        "'DeleteCertificate',{'certificateHashData':" + HASH_DATA + "}",
                        "{'status':'NotFound'}",
                        false,
                        "NotFound"),
                out(
                        new Command.GetInstalledCertificates(List.of("MORootCertificate")),
                        "'GetInstalledCertificateIds',{'certificateType':['MORootCertificate']}",
                        "{'status':'Accepted','certificateHashDataChain':[{'certificateHashData':" + HASH_DATA
                                + ",'certificateType':'MORootCertificate'}]}",
                        true,
                        "Accepted"),
                out(
                        new Command.GetInstalledCertificates(List.of()),
                        "'GetInstalledCertificateIds',{}",
                        "{'status':'NotFound'}",
                        false,
                        "NotFound"),
                out(
                        new Command.CertificateSigned("pem", "ChargingStationCertificate", null),
                        "'CertificateSigned',{'certificateChain':'pem',"
                                + "'certificateType':'ChargingStationCertificate'}"));
    }

    private static List<Golden.Sent> display() {
        return List.of(
                out(
                        new Command.SetDisplayMessage(
                                5,
                                "AlwaysFront",
                                "Charging",
                                TEN,
                                TEN + 1_000,
                                new TransactionId("T-1"),
                                List.of(new Command.DisplayText("UTF8", "de", "Hallo"))),
                        "'SetDisplayMessage',{'message':{'id':5,'priority':'AlwaysFront','state':'Charging',"
                                + "'startDateTime':'2026-03-01T10:00:00.000Z','endDateTime':'2026-03-01T10:00:01.000Z',"
                                + "'transactionId':'T-1','message':{'format':'UTF8','language':'de',"
                                + "'content':'Hallo'}}}"),
                out(
                        new Command.SetDisplayMessage(
                                5,
                                "InFront",
                                null,
                                null,
                                null,
                                null,
                                List.of(new Command.DisplayText("ASCII", null, "Hi"))),
                        "'SetDisplayMessage',{'message':{'id':5,'priority':'InFront','message':{'format':'ASCII',"
                                + "'content':'Hi'}}}",
                        "{'status':'NotSupportedPriority'}",
                        false,
                        "NotSupportedPriority"),
                out(new Command.ClearDisplayMessage(5), "'ClearDisplayMessage',{'id':5}"),
                out(
                        new Command.GetDisplayMessages(List.of(5, 6), "InFront", "Idle"),
                        "'GetDisplayMessages',{'id':[5,6],'requestId':4711,'priority':'InFront','state':'Idle'}"),
                out(
                        new Command.GetDisplayMessages(List.of(), null, null),
                        "'GetDisplayMessages',{'requestId':4711}",
                        "{'status':'Unknown'}",
                        false,
                        "Unknown"));
    }

    private static List<Golden.Sent> raws() {
        return List.of(
                raw("CostUpdated", "{'totalCost':12.50,'transactionId':'T-1'}", "{}", true, "Accepted"),
                raw("GetReport", "{'requestId':1,'componentCriteria':['Problem']}"),
                raw(
                        "GetMonitoringReport",
                        "{'requestId':1,'monitoringCriteria':['DeltaMonitoring']}",
                        "{'status':'EmptyResultSet'}",
                        false,
                        "EmptyResultSet"),
                raw("SetMonitoringBase", "{'monitoringBase':'FactoryDefault'}"),
                raw("SetMonitoringLevel", "{'severity':5}", "{'status':'Rejected'}", false, "Rejected"),
                raw(
                        "SetVariableMonitoring",
                        "{'setMonitoringData':[{'value':1.5,'type':'Delta','severity':4," + WATCHED + "}]}",
                        "{'setMonitoringResult':[" + watched("Accepted") + "," + watched("Duplicate") + "]}",
                        false,
                        "Duplicate"),
                raw(
                        "SetVariableMonitoring",
                        "{'setMonitoringData':[{'value':1.5,'type':'Delta','severity':4," + WATCHED + "}]}",
                        "{'setMonitoringResult':[" + watched("Accepted") + "]}",
                        true,
                        "Accepted"),
                raw(
                        "ClearVariableMonitoring",
                        "{'id':[3,4]}",
                        "{'clearMonitoringResult':[{'status':'Accepted','id':3},{'status':'NotFound','id':4}]}",
                        false,
                        "NotFound"));
    }

    private static String watched(String status) {
        return "{'id':3,'status':'" + status + "','type':'Delta'," + WATCHED + ",'severity':4}";
    }
}
