package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts: the only thing that is journaled, stored and streamed. Immutable values; each carries what must be known to apply
 * it, so that recovery asks nobody. A name or field that has been journaled once keeps its meaning for ever.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.StationProvisioned.class, name = "StationProvisioned"),
    @JsonSubTypes.Type(value = Event.StationConnected.class, name = "StationConnected"),
    @JsonSubTypes.Type(value = Event.StationDisconnected.class, name = "StationDisconnected"),
    @JsonSubTypes.Type(value = Event.StationBooted.class, name = "StationBooted"),
    @JsonSubTypes.Type(value = Event.StationSilent.class, name = "StationSilent"),
    @JsonSubTypes.Type(value = Event.StationStatusChanged.class, name = "StationStatusChanged"),
    @JsonSubTypes.Type(value = Event.ConnectorStatusChanged.class, name = "ConnectorStatusChanged"),
    @JsonSubTypes.Type(value = Event.TokenChecked.class, name = "TokenChecked"),
    @JsonSubTypes.Type(value = Event.SessionStarted.class, name = "SessionStarted"),
    @JsonSubTypes.Type(value = Event.SessionUpdated.class, name = "SessionUpdated"),
    @JsonSubTypes.Type(value = Event.SessionMetered.class, name = "SessionMetered"),
    @JsonSubTypes.Type(value = Event.SessionStartCorrected.class, name = "SessionStartCorrected"),
    @JsonSubTypes.Type(value = Event.SessionTariffAgreed.class, name = "SessionTariffAgreed"),
    @JsonSubTypes.Type(value = Event.SessionReviewed.class, name = "SessionReviewed"),
    @JsonSubTypes.Type(value = Event.SessionActivityChanged.class, name = "SessionActivityChanged"),
    @JsonSubTypes.Type(value = DriverFact.SessionLimited.class, name = "SessionLimited"),
    @JsonSubTypes.Type(value = DriverFact.SettlementTold.class, name = "SettlementTold"),
    @JsonSubTypes.Type(value = Event.NativeTariffChecked.class, name = "NativeTariffChecked"),
    @JsonSubTypes.Type(value = Event.SessionFlagged.class, name = "SessionFlagged"),
    @JsonSubTypes.Type(value = Event.StationClockAdjusted.class, name = "StationClockAdjusted"),
    @JsonSubTypes.Type(value = Event.SessionEnded.class, name = "SessionEnded"),
    @JsonSubTypes.Type(value = Event.SessionRestated.class, name = "SessionRestated"),
    @JsonSubTypes.Type(value = Event.MetersReported.class, name = "MetersReported"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentOpened.class, name = "PaymentOpened"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentSettled.class, name = "PaymentSettled"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentRequested.class, name = "PaymentRequested"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentAuthorized.class, name = "PaymentAuthorized"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentReleased.class, name = "PaymentReleased"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentRefunded.class, name = "PaymentRefunded"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentDeclined.class, name = "PaymentDeclined"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentDunning.class, name = "PaymentDunning"),
    @JsonSubTypes.Type(value = PaymentFact.PaymentWaived.class, name = "PaymentWaived"),
    @JsonSubTypes.Type(value = Event.CommandAccepted.class, name = "CommandAccepted"),
    @JsonSubTypes.Type(value = Event.CommandSent.class, name = "CommandSent"),
    @JsonSubTypes.Type(value = Event.CommandAnswered.class, name = "CommandAnswered"),
    @JsonSubTypes.Type(value = Event.CommandEffectSeen.class, name = "CommandEffectSeen"),
    @JsonSubTypes.Type(value = Event.CommandFailed.class, name = "CommandFailed"),
    @JsonSubTypes.Type(value = Event.CommandRequeued.class, name = "CommandRequeued"),
    @JsonSubTypes.Type(value = Event.CommandProgressed.class, name = "CommandProgressed"),
    @JsonSubTypes.Type(value = Event.CommandEffectMissed.class, name = "CommandEffectMissed"),
    @JsonSubTypes.Type(value = Event.DeviceReported.class, name = "DeviceReported"),
    @JsonSubTypes.Type(value = Event.DeviceEventsReported.class, name = "DeviceEventsReported"),
    @JsonSubTypes.Type(value = Event.SecurityEventReported.class, name = "SecurityEventReported"),
    @JsonSubTypes.Type(value = Event.FirmwareStatusReported.class, name = "FirmwareStatusReported"),
    @JsonSubTypes.Type(value = Event.LogStatusReported.class, name = "LogStatusReported"),
    @JsonSubTypes.Type(value = Event.VendorDataReceived.class, name = "VendorDataReceived"),
    @JsonSubTypes.Type(value = Event.ReportPartReceived.class, name = "ReportPartReceived"),
    @JsonSubTypes.Type(value = Event.Noticed.class, name = "Noticed"),
    @JsonSubTypes.Type(value = Event.ReservationUpdated.class, name = "ReservationUpdated"),
    @JsonSubTypes.Type(value = Event.LocalListWanted.class, name = "LocalListWanted"),
    @JsonSubTypes.Type(value = Event.LocalListRead.class, name = "LocalListRead"),
    @JsonSubTypes.Type(value = Event.LocalListUpdated.class, name = "LocalListUpdated"),
    @JsonSubTypes.Type(value = Event.LocalListChanged.class, name = "LocalListChanged"),
    @JsonSubTypes.Type(value = Event.ReservationChanged.class, name = "ReservationChanged"),
    @JsonSubTypes.Type(value = Event.ConfigurationWanted.class, name = "ConfigurationWanted"),
    @JsonSubTypes.Type(value = Event.ConfigurationChecked.class, name = "ConfigurationChecked"),
    @JsonSubTypes.Type(value = Event.StationDeaf.class, name = "StationDeaf"),
    @JsonSubTypes.Type(value = Event.StationHears.class, name = "StationHears"),
    @JsonSubTypes.Type(value = Event.StationLooping.class, name = "StationLooping"),
    @JsonSubTypes.Type(value = Event.ChargingProfileInstalled.class, name = "ChargingProfileInstalled"),
    @JsonSubTypes.Type(value = Event.ChargingProfilesRemoved.class, name = "ChargingProfilesRemoved"),
    @JsonSubTypes.Type(value = Event.CompositeScheduleChecked.class, name = "CompositeScheduleChecked"),
    @JsonSubTypes.Type(value = Event.StationOnboarded.class, name = "StationOnboarded"),
    @JsonSubTypes.Type(value = Event.VariablesRead.class, name = "VariablesRead"),
    @JsonSubTypes.Type(value = Event.VariablesSet.class, name = "VariablesSet"),
    @JsonSubTypes.Type(value = Event.ReportExpected.class, name = "ReportExpected"),
    @JsonSubTypes.Type(value = Event.ReportCompleted.class, name = "ReportCompleted"),
    @JsonSubTypes.Type(value = Event.ReportIncomplete.class, name = "ReportIncomplete"),
    @JsonSubTypes.Type(value = Event.LateStatusReported.class, name = "LateStatusReported"),
    @JsonSubTypes.Type(value = Event.FirmwareChanged.class, name = "FirmwareChanged"),
    @JsonSubTypes.Type(value = Event.FirmwareUpdateEnded.class, name = "FirmwareUpdateEnded"),
    @JsonSubTypes.Type(value = DoubtFact.SessionDoubted.class, name = "SessionDoubted"),
    @JsonSubTypes.Type(value = DoubtFact.SessionDoubtWithdrawn.class, name = "SessionDoubtWithdrawn"),
    @JsonSubTypes.Type(value = DoubtFact.SessionInquired.class, name = "SessionInquired"),
    @JsonSubTypes.Type(value = DoubtFact.SessionResolved.class, name = "SessionResolved"),
    @JsonSubTypes.Type(value = DoubtFact.SettlementHeld.class, name = "SettlementHeld"),
    @JsonSubTypes.Type(value = DoubtFact.SettlementReleased.class, name = "SettlementReleased"),
})
public sealed interface Event {
    /** The station that the fact is about. */
    StationId station();

    /** A fact that the bill of a session rests on; meter values apart. */
    sealed interface BillFact extends Event
            permits SessionStarted,
                    SessionStartCorrected,
                    SessionTariffAgreed,
                    SessionActivityChanged,
                    SessionFlagged,
                    SessionEnded,
                    SessionRestated,
                    SessionReviewed,
                    PaymentFact,
                    DoubtFact,
                    DriverFact {
        SessionId session();
    }

    /** A station nobody knew was taken in by policy; the id is its key in `stations`. */
    record StationProvisioned(StationId station, UUID id) implements Event {}

    /**
     * A connection was opened; it is the station's newest. The protocol is the WebSocket subprotocol.
     *
     * @param security null where it was not recorded yet
     */
    record StationConnected(
            StationId station,
            long epoch,
            String protocol,
            String remoteAddress,
            @Nullable LinkSecurity security) implements Event {
        public StationConnected(StationId station, long epoch, String protocol, String remoteAddress) {
            this(station, epoch, protocol, remoteAddress, null);
        }
    }

    /** The newest connection ended. */
    record StationDisconnected(StationId station, long epoch, CloseReason reason) implements Event {}

    /** The station booted, and this is what it was told. */
    record StationBooted(StationId station, StationInfo info, String reason, BootStatus status) implements Event {}

    /** Nothing was heard for longer than the heartbeat interval allows, though the connection stands. */
    record StationSilent(StationId station, long epoch) implements Event {}

    /** The status of the station as a whole changed. */
    record StationStatusChanged(StationId station, StationStatus previous, StationStatus next, String reason)
            implements Event {}

    /**
     * The status of a connector changed, or its error did.
     *
     * @param vendorId whose error code it is, null or empty where nobody said
     */
    record ConnectorStatusChanged(
            StationId station,
            ConnectorId connector,
            ConnectorStatus previous,
            ConnectorStatus next,
            String errorCode,
            String info,
            String vendorErrorCode,
            StationTime at,
            @Nullable String vendorId)
            implements Event {}

    /** A station asked whether a token may charge, and this is what it was told. */
    record TokenChecked(StationId station, IdToken token, Authorization authorization) implements Event {}

    /**
     * A session began, with its payment yet to open.
     *
     * @param connector where, null while the station has not said
     * @param token who, null while nobody has been named
     * @param user the user of the token; a guest where nobody knows the token
     * @param guest whether the user is one we make up for a token that nobody knows
     * @param addressee the user to notify, null where their preferences say not to
     * @param origin why the session exists
     * @param key what makes a repetition of the start recognisable, empty where the transaction id does
     * @param maxPowerKw the most that the station can deliver, null where nobody said
     */
    record SessionStarted(
            StationId station,
            SessionId session,
            TransactionId transaction,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            UserId user,
            boolean guest,
            @Nullable UserId addressee,
            Authorization authorization,
            Tariff tariff,
            @Nullable Energy meterStart,
            SessionOrigin origin,
            String key,
            StationTime at,
            @Nullable Integer maxPowerKw)
            implements BillFact {
        /** Where nobody said what the station can deliver. */
        public SessionStarted(
                StationId station,
                SessionId session,
                TransactionId transaction,
                @Nullable ConnectorId connector,
                @Nullable IdToken token,
                UserId user,
                boolean guest,
                @Nullable UserId addressee,
                Authorization authorization,
                Tariff tariff,
                @Nullable Energy meterStart,
                SessionOrigin origin,
                String key,
                StationTime at) {
            this(
                    station,
                    session,
                    transaction,
                    connector,
                    token,
                    user,
                    guest,
                    addressee,
                    authorization,
                    tariff,
                    meterStart,
                    origin,
                    key,
                    at,
                    null);
        }
    }

    /** Why a session exists. */
    enum SessionOrigin {
        /** The station started it. */
        STARTED,
        /** A later message told of a transaction whose start we never saw. */
        JOINED,
        /** A stop came for a transaction that we don't know. */
        ORPHAN_STOP
    }

    /**
     * A TransactionEvent of OCPP 2.x was taken in; what it told that was new is given, the rest is null or empty.
     *
     * @param digest of the content, to notice a sequence number that is used again for something else
     * @param extras what else the event said, as a JSON object with the names of OCPP; null where it said no more
     * @param authorization the verdict on the token, null where it names none, and in facts of the first form
     */
    record SessionUpdated(
            StationId station,
            SessionId session,
            int seqNo,
            long digest,
            String trigger,
            String chargingState,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            @Nullable UserId user,
            boolean guest,
            StationTime at,
            @Nullable String extras,
            @Nullable Authorization authorization)
            implements Event {
        /** An event that said no more than what counts for the session. */
        public SessionUpdated(
                StationId station,
                SessionId session,
                int seqNo,
                long digest,
                String trigger,
                String chargingState,
                @Nullable ConnectorId connector,
                @Nullable IdToken token,
                @Nullable UserId user,
                boolean guest,
                StationTime at) {
            this(
                    station,
                    session,
                    seqNo,
                    digest,
                    trigger,
                    chargingState,
                    connector,
                    token,
                    user,
                    guest,
                    at,
                    null,
                    null);
        }
    }

    /**
     * Meter values of a session; energy and cost are those of the session so far.
     *
     * @param meterStart the first register of the session as it is known now, null where none was told
     * @param register the last register, null where none was told
     * @param registerAtMs when it was read, milliseconds since 1970
     */
    record SessionMetered(
            StationId station,
            SessionId session,
            ConnectorId connector,
            TransactionId transaction,
            List<Sample> samples,
            @Nullable Energy meterStart,
            @Nullable Energy register,
            long registerAtMs,
            Energy delivered,
            Money cost,
            StationTime at)
            implements Event {}

    /** The start of a session that we had joined later was told after all, or one that lies before what we took for it. */
    record SessionStartCorrected(
            StationId station,
            SessionId session,
            StationTime at,
            @Nullable Energy meterStart) implements BillFact {}

    /** Another tariff was agreed for a session, since its connector or its token was told after its start. */
    record SessionTariffAgreed(StationId station, SessionId session, Tariff tariff) implements BillFact {}

    /** What goes on in a session changed: it charges, idles or is paused. */
    record SessionActivityChanged(StationId station, SessionId session, Activity activity, StationTime at)
            implements BillFact {}

    /** Something about a session's energy, times or money is remarkable; each flag once a session. */
    record SessionFlagged(StationId station, SessionId session, BillFlag flag, String detail) implements BillFact {}

    /** The station's clock was measured against ours: so many milliseconds are to be added to what it says. */
    record StationClockAdjusted(StationId station, long offsetMs) implements Event {}

    /**
     * A session ended; its energy and cost are final until restated.
     *
     * @param meterStop the last register, null where none was ever told
     * @param reason as the station sent it, or why we closed it
     * @param bill how energy and cost add up; null in facts of the first form
     */
    record SessionEnded(
            StationId station,
            SessionId session,
            SessionOutcome outcome,
            String reason,
            @Nullable Energy meterStop,
            Energy delivered,
            Money cost,
            @Nullable UserId addressee,
            StationTime at,
            @Nullable Bill bill)
            implements BillFact {}

    /**
     * A late fact changed the energy or cost of an ended session; versions count from 1.
     *
     * @param bill how energy and cost add up now; null in facts of the first form
     * @param end how the session really ended, where we had concluded its end; null where that stands
     */
    record SessionRestated(
            StationId station,
            SessionId session,
            int version,
            Energy delivered,
            Money cost,
            String reason,
            @Nullable Bill bill,
            @Nullable RealEnd end)
            implements BillFact {}

    /** What is known of an ended session has changed, but neither its energy nor its cost. */
    record SessionReviewed(StationId station, SessionId session, Bill bill) implements BillFact {}

    /** An end that the station told after we had concluded one. */
    record RealEnd(
            SessionOutcome outcome, String reason, @Nullable Energy meterStop, StationTime at) {}

    /** Meter values that belong to no session. */
    record MetersReported(
            StationId station,
            ConnectorId connector,
            @Nullable TransactionId transaction,
            List<Sample> samples,
            StationTime at)
            implements Event {}

    /** The backend ordered something; it will be tried until the deadline, in milliseconds since 1970. */
    record CommandAccepted(StationId station, Order order, String clientKey, long deadlineMs) implements Event {}

    /** The order is about to be sent on this connection. */
    record CommandSent(StationId station, CommandId command, long epoch, String callId) implements Event {}

    /** The station answered; late when we had given it up. */
    record CommandAnswered(StationId station, CommandId command, CommandResult result, boolean late) implements Event {}

    /**
     * What the order was to cause happened.
     *
     * @param session that it started or stopped, null where it was about none
     * @param effect what was seen, such as BootNotification or Installed; null where the session says it all
     */
    record CommandEffectSeen(
            StationId station,
            CommandId command,
            @Nullable SessionId session,
            @Nullable String effect) implements Event {}

    /** The connection ended under the order, which may be given twice, so it waits for its turn again. */
    record CommandRequeued(StationId station, CommandId command, String detail) implements Event {}

    /** The station is on its way to what was ordered, in its own words, such as Downloading. */
    record CommandProgressed(StationId station, CommandId command, String progress) implements Event {}

    /** The station said that it would act; what it was to cause did not come in time, or came to nothing. */
    record CommandEffectMissed(StationId station, CommandId command, String detail) implements Event {}

    /** The order came to its end without an answer that could be used. */
    record CommandFailed(StationId station, CommandId command, CommandState state, String detail) implements Event {}

    /** One part of a device report. */
    record DeviceReported(
            StationId station, int requestId, int seqNo, boolean more, StationTime at, List<VariableReport> variables)
            implements Event {}

    /** Events of the station's device model. */
    record DeviceEventsReported(StationId station, List<DeviceEvent> events) implements Event {}

    /** A security event of the station. */
    record SecurityEventReported(StationId station, String securityType, String techInfo, StationTime at)
            implements Event {}

    /** Progress of a firmware update. */
    record FirmwareStatusReported(
            StationId station, String status, @Nullable Integer requestId) implements Event {}

    /** Progress of a log or diagnostics upload. */
    record LogStatusReported(
            StationId station, String status, @Nullable Integer requestId) implements Event {}

    /** A vendor's own message. */
    record VendorDataReceived(
            StationId station,
            String vendorId,
            String messageId,
            @Nullable String data) implements Event {}

    /** One part of a report that we asked for. */
    record ReportPartReceived(
            StationId station,
            ReportKind kind,
            int requestId,
            @Nullable Integer seqNo,
            boolean more,
            StationTime at,
            List<ReportItem> items)
            implements Event {}

    /** Something that a station tells of its own accord; the body is the payload as JSON text. */
    record Noticed(
            StationId station,
            NoticeKind kind,
            @Nullable ConnectorId connector,
            @Nullable Integer requestId,
            StationTime at,
            String body)
            implements Event {}

    /** What became of a reservation, in the words of OCPP or ours. */
    record ReservationUpdated(StationId station, int reservation, String status) implements Event {}

    /** A fact about a function that spans several messages. */
    sealed interface FunctionFact extends Event {}

    /** An operator decided which tokens the station's local list is to have. */
    record LocalListWanted(StationId station, LocalListMode mode, List<String> groups) implements FunctionFact {}

    /** The station told the version of its list; whether that is the one we gave it. */
    record LocalListRead(StationId station, int version, boolean ours) implements FunctionFact {}

    /** The station took an update, by this order; it has so many tokens now. */
    record LocalListUpdated(StationId station, CommandId command, int version, int tokens) implements FunctionFact {}

    /** How the list stands to the one that it is to be, which has so many tokens; null where they were not counted. */
    record LocalListChanged(
            StationId station,
            LocalListStatus status,
            @Nullable Integer wanted,
            String detail) implements FunctionFact {}

    /**
     * A step in the life of a reservation.
     *
     * @param order what was asked for last, null in a step that changes nothing of it
     * @param session the one that used it, or, while it stays active, that was begun on its connector by somebody else
     */
    record ReservationChanged(
            StationId station,
            int reservation,
            ReservationStatus status,
            String reason,
            Command.@Nullable Reserve order,
            @Nullable SessionId session)
            implements FunctionFact {}

    /** An operator decided what values the station's variables are to have; it takes the place of what was wanted before. */
    record ConfigurationWanted(StationId station, List<Command.Assignment> values) implements FunctionFact {}

    /** How a variable stands to its wanted value; what was read of it last, null where nothing was. */
    record ConfigurationChecked(
            StationId station,
            Variable variable,
            String wanted,
            WantedStatus status,
            @Nullable String actual,
            String detail)
            implements FunctionFact {}

    /** The station left so many calls in a row unanswered while it kept talking; whether it is made to redial. */
    record StationDeaf(StationId station, long epoch, int unanswered, boolean redial) implements FunctionFact {}

    /** A station that was deaf answered again. */
    record StationHears(StationId station, long epoch) implements FunctionFact {}

    /** The station connected too often within an hour; it counts as looping until then, in milliseconds since 1970. */
    record StationLooping(StationId station, int connects, long untilMs) implements FunctionFact {}

    /** The station has this profile now, in place of those that it replaces; told by our order or by its report. */
    record ChargingProfileInstalled(StationId station, ConnectorId connector, ChargingProfile profile, String source)
            implements FunctionFact {}

    /** The station has these profiles no more. */
    record ChargingProfilesRemoved(StationId station, List<Integer> profiles, String reason) implements FunctionFact {}

    /** The station said what limits it goes by; the difference is empty where they are those of its profiles. */
    record CompositeScheduleChecked(StationId station, ConnectorId connector, boolean agrees, String difference)
            implements FunctionFact {}

    /**
     * How the station's default tariff stands to the one that it is to have.
     *
     * @param tariff the id in the form of OCPP 2.1, empty where the station's tariff can't be said in it
     * @param digest of the tariff's content
     */
    record NativeTariffChecked(StationId station, String tariff, long digest, WantedStatus status, String detail)
            implements FunctionFact {}

    /** The station was asked what it has after its first boot with this firmware, and how that went. */
    record StationOnboarded(StationId station, String firmware, String outcome) implements FunctionFact {}

    /** The station answered what the values of variables are; passwords are left empty. */
    record VariablesRead(StationId station, CommandId command, List<VariableReport> variables) implements Event {}

    /** The station took these values, which it has not reported yet; passwords are left empty. */
    record VariablesSet(StationId station, CommandId command, List<SetValue> variables) implements Event {}

    /** A value that a station took; a change that needs a reboot has the status RebootRequired. */
    record SetValue(Variable variable, String attribute, String value, String status) {}

    /** The station accepted to send a report with this number, which is the order's. */
    record ReportExpected(StationId station, ReportKind kind, int requestId, CommandId command) implements Event {}

    /** All parts of a report have come. */
    record ReportCompleted(StationId station, ReportKind kind, int requestId, int parts) implements Event {}

    /**
     * A report is not whole; should what is missing come later, it is completed all the same.
     *
     * @param parts how many came
     * @param missing the first of the sequence numbers that did not; where the end never came, the next one is among them
     */
    record ReportIncomplete(
            StationId station, ReportKind kind, int requestId, int parts, List<Integer> missing, ReportGap reason)
            implements Event {}

    /** A status that is older than the one we know of the connector, and changes nothing. */
    record LateStatusReported(
            StationId station,
            ConnectorId connector,
            ConnectorStatus status,
            String errorCode,
            String info,
            String vendorErrorCode,
            StationTime at)
            implements Event {}

    /** The station booted with another firmware version than before. */
    record FirmwareChanged(StationId station, String previous, String current) implements Event {}

    /**
     * A firmware update came to its end.
     *
     * @param requestId of the order, null in OCPP 1.6 or where the station did not say
     * @param installed whether the firmware is in place
     * @param lastStatus the last status that the station told
     * @param seenAtBoot whether the station never said so, but booted with another version
     */
    record FirmwareUpdateEnded(
            StationId station, @Nullable Integer requestId, boolean installed, String lastStatus, boolean seenAtBoot)
            implements Event {}
}
