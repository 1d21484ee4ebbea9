package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.Golden.json;
import static io.voltgate.ocpp.v2.GoldenRows.ACKNOWLEDGED;
import static io.voltgate.ocpp.v2.GoldenRows.in;
import static io.voltgate.ocpp.v2.GoldenRows.item;
import static io.voltgate.ocpp.v2.GoldenRows.notice;
import static io.voltgate.ocpp.v2.GoldenRows.part;
import static io.voltgate.ocpp.v2.Said201.TEN;
import static io.voltgate.ocpp.v2.Said201.ten;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.TransactionLimit;
import io.voltgate.ocpp.Golden;
import io.voltgate.ocpp.v2.GoldenRows.Noted;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What stations say in OCPP 2.1 alone, or otherwise than in 2.0.1. Values. */
final class Golden21Received {
    private static final String BATTERY = "{'evseId':3,'serialNumber':'B-1','soC':80.5,'soH':99}";
    private static final String HASH =
            "{'hashAlgorithm':'SHA256','issuerNameHash':'n','issuerKeyHash':'k','serialNumber':'s'}";
    private static final String EXTRAS = "'preconditioningStatus':'Ready','evseSleep':false";

    private Golden21Received() {}

    static List<Golden.Received> rows() {
        return Stream.of(notices(), streams(), reports(), changed())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden.Received> notices() {
        return List.of(
                notice(
                        "BatterySwap",
                        "{'batteryData':[" + BATTERY + "],'eventType':'BatteryIn','idToken':{'idToken':'04aB',"
                                + "'type':'ISO14443'},'requestId':8}",
                        new Noted(NoticeKind.BATTERY_SWAP, new ConnectorId(3, 1), 8, GoldenRows.received()),
                        "{}"),
                notice(
                        "BatterySwap",
                        "{'batteryData':[" + BATTERY + "," + BATTERY + "],'eventType':'BatteryOut','idToken':{"
                                + "'idToken':'04aB','type':'ISO14443'},'requestId':8}",
                        Noted.numbered(NoticeKind.BATTERY_SWAP, 8),
                        "{}"),
                in(
                        "GetCertificateChainStatus",
                        "{'certificateStatusRequests':[{'certificateHashData':" + HASH
                                + ",'source':'OCSP','urls':['http://ocsp']}]}",
                        new Request.ChainStatus(List.of(new CertificateHash("SHA256", "n", "k", "s"))),
                        new Reply.ChainStatus(List.of(new CertificateHash("SHA256", "n", "k", "s")), TEN),
                        "{'certificateStatus':[{'certificateHashData':" + HASH
                                + ",'source':'OCSP','status':'Unknown','nextUpdate':'2026-03-01T10:00:00.000Z'}]}"),
                notice(
                        "NotifyDERAlarm",
                        "{'controlType':'VoltVar','gridEventFault':'OverVoltage','alarmEnded':false,"
                                + "'timestamp':'2026-03-01T10:00:00Z','extraInfo':'x'}",
                        new Noted(NoticeKind.DER_ALARM, null, null, ten()),
                        "{}"),
                notice(
                        "NotifyDERStartStop",
                        "{'controlId':'C-1','started':true,'timestamp':'2026-03-01T10:00:00Z',"
                                + "'supersededIds':['C-0']}",
                        new Noted(NoticeKind.DER_START_STOP, null, null, ten()),
                        "{}"),
                notice(
                        "NotifyPriorityCharging",
                        "{'transactionId':'T-1','activated':true}",
                        Noted.of(NoticeKind.PRIORITY_CHARGING),
                        "{}"),
                notice(
                        "NotifySettlement",
                        "{'transactionId':'T-1','pspRef':'P-1','status':'Settled','settlementAmount':12.50,"
                                + "'settlementTime':'2026-03-01T10:00:00Z'}",
                        new Noted(NoticeKind.SETTLEMENT, null, null, ten()),
                        "{}"),
                notice(
                        "VatNumberValidation",
                        "{'vatNumber':'DE123456789','evseId':1}",
                        Noted.at(NoticeKind.VAT_NUMBER, 1),
                        "{'vatNumber':'DE123456789','evseId':1,'status':'Rejected'}"));
    }

    private static List<Golden.Received> streams() {
        return List.of(
                notice(
                        "OpenPeriodicEventStream",
                        "{'constantStreamData':{'id':6,'params':{'interval':5,'values':10},'variableMonitoringId':2}}",
                        Noted.numbered(NoticeKind.STREAM_OPENED, 6),
                        "{'status':'Accepted'}"),
                notice("ClosePeriodicEventStream", "{'id':6}", Noted.numbered(NoticeKind.STREAM_CLOSED, 6), "{}"),
                notice(
                        "PullDynamicScheduleUpdate",
                        "{'chargingProfileId':7}",
                        Noted.numbered(NoticeKind.DYNAMIC_SCHEDULE, 7),
                        "{'status':'Rejected'}"));
    }

    private static List<Golden.Received> reports() {
        String gradient = "{'gradient':{'priority':0,'gradient':1.5,'softGradient':1},'id':'G-1'}";
        String droop = "{'fixedPF':{'priority':0,'displacement':0.9,'excitation':true},'id':'P-1','isDefault':true,"
                + "'isSuperseded':false}";
        String monitor = "{'component':{'name':'EVSE'},'variable':{'name':'Power'},'variableMonitoring':[{'id':5,"
                + "'transaction':false,'value':1.50,'type':'TargetDelta','severity':4,"
                + "'eventNotificationType':'CustomMonitor'}]}";
        return List.of(
                in(
                        "ReportDERControl",
                        "{'fixedPFAbsorb':[" + droop + "],'gradient':[" + gradient + "],'requestId':9,'tbc':true}",
                        part(ReportKind.DER_CONTROLS, true, item("P-1", droop), item("G-1", gradient)),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyMonitoringReport",
                        "{'monitor':[" + monitor + "],'requestId':9,'seqNo':0,"
                                + "'generatedAt':'2026-03-01T10:00:00Z'}",
                        new Request.ReportPart(ReportKind.MONITORS, 9, 0, false, ten(), List.of(item("5", monitor))),
                        ACKNOWLEDGED,
                        "{}"));
    }

    private static List<Golden.Received> changed() {
        String longToken = "x".repeat(255);
        String cost = "{'totalCost':{'currency':'EUR','typeOfCost':'NormalCost','total':{'exclTax':1.00,"
                + "'inclTax':1.19}},'totalUsage':{'energy':3.5,'chargingTime':600,'idleTime':0}}";
        return List.of(
                in(
                        "Authorize",
                        "{'idToken':{'idToken':'A','type':'ISO14443'}}",
                        new Request.Authorize(new IdToken("A", "ISO14443")),
                        new Reply.Authorized(
                                Authorization.of(TokenStatus.ACCEPTED),
                                new DriverNote("de", "0,45 EUR/kWh"),
                                json("{'tariffId':'T-v1','currency':'EUR','energy':{'prices':[{'priceKwh':0.45}]}}")),
                        "{'idTokenInfo':{'status':'Accepted','language1':'de','personalMessage':{'format':'UTF8',"
                                + "'language':'de','content':'0,45 EUR/kWh'}},'tariff':{'tariffId':'T-v1',"
                                + "'currency':'EUR','energy':{'prices':[{'priceKwh':0.45}]}}}"),
                in(
                        "TransactionEvent",
                        "{'eventType':'Updated','timestamp':'2026-03-01T10:00:00Z','triggerReason':'LimitSet',"
                                + "'seqNo':4,'transactionInfo':{'transactionId':'T-1'}}",
                        new Request.TransactionEvent(
                                Request.Phase.UPDATED,
                                new TransactionId("T-1"),
                                4,
                                "LimitSet",
                                false,
                                null,
                                null,
                                "",
                                "",
                                null,
                                null,
                                List.of(),
                                ten()),
                        new Reply.TransactionSeen(
                                Money.of("EUR", new BigDecimal("1.50")),
                                null,
                                new DriverNote("en", "Hello"),
                                new TransactionLimit(
                                        Money.of("EUR", new BigDecimal("20")), Energy.ofWh(50_000), 3600, 80)),
                        "{'totalCost':1.5,'transactionLimit':{'maxCost':20,'maxEnergy':50000,'maxTime':3600,"
                                + "'maxSoC':80},'updatedPersonalMessage':{'format':'UTF8','language':'en',"
                                + "'content':'Hello'}}"),
                in(
                        "Authorize",
                        "{'idToken':{'idToken':'" + longToken + "','type':'DirectPayment'}}",
                        new Request.Authorize(new IdToken(longToken, "DirectPayment")),
                        new Reply.Authorized(Authorization.of(TokenStatus.ACCEPTED)),
                        "{'idTokenInfo':{'status':'Accepted'}}"),
                notice(
                        "SignCertificate",
                        "{'csr':'pem','certificateType':'V2G20Certificate','hashRootCertificate':" + HASH
                                + ",'requestId':3}",
                        Noted.numbered(NoticeKind.CERTIFICATE_SIGNING, 3),
                        "{'status':'Accepted'}"),
                notice(
                        "NotifyEVChargingNeeds",
                        "{'evseId':1,'chargingNeeds':{'requestedEnergyTransfer':'AC_BPT',"
                                + "'controlMode':'DynamicControl'},'timestamp':'2026-03-01T10:00:00Z'}",
                        new Noted(NoticeKind.EV_CHARGING_NEEDS, new ConnectorId(1, 1), null, ten()),
                        "{'status':'Accepted'}"),
                in(
                        "TransactionEvent",
                        "{'costDetails':" + cost + ",'eventType':'Updated','timestamp':'2026-03-01T10:00:00Z',"
                                + "'triggerReason':'RunningCost','seqNo':3," + EXTRAS + ",'transactionInfo':{"
                                + "'transactionId':'T-1','operationMode':'ChargingOnly','tariffId':'F-1',"
                                + "'transactionLimit':{'maxCost':20.00,'maxSoC':80}},'idToken':{'additionalInfo':[{"
                                + "'additionalIdToken':'4711','type':'CardTail'}],'idToken':'P-1',"
                                + "'type':'DirectPayment'}}",
                        new Request.TransactionEvent(
                                Request.Phase.UPDATED,
                                new TransactionId("T-1"),
                                3,
                                "RunningCost",
                                false,
                                null,
                                new IdToken("P-1", "DirectPayment"),
                                "",
                                "",
                                null,
                                null,
                                List.of(),
                                ten(),
                                json("{" + EXTRAS + ",'operationMode':'ChargingOnly','tariffId':'F-1',"
                                        + "'transactionLimit':{'maxCost':20.00,'maxSoC':80},'costDetails':" + cost
                                        + ",'additionalInfo':[{'additionalIdToken':'4711','type':'CardTail'}]}")),
                        new Reply.TransactionSeen(null, null),
                        "{}"));
    }
}
