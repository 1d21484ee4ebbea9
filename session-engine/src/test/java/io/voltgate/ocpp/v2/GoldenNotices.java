package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.GoldenRows.ACKNOWLEDGED;
import static io.voltgate.ocpp.v2.GoldenRows.in;
import static io.voltgate.ocpp.v2.GoldenRows.item;
import static io.voltgate.ocpp.v2.GoldenRows.notice;
import static io.voltgate.ocpp.v2.GoldenRows.part;
import static io.voltgate.ocpp.v2.Said201.ten;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DeviceEvent;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.ReportedProfile;
import io.voltgate.domain.Request;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Golden;
import io.voltgate.ocpp.v2.GoldenRows.Noted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Notices and reports of stations that are the same in OCPP 2.0.1 and 2.1. Values. */
final class GoldenNotices {
    private static final String PERIODS =
            "'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0}]";
    private static final String PROFILE = "{'id':7,'stackLevel':0,'chargingProfilePurpose':'TxDefaultProfile',"
            + "'chargingProfileKind':'Absolute','chargingSchedule':[{'id':1,'startSchedule':'2026-03-01T10:00:00Z',"
            + PERIODS + "}]}";
    private static final String MESSAGE =
            "{'id':1,'priority':'InFront','message':{'format':'UTF8','language':'de','content':'Hallo'}}";

    private GoldenNotices() {}

    static List<Golden.Received> rows() {
        return Stream.of(charging(), certificates(), reports())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden.Received> charging() {
        return List.of(
                notice(
                        "ClearedChargingLimit",
                        "{'chargingLimitSource':'EMS','evseId':2}",
                        Noted.at(NoticeKind.CHARGING_LIMIT_CLEARED, 2),
                        "{}"),
                notice(
                        "ClearedChargingLimit",
                        "{'chargingLimitSource':'SO'}",
                        Noted.of(NoticeKind.CHARGING_LIMIT_CLEARED),
                        "{}"),
                notice(
                        "NotifyChargingLimit",
                        "{'chargingSchedule':[{'id':1," + PERIODS + "}],'evseId':1,'chargingLimit':{"
                                + "'chargingLimitSource':'SO','isGridCritical':true}}",
                        Noted.at(NoticeKind.CHARGING_LIMIT, 1),
                        "{}"),
                notice(
                        "NotifyEVChargingNeeds",
                        "{'evseId':1,'maxScheduleTuples':3,'chargingNeeds':{'requestedEnergyTransfer':'DC',"
                                + "'departureTime':'2026-03-01T18:00:00Z'}}",
                        Noted.at(NoticeKind.EV_CHARGING_NEEDS, 1),
                        "{'status':'Accepted'}"),
                notice(
                        "NotifyEVChargingSchedule",
                        "{'timeBase':'2026-03-01T10:00:00Z','chargingSchedule':{'id':1," + PERIODS + "},'evseId':1}",
                        Noted.at(NoticeKind.EV_CHARGING_SCHEDULE, 1),
                        "{'status':'Accepted'}"),
                notice(
                        "PublishFirmwareStatusNotification",
                        "{'status':'Published','location':['http://10.0.0.1/fw'],'requestId':9}",
                        Noted.numbered(NoticeKind.FIRMWARE_PUBLICATION, 9),
                        "{}"),
                in(
                        "ReservationStatusUpdate",
                        "{'reservationId':4,'reservationUpdateStatus':'Expired'}",
                        new Request.ReservationUpdate(4, "Expired"),
                        ACKNOWLEDGED,
                        "{}"));
    }

    private static List<Golden.Received> certificates() {
        return List.of(
                notice(
                        "Get15118EVCertificate",
                        "{'iso15118SchemaVersion':'urn:iso:15118:2:2013','action':'Install','exiRequest':'ZXhp'}",
                        Noted.of(NoticeKind.EV_CERTIFICATE),
                        "{'status':'Failed','exiResponse':''}"),
                notice(
                        "GetCertificateStatus",
                        "{'ocspRequestData':{'hashAlgorithm':'SHA256','issuerNameHash':'n','issuerKeyHash':'k',"
                                + "'serialNumber':'s','responderURL':'http://ocsp'}}",
                        Noted.of(NoticeKind.CERTIFICATE_STATUS),
                        "{'status':'Failed'}"),
                notice(
                        "SignCertificate",
                        "{'csr':'pem','certificateType':'ChargingStationCertificate'}",
                        Noted.of(NoticeKind.CERTIFICATE_SIGNING),
                        "{'status':'Accepted'}"));
    }

    private static List<Golden.Received> reports() {
        return List.of(
                in(
                        "NotifyCustomerInformation",
                        "{'data':'name: Ä','tbc':true,'seqNo':2,'generatedAt':'2026-03-01T10:00:00Z','requestId':9}",
                        new Request.ReportPart(
                                ReportKind.CUSTOMER_INFORMATION, 9, 2, true, ten(), List.of(item("9/2", "'name: Ä'"))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyDisplayMessages",
                        "{'messageInfo':[" + MESSAGE + "],'requestId':9,'tbc':true}",
                        part(ReportKind.DISPLAY_MESSAGES, true, item("1", MESSAGE)),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyDisplayMessages",
                        "{'requestId':9}",
                        part(ReportKind.DISPLAY_MESSAGES, false),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "ReportChargingProfiles",
                        "{'requestId':9,'chargingLimitSource':'CSO','chargingProfile':[" + PROFILE
                                + "],'tbc':true,'evseId':1}",
                        part(
                                ReportKind.CHARGING_PROFILES,
                                true,
                                reported(item(
                                        "1/7",
                                        "{'requestId':9,'chargingLimitSource':'CSO','chargingProfile':[" + PROFILE
                                                + "],'evseId':1}"))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyEvent",
                        "{'generatedAt':'2026-03-01T10:00:00Z','tbc':true,'seqNo':1,'eventData':["
                                + availability("Available") + "," + availability("Occupied") + "]}",
                        new Request.DeviceEvents(
                                1,
                                true,
                                ten(),
                                List.of(available("Available"), available("Occupied")),
                                List.of(new Request.StatusReport(
                                        new ConnectorId(2, 3), ConnectorStatus.OCCUPIED, "", "", "", ten(), ""))),
                        ACKNOWLEDGED,
                        "{}"),
                in(
                        "NotifyEvent",
                        "{'generatedAt':'2026-03-01T10:00:00Z','seqNo':0,'eventData':[" + availability("Broken") + "]}",
                        new Request.DeviceEvents(0, false, ten(), List.of(available("Broken"))),
                        ACKNOWLEDGED,
                        "{}"));
    }

    private static String availability(String value) {
        return "{'eventId':1,'timestamp':'2026-03-01T10:00:00Z','trigger':'Delta','actualValue':'" + value
                + "','component':{'evse':{'id':2,'connectorId':3},'name':'Connector'},"
                + "'eventNotificationType':'HardWiredNotification','variable':{'name':'AvailabilityState'}}";
    }

    private static DeviceEvent available(String value) {
        return new DeviceEvent(
                1,
                ten(),
                "Delta",
                new Variable("Connector", "", 2, "AvailabilityState", ""),
                value,
                "HardWiredNotification",
                false,
                "",
                new DeviceEvent.Detail(3, null, null, null, null, null));
    }

    /** The item with the profile that its body tells of. */
    private static ReportItem reported(ReportItem item) {
        ChargingProfile.Schedule schedule = new ChargingProfile.Schedule(
                "A",
                Instant.parse("2026-03-01T10:00:00Z").toEpochMilli(),
                null,
                null,
                List.of(new ChargingProfile.Period(0, new BigDecimal("16.0"), null)));
        ChargingProfile profile =
                new ChargingProfile(7, 0, "TxDefaultProfile", "Absolute", null, null, null, null, List.of(schedule));
        return new ReportItem(item.key(), item.body(), new ReportedProfile(ConnectorId.numbered(1), "CSO", profile));
    }
}
