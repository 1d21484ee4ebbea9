package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the backend can order a station to do, free of the station's OCPP version; its JSON form is the API's, with the name in
 * the field "type". Values. A dialect that has no such message refuses it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.StartSession.class, name = "StartSession"),
    @JsonSubTypes.Type(value = Command.StopSession.class, name = "StopSession"),
    @JsonSubTypes.Type(value = Command.Reset.class, name = "Reset"),
    @JsonSubTypes.Type(value = Command.ChangeAvailability.class, name = "ChangeAvailability"),
    @JsonSubTypes.Type(value = Command.SetVariables.class, name = "SetVariables"),
    @JsonSubTypes.Type(value = Command.GetVariables.class, name = "GetVariables"),
    @JsonSubTypes.Type(value = Command.GetBaseReport.class, name = "GetBaseReport"),
    @JsonSubTypes.Type(value = Command.ClearCache.class, name = "ClearCache"),
    @JsonSubTypes.Type(value = Command.Unlock.class, name = "Unlock"),
    @JsonSubTypes.Type(value = Command.Trigger.class, name = "Trigger"),
    @JsonSubTypes.Type(value = Command.GetTransactionStatus.class, name = "GetTransactionStatus"),
    @JsonSubTypes.Type(value = Command.SendVendorData.class, name = "SendVendorData"),
    @JsonSubTypes.Type(value = Command.Raw.class, name = "Raw"),
    @JsonSubTypes.Type(value = Command.Reserve.class, name = "Reserve"),
    @JsonSubTypes.Type(value = Command.CancelReservation.class, name = "CancelReservation"),
    @JsonSubTypes.Type(value = Command.SetChargingProfile.class, name = "SetChargingProfile"),
    @JsonSubTypes.Type(value = Command.ClearChargingProfile.class, name = "ClearChargingProfile"),
    @JsonSubTypes.Type(value = Command.GetCompositeSchedule.class, name = "GetCompositeSchedule"),
    @JsonSubTypes.Type(value = Command.GetChargingProfiles.class, name = "GetChargingProfiles"),
    @JsonSubTypes.Type(value = Command.SendLocalList.class, name = "SendLocalList"),
    @JsonSubTypes.Type(value = Command.GetLocalListVersion.class, name = "GetLocalListVersion"),
    @JsonSubTypes.Type(value = Command.UpdateFirmware.class, name = "UpdateFirmware"),
    @JsonSubTypes.Type(value = Command.GetLog.class, name = "GetLog"),
    @JsonSubTypes.Type(value = Command.InstallCertificate.class, name = "InstallCertificate"),
    @JsonSubTypes.Type(value = Command.DeleteCertificate.class, name = "DeleteCertificate"),
    @JsonSubTypes.Type(value = Command.GetInstalledCertificates.class, name = "GetInstalledCertificates"),
    @JsonSubTypes.Type(value = Command.CertificateSigned.class, name = "CertificateSigned"),
    @JsonSubTypes.Type(value = Command.SetDisplayMessage.class, name = "SetDisplayMessage"),
    @JsonSubTypes.Type(value = Command.ClearDisplayMessage.class, name = "ClearDisplayMessage"),
    @JsonSubTypes.Type(value = Command.GetDisplayMessages.class, name = "GetDisplayMessages"),
    @JsonSubTypes.Type(value = Command.CustomerInformation.class, name = "CustomerInformation"),
    @JsonSubTypes.Type(value = Command.SetNetworkProfile.class, name = "SetNetworkProfile"),
    @JsonSubTypes.Type(value = Command.SetDefaultTariff.class, name = "SetDefaultTariff"),
    @JsonSubTypes.Type(value = Command.ClearTariffs.class, name = "ClearTariffs"),
    @JsonSubTypes.Type(value = Command.GetTariffs.class, name = "GetTariffs"),
    @JsonSubTypes.Type(value = Command.TellCost.class, name = "TellCost"),
    @JsonSubTypes.Type(value = Command.ChangeTransactionTariff.class, name = "ChangeTransactionTariff"),
    @JsonSubTypes.Type(value = Command.HoldForPayment.class, name = "HoldForPayment"),
    @JsonSubTypes.Type(value = Command.ChangePassword.class, name = "ChangePassword"),
})
public sealed interface Command {
    /**
     * RemoteStartTransaction, RequestStartTransaction. Without a connector the station chooses.
     *
     * @param profile limits for the session alone: a TxProfile without a transaction
     */
    record StartSession(
            IdToken token,
            @Nullable ConnectorId connector,
            @Nullable ChargingProfile profile) implements Command {
        /** A start without limits of its own. */
        public StartSession(IdToken token, @Nullable ConnectorId connector) {
            this(token, connector, null);
        }
    }

    /** RemoteStopTransaction, RequestStopTransaction. */
    record StopSession(TransactionId transaction) implements Command {}

    /** Reset: hard or immediate, else soft or when idle; the EVSE (0 = station) counts in OCPP 2.x only. */
    record Reset(boolean immediate, int evse) implements Command {}

    /** ChangeAvailability of a connector, or of the station. */
    record ChangeAvailability(ConnectorId connector, boolean operative) implements Command {}

    /** SetVariables, or ChangeConfiguration with exactly one key in OCPP 1.6. */
    record SetVariables(List<Assignment> assignments) implements Command {}

    /** A variable and its wanted value. */
    record Assignment(Variable variable, String value) {}

    /** GetVariables, or GetConfiguration; no variables means all, which only OCPP 1.6 has. */
    record GetVariables(List<Variable> variables) implements Command {}

    /** GetBaseReport: ConfigurationInventory, FullInventory or SummaryInventory. */
    record GetBaseReport(String base) implements Command {}

    /** ClearCache. */
    record ClearCache() implements Command {}

    /** UnlockConnector. */
    record Unlock(ConnectorId connector) implements Command {}

    /** TriggerMessage, with the message's name in the station's version. */
    record Trigger(String message, @Nullable ConnectorId connector) implements Command {}

    /** GetTransactionStatus; without a transaction it asks only for queued messages. */
    record GetTransactionStatus(@Nullable TransactionId transaction) implements Command {}

    /** DataTransfer; the data is JSON text, sent as a string in OCPP 1.6. */
    record SendVendorData(
            String vendorId, String messageId, @Nullable String data) implements Command {}

    /** Any message of the station's version; the payload is JSON text, held against the message before it goes as it is. */
    record Raw(String action, String payload) implements Command {}

    /**
     * ReserveNow; a reservation with the same number is replaced.
     *
     * @param connector null for any
     * @param expiresAtMs when it ends, milliseconds since 1970
     */
    record Reserve(
            int reservation,
            IdToken token,
            @Nullable String group,
            @Nullable ConnectorId connector,
            long expiresAtMs) implements Command {}

    /** CancelReservation. */
    record CancelReservation(int reservation) implements Command {}

    /** SetChargingProfile, for a connector or, with {@link ConnectorId#STATION}, for the station. */
    record SetChargingProfile(ConnectorId connector, ChargingProfile profile) implements Command {}

    /** ClearChargingProfile: that with this id, else all that fit; what is null counts for all. */
    record ClearChargingProfile(
            @Nullable Integer id,
            @Nullable ConnectorId connector,
            @Nullable String purpose,
            @Nullable Integer stackLevel)
            implements Command {}

    /** GetCompositeSchedule; the rate unit is A or W, null leaves it to the station. */
    record GetCompositeSchedule(
            ConnectorId connector,
            int durationSeconds,
            @Nullable String rateUnit) implements Command {}

    /** GetChargingProfiles, OCPP 2.x only; null for all places. */
    record GetChargingProfiles(@Nullable ConnectorId connector) implements Command {}

    /** SendLocalList: the whole list, or changes to that of the version before. */
    record SendLocalList(int version, boolean full, List<LocalListEntry> entries) implements Command {}

    /** A token of a local list; without a verdict it is taken off. */
    record LocalListEntry(IdToken token, @Nullable Authorization authorization) {}

    /** GetLocalListVersion. */
    record GetLocalListVersion() implements Command {}

    /**
     * UpdateFirmware; with a certificate SignedUpdateFirmware in OCPP 1.6.
     *
     * @param retrieveAtMs when to fetch it, milliseconds since 1970
     * @param installAtMs when to install it; OCPP 1.6 has that for signed firmware only
     */
    record UpdateFirmware(
            String location,
            long retrieveAtMs,
            @Nullable Long installAtMs,
            @Nullable Retries retries,
            @Nullable Signature signature)
            implements Command {}

    /** How often to try, and how many seconds apart. */
    record Retries(int times, @Nullable Integer intervalSeconds) {}

    /** Firmware's certificate (PEM) and signature (Base64). */
    record Signature(String certificate, String signature) {}

    /**
     * GetLog; GetDiagnostics in OCPP 1.6 for DiagnosticsLog.
     *
     * @param type DiagnosticsLog, SecurityLog or DataCollectorLog; "log" in JSON, where "type" names the command
     * @param fromMs the oldest entry wanted, milliseconds since 1970
     * @param toMs the newest entry wanted
     */
    record GetLog(
            @JsonProperty("log") String type,
            String location,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable Retries retries)
            implements Command {}

    /** InstallCertificate, by the type's name in OCPP 2.x; the certificate is PEM. */
    record InstallCertificate(String certificateType, String certificate) implements Command {}

    /** DeleteCertificate. */
    record DeleteCertificate(CertificateHash certificate) implements Command {}

    /** GetInstalledCertificateIds, by the types' names in OCPP 2.x; none means all. */
    record GetInstalledCertificates(List<String> certificateTypes) implements Command {}

    /**
     * CertificateSigned.
     *
     * @param chain PEM, the station's own first
     * @param certificateType ChargingStationCertificate, V2GCertificate or V2G20Certificate; null for the first
     * @param requestId that of the request which it answers, in OCPP 2.1
     */
    record CertificateSigned(
            String chain,
            @Nullable String certificateType,
            @Nullable Integer requestId) implements Command {}

    /**
     * SetDisplayMessage, OCPP 2.x only; a message with the same number is replaced.
     *
     * @param priority AlwaysFront, InFront or NormalCycle
     * @param state when it is shown, such as Charging or Idle; null for always
     * @param fromMs milliseconds since 1970
     * @param toMs milliseconds since 1970
     * @param transaction with whose end it goes
     * @param texts one, or the same in up to five languages in OCPP 2.1
     */
    record SetDisplayMessage(
            int message,
            String priority,
            @Nullable String state,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable TransactionId transaction,
            List<DisplayText> texts)
            implements Command {}

    /** A text to show: ASCII, HTML, URI, UTF8 or, in OCPP 2.1, QRCODE; the language is one of RFC 5646. */
    record DisplayText(String format, @Nullable String language, String content) {}

    /** ClearDisplayMessage, OCPP 2.x only. */
    record ClearDisplayMessage(int message) implements Command {}

    /** GetDisplayMessages, OCPP 2.x only: those with these numbers, this priority and state; what is empty or null counts for all. */
    record GetDisplayMessages(
            List<Integer> messages,
            @Nullable String priority,
            @Nullable String state) implements Command {}

    /**
     * CustomerInformation, OCPP 2.x only: what the station keeps on a customer is reported, forgotten, or both. The customer is
     * named in one of three ways.
     *
     * @param customer a text that the station knows them by
     */
    record CustomerInformation(
            boolean report,
            boolean clear,
            @Nullable IdToken token,
            @Nullable CertificateHash certificate,
            @Nullable String customer)
            implements Command {}

    /**
     * SetNetworkProfile, OCPP 2.x only, for a connection without APN, VPN or password: those are secrets, and a command is stored
     * and streamed.
     *
     * @param networkInterface such as Wired0 or Wireless1
     * @param timeoutSeconds how long the station waits for an answer
     */
    record SetNetworkProfile(int slot, String url, int securityProfile, String networkInterface, int timeoutSeconds)
            implements Command {}

    /** SetDefaultTariff, OCPP 2.1 only; the tariff is JSON text in the form of OCPP's TariffType; EVSE 0 means all. */
    record SetDefaultTariff(int evse, String tariff) implements Command {}

    /** ClearTariffs, OCPP 2.1 only: those with these ids, none for all; null for all EVSEs. */
    record ClearTariffs(List<String> tariffs, @Nullable Integer evse) implements Command {}

    /** GetTariffs, OCPP 2.1 only; EVSE 0 means all. */
    record GetTariffs(int evse) implements Command {}

    /** CostUpdated, OCPP 2.x only: what a transaction has cost so far, tax included, in the unit of the station's currency. */
    record TellCost(TransactionId transaction, BigDecimal cost) implements Command {
        public TellCost {
            BigDecimal stripped = cost.stripTrailingZeros();
            cost = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** ChangeTransactionTariff, OCPP 2.1 only: another tariff for a running transaction, in the form of OCPP's TariffType. */
    record ChangeTransactionTariff(TransactionId transaction, String tariff) implements Command {}

    /** NotifyWebPaymentStarted, OCPP 2.1 only: somebody is paying on a web page, so the EVSE is held for so many seconds. */
    record HoldForPayment(int evse, int seconds) implements Command {}

    /**
     * The station is to authenticate with another password from now on: AuthorizationKey, or BasicAuthPassword. What it is knows
     * only who sends it, by the reference; it stands in no record.
     */
    record ChangePassword(String reference) implements Command {}
}
