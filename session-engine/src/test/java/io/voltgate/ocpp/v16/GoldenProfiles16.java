package io.voltgate.ocpp.v16;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Golden;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The golden frames of reservations, local lists and charging profiles in OCPP 1.6. Values. Each command is here with each kind of answer. */
final class GoldenProfiles16 {
    private static final ConnectorId SECOND = ConnectorId.numbered(2);
    private static final Authorization ACCEPTED = new Authorization(TokenStatus.ACCEPTED, Golden16.EXPIRY, "G");
    private static final String RAW_START = "{'idTag':'TAG','chargingProfile':{'chargingProfileId':1,'stackLevel':0,"
            + "'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative','chargingSchedule':{"
            + "'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}}}";

    private GoldenProfiles16() {}

    static List<Golden.Sent> sent() {
        return List.of(
                Golden16.out(
                        new Command.Reserve(7, IdToken.of("TAG"), "GROUP", SECOND, Golden16.EXPIRY),
                        "'ReserveNow',{'connectorId':2,'expiryDate':'2027-01-01T00:00:00.000Z','idTag':'TAG','parentIdTag':'GROUP','reservationId':7}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.Reserve(8, IdToken.of("TAG"), null, null, Golden16.EXPIRY),
                        "'ReserveNow',{'connectorId':0,'expiryDate':'2027-01-01T00:00:00.000Z','idTag':'TAG','reservationId':8}",
                        "{'status':'Occupied'}",
                        false,
                        "Occupied"),
                Golden16.out(
                        new Command.CancelReservation(7),
                        "'CancelReservation',{'reservationId':7}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.CancelReservation(-1),
                        "'CancelReservation',{'reservationId':-1}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                Golden16.out(
                        new Command.SetChargingProfile(SECOND, txProfile()),
                        "'SetChargingProfile',{'connectorId':2,'csChargingProfiles':{'chargingProfileId':5,'transactionId':77,'stackLevel':1,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative','chargingSchedule':{'duration':3600,'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0,'numberPhases':1},{'startPeriod':60,'limit':6.4},{'startPeriod':120,'limit':0}],'minChargingRate':5.9}}}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.SetChargingProfile(ConnectorId.STATION, stationMaximum()),
                        "'SetChargingProfile',{'connectorId':0,'csChargingProfiles':{'chargingProfileId':6,'stackLevel':0,'chargingProfilePurpose':'ChargePointMaxProfile','chargingProfileKind':'Recurring','recurrencyKind':'Daily','validFrom':'1970-01-01T00:00:00.000Z','validTo':'2027-01-01T00:00:00.000Z','chargingSchedule':{'startSchedule':'1970-01-01T00:00:00.000Z','chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':11000}]}}}",
                        "{'status':'NotSupported'}",
                        false,
                        "NotSupported"),
                Golden16.out(
                        new Command.StartSession(IdToken.of("TAG"), SECOND, startProfile()),
                        "'RemoteStartTransaction',{'connectorId':2,'idTag':'TAG','chargingProfile':{"
                                + "'chargingProfileId':5,'stackLevel':1,'chargingProfilePurpose':'TxProfile',"
                                + "'chargingProfileKind':'Relative','chargingSchedule':{'chargingRateUnit':'A',"
                                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}}}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.ClearChargingProfile(5, null, null, null),
                        "'ClearChargingProfile',{'id':5}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.ClearChargingProfile(null, ConnectorId.STATION, "ChargingStationMaxProfile", 0),
                        "'ClearChargingProfile',{'connectorId':0,'chargingProfilePurpose':'ChargePointMaxProfile','stackLevel':0}",
                        "{'status':'Unknown'}",
                        false,
                        "Unknown"),
                Golden16.out(
                        new Command.GetCompositeSchedule(SECOND, 600, "W"),
                        "'GetCompositeSchedule',{'connectorId':2,'duration':600,'chargingRateUnit':'W'}",
                        "{'status':'Accepted','connectorId':2,'scheduleStart':'2026-01-01T00:00:00Z','chargingSchedule':{'duration':600,'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':11000.5}]}}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.GetCompositeSchedule(ConnectorId.STATION, 1, null),
                        "'GetCompositeSchedule',{'connectorId':0,'duration':1}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                Golden16.out(
                        new Command.SendLocalList(3, true, List.of(entry("A", ACCEPTED))),
                        "'SendLocalList',{'listVersion':3,'localAuthorizationList':[{'idTag':'A','idTagInfo':{'expiryDate':'2027-01-01T00:00:00.000Z','parentIdTag':'G','status':'Accepted'}}],'updateType':'Full'}",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.SendLocalList(
                                4, false, List.of(entry("A", null), entry("B", Authorization.of(TokenStatus.BLOCKED)))),
                        "'SendLocalList',{'listVersion':4,'localAuthorizationList':[{'idTag':'A'},{'idTag':'B','idTagInfo':{'status':'Blocked'}}],'updateType':'Differential'}",
                        "{'status':'VersionMismatch'}",
                        false,
                        "VersionMismatch"),
                Golden16.out(
                        new Command.SendLocalList(1, true, List.of()),
                        "'SendLocalList',{'listVersion':1,'updateType':'Full'}",
                        "{'status':'Failed'}",
                        false,
                        "Failed"),
                Golden16.out(
                        new Command.GetLocalListVersion(),
                        "'GetLocalListVersion',{}",
                        "{'listVersion':-1}",
                        true,
                        "Accepted"),
                Golden16.out(
                        new Command.Raw("RemoteStartTransaction", Golden.json(RAW_START)),
                        "'RemoteStartTransaction'," + RAW_START + "",
                        "{'status':'Accepted'}",
                        true,
                        "Accepted"));
    }

    /** Limits have a digit more than the version can say. */
    private static ChargingProfile txProfile() {
        return new ChargingProfile(
                5,
                1,
                "TxProfile",
                "Relative",
                null,
                null,
                null,
                TransactionId.of(77),
                List.of(new ChargingProfile.Schedule(
                        "A",
                        null,
                        3600,
                        new BigDecimal("5.99"),
                        List.of(
                                new ChargingProfile.Period(0, new BigDecimal("16.0"), 1),
                                new ChargingProfile.Period(60, new BigDecimal("6.4999"), null),
                                new ChargingProfile.Period(120, new BigDecimal("0"), null)))));
    }

    private static ChargingProfile stationMaximum() {
        return new ChargingProfile(
                6,
                0,
                "ChargingStationMaxProfile",
                "Recurring",
                "Daily",
                0L,
                Golden16.EXPIRY,
                null,
                List.of(new ChargingProfile.Schedule(
                        "W", 0L, null, null, List.of(new ChargingProfile.Period(0, new BigDecimal("1.1E+4"), null)))));
    }

    private static Command.LocalListEntry entry(String tag, @Nullable Authorization authorization) {
        return new Command.LocalListEntry(IdToken.of(tag), authorization);
    }

    private static ChargingProfile startProfile() {
        List<ChargingProfile.Period> periods = List.of(new ChargingProfile.Period(0, new BigDecimal("8.1"), null));
        return new ChargingProfile(
                5,
                1,
                "TxProfile",
                "Relative",
                null,
                null,
                null,
                null,
                List.of(new ChargingProfile.Schedule("A", null, null, null, periods)));
    }
}
