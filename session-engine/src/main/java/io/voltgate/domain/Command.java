package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = Command.ChangePassword.class, name = "ChangePassword"),
})
public sealed interface Command {
    /** RemoteStartTransaction, RequestStartTransaction. Without a connector the station chooses. */
    record StartSession(IdToken token, @Nullable ConnectorId connector) implements Command {}

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

    /**
     * The station is to authenticate with another password from now on: AuthorizationKey, or BasicAuthPassword. What it is knows
     * only who sends it, by the reference; it stands in no record.
     */
    record ChangePassword(String reference) implements Command {}
}
