package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.GoldenRows.out;
import static io.voltgate.ocpp.v2.GoldenRows.raw;

import io.voltgate.domain.Command;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Golden;
import java.util.List;
import java.util.stream.Stream;

/** What stations are ordered in OCPP 2.1 alone, or otherwise than in 2.0.1. Values. */
final class Golden21Sent {
    private static final String TARIFF = "{'tariffId':'F-1','currency':'EUR','energy':{'prices':[{'priceKwh':0.49}]}}";
    private static final String PROFILE_21 = "{'id':7,'stackLevel':1,'chargingProfilePurpose':'TxProfile',"
            + "'chargingProfileKind':'Recurring','recurrencyKind':'Daily','validFrom':'2026-03-01T10:00:00.000Z',"
            + "'validTo':'2026-03-01T10:00:01.000Z','transactionId':'T-1','chargingSchedule':[{'id':1,"
            + "'startSchedule':'2026-03-01T10:00:00.000Z','duration':3600,'chargingRateUnit':'A',"
            + "'minChargingRate':6.0,'chargingSchedulePeriod':[{'startPeriod':0,'limit':16.0,'numberPhases':1},"
            + "{'startPeriod':60,'limit':8}]}]}";

    private Golden21Sent() {}

    static List<Golden.Sent> rows() {
        return Stream.of(changed(), tariffs(), power(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden.Sent> changed() {
        String longToken = "x".repeat(255);
        return List.of(
                out(
                        Golden201.LIMIT,
                        "'SetChargingProfile',{'evseId':2,'chargingProfile':" + PROFILE_21 + "}",
                        "{'status':'Rejected'}",
                        false,
                        "Rejected"),
                out(
                        Golden201.LIMITED_START,
                        "'RequestStartTransaction',{'idToken':{'idToken':'04aB','type':'Central'},"
                                + "'remoteStartId':4711,'chargingProfile':"
                                + PROFILE_21.replace("'transactionId':'T-1',", "") + "}"),
                out(
                        new Command.StartSession(new IdToken(longToken, "DirectPayment"), null),
                        "'RequestStartTransaction',{'idToken':{'idToken':'" + longToken
                                + "','type':'DirectPayment'},'remoteStartId':4711}"),
                out(
                        Golden201.NETWORK,
                        "'SetNetworkProfile',{'configurationSlot':1,'connectionData':{'ocppVersion':'OCPP20',"
                                + "'ocppInterface':'Wired0','ocppTransport':'JSON','messageTimeout':30,"
                                + "'ocppCsmsUrl':'wss://csms/ocpp','securityProfile':2}}"),
                out(
                        new Command.CertificateSigned("pem", "V2G20Certificate", 3),
                        "'CertificateSigned',{'certificateChain':'pem','certificateType':'V2G20Certificate',"
                                + "'requestId':3}"),
                out(
                        new Command.SetDisplayMessage(
                                5,
                                "InFront",
                                "Suspended",
                                null,
                                null,
                                null,
                                List.of(
                                        new Command.DisplayText("UTF8", "de", "Hallo"),
                                        new Command.DisplayText("QRCODE", "en", "https://x"))),
                        "'SetDisplayMessage',{'message':{'id':5,'priority':'InFront','state':'Suspended','message':{"
                                + "'format':'UTF8','language':'de','content':'Hallo'},'messageExtra':[{"
                                + "'format':'QRCODE','language':'en','content':'https://x'}]}}",
                        "{'status':'LanguageNotSupported'}",
                        false,
                        "LanguageNotSupported"));
    }

    private static List<Golden.Sent> tariffs() {
        return List.of(
                out(
                        new Command.SetDefaultTariff(0, Golden.json(TARIFF)),
                        "'SetDefaultTariff',{'evseId':0,'tariff':" + TARIFF + "}",
                        "{'status':'DuplicateTariffId'}",
                        false,
                        "DuplicateTariffId"),
                out(new Command.GetTariffs(1), "'GetTariffs',{'evseId':1}", "{'status':'NoTariff'}", false, "NoTariff"),
                out(
                        new Command.ClearTariffs(List.of("F-1", "F-2"), 1),
                        "'ClearTariffs',{'tariffIds':['F-1','F-2'],'evseId':1}",
                        "{'clearTariffsResult':[{'tariffId':'F-1','status':'Accepted'},{'tariffId':'F-2',"
                                + "'status':'NoTariff'}]}",
                        false,
                        "NoTariff"),
                out(
                        new Command.ClearTariffs(List.of(), null),
                        "'ClearTariffs',{}",
                        "{'clearTariffsResult':[{'status':'Accepted'}]}",
                        true,
                        "Accepted"),
                out(
                        new Command.ChangeTransactionTariff(new TransactionId("T-1"), Golden.json(TARIFF)),
                        "'ChangeTransactionTariff',{'tariff':" + TARIFF + ",'transactionId':'T-1'}",
                        "{'status':'NoCurrencyChange'}",
                        false,
                        "NoCurrencyChange"),
                out(
                        new Command.HoldForPayment(1, 120),
                        "'NotifyWebPaymentStarted',{'evseId':1,'timeout':120}",
                        "{}",
                        true,
                        "Accepted"),
                raw(
                        "ChangeTransactionTariff",
                        "{'tariff':" + TARIFF + ",'transactionId':'T-1'}",
                        "{'status':'NoCurrencyChange'}",
                        false,
                        "NoCurrencyChange"));
    }

    private static List<Golden.Sent> power() {
        return List.of(
                raw("AFRRSignal", "{'timestamp':'2026-03-01T10:00:00Z','signal':-3}"),
                raw("ClearDERControl", "{'isDefault':true}", "{'status':'NotFound'}", false, "NotFound"),
                raw("GetDERControl", "{'requestId':1,'isDefault':false,'controlType':'VoltVar'}"),
                raw(
                        "SetDERControl",
                        "{'isDefault':false,'controlId':'G-1','controlType':'Gradients','gradient':{'priority':0,"
                                + "'gradient':1.5,'softGradient':1}}",
                        "{'status':'Accepted','supersededIds':['G-0']}",
                        true,
                        "Accepted"),
                raw("NotifyAllowedEnergyTransfer", "{'transactionId':'T-1','allowedEnergyTransfer':['DC','DC_BPT']}"),
                raw("UpdateDynamicSchedule", "{'chargingProfileId':7,'scheduleUpdate':{'limit':11.5}}"),
                raw(
                        "UsePriorityCharging",
                        "{'transactionId':'T-1','activate':true}",
                        "{'status':'NoProfile'}",
                        false,
                        "NoProfile"));
    }

    private static List<Golden.Sent> others() {
        return List.of(
                raw("AdjustPeriodicEventStream", "{'id':6,'params':{'interval':10}}"),
                raw(
                        "GetPeriodicEventStream",
                        "{}",
                        "{'constantStreamData':[{'id':6,'params':{'values':3},'variableMonitoringId':2}]}",
                        true,
                        "Accepted"),
                raw("NotifyWebPaymentStarted", "{'evseId':1,'timeout':60}", "{}", true, "Accepted"),
                raw("RequestBatterySwap", "{'idToken':{'idToken':'04aB','type':'ISO14443'},'requestId':8}"));
    }
}
