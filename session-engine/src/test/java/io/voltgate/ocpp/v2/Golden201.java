package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.GoldenRows.ACKNOWLEDGED;
import static io.voltgate.ocpp.v2.GoldenRows.in;
import static io.voltgate.ocpp.v2.GoldenRows.item;
import static io.voltgate.ocpp.v2.GoldenRows.out;
import static io.voltgate.ocpp.v2.Said201.TEN;
import static io.voltgate.ocpp.v2.Said201.ten;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Golden;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The golden frames of OCPP 2.0.1. Values. Every message of the dialect is here, in forms that differ in meaning. */
public final class Golden201 {
    static final Command LIMIT =
            new Command.SetChargingProfile(new ConnectorId(2, 1), profile(new TransactionId("T-1")));
    static final Command LIMITED_START = new Command.StartSession(IdToken.of("04aB"), null, profile(null));
    static final Command NETWORK = new Command.SetNetworkProfile(1, "wss://csms/ocpp", 2, "Wired0", 30);

    private static final String PROFILE_201 = "{'id':7,'stackLevel':1,'chargingProfilePurpose':'TxProfile',"
            + "'chargingProfileKind':'Recurring','recurrencyKind':'Daily','validFrom':'2026-03-01T10:00:00.000Z',"
            + "'validTo':'2026-03-01T10:00:01.000Z','chargingSchedule':[{'id':1,"
            + "'startSchedule':'2026-03-01T10:00:00.000Z','duration':3600,'chargingRateUnit':'A',"
            + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0,'numberPhases':1},{'startPeriod':60,'limit':8}],"
            + "'minChargingRate':6.0}],'transactionId':'T-1'}";

    public static final Golden TABLE = new Golden(Dialect201.DIALECT, received(), sent());

    private Golden201() {}

    /** What is said alike in both versions. */
    static Stream<Golden.Received> receivedInBoth() {
        return Stream.concat(GoldenReceived.rows().stream(), GoldenNotices.rows().stream());
    }

    /** What is ordered alike in both versions. */
    static Stream<Golden.Sent> sentInBoth() {
        return Stream.concat(GoldenSent.rows().stream(), GoldenOrders.rows().stream());
    }

    private static List<Golden.Received> received() {
        String place = "'component':{'evse':{'id':1},'name':'EVSE'},'variable':{'name':'Power','instance':'max'}";
        String first = "{'id':5,'transaction':false,'value':1.50,'type':'UpperThreshold','severity':4}";
        String second = "{'id':6,'transaction':true,'value':60,'type':'Periodic','severity':8}";
        Golden.Received monitors = in(
                "NotifyMonitoringReport",
                "{'monitor':[{" + place + ",'variableMonitoring':[" + first + "," + second
                        + "]}],'requestId':9,'tbc':true,'seqNo':1,'generatedAt':'2026-03-01T10:00:00Z'}",
                new Request.ReportPart(
                        ReportKind.MONITORS,
                        9,
                        1,
                        true,
                        ten(),
                        List.of(
                                item("5", "{" + place + ",'variableMonitoring':[" + first + "]}"),
                                item("6", "{" + place + ",'variableMonitoring':[" + second + "]}"))),
                ACKNOWLEDGED,
                "{}");
        return Stream.concat(receivedInBoth(), Stream.of(monitors)).toList();
    }

    private static List<Golden.Sent> sent() {
        return Stream.concat(
                        sentInBoth(),
                        Stream.of(
                                out(LIMIT, "'SetChargingProfile',{'evseId':2,'chargingProfile':" + PROFILE_201 + "}"),
                                out(
                                        LIMITED_START,
                                        "'RequestStartTransaction',{'idToken':{'idToken':'04aB','type':'Central'},"
                                                + "'remoteStartId':4711,'chargingProfile':"
                                                + PROFILE_201.replace(",'transactionId':'T-1'", "") + "}"),
                                out(
                                        NETWORK,
                                        "'SetNetworkProfile',{'configurationSlot':1,'connectionData':{"
                                                + "'ocppVersion':'OCPP20','ocppTransport':'JSON',"
                                                + "'ocppCsmsUrl':'wss://csms/ocpp','messageTimeout':30,"
                                                + "'securityProfile':2,'ocppInterface':'Wired0'}}",
                                        "{'status':'Failed'}",
                                        false,
                                        "Failed")))
                .toList();
    }

    private static ChargingProfile profile(@Nullable TransactionId transaction) {
        return new ChargingProfile(
                7,
                1,
                "TxProfile",
                "Recurring",
                "Daily",
                TEN,
                TEN + 1_000,
                transaction,
                List.of(new ChargingProfile.Schedule(
                        "A",
                        TEN,
                        3600,
                        new BigDecimal("6.0"),
                        List.of(
                                new ChargingProfile.Period(0, new BigDecimal("16.0"), 1),
                                new ChargingProfile.Period(60, new BigDecimal("8"), null)))));
    }
}
