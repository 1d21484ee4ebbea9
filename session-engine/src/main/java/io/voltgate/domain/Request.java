package io.voltgate.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station asks or tells, free of the OCPP version it speaks. Values, made by the dialects on an I/O thread. Each has
 * exactly one kind of {@link Reply}, named with it.
 */
public sealed interface Request {
    /** BootNotification; answered by {@link Reply.Booted}. The reason is empty in OCPP 1.6. */
    record Boot(StationInfo info, String reason) implements Request {}

    /** Heartbeat; answered by {@link Reply.Clock}. */
    record Heartbeat() implements Request {}

    /**
     * StatusNotification; answered by {@link Reply.Acknowledged}.
     *
     * @param errorCode as sent, empty or NoError when all is well
     * @param vendorId whose error code it is, empty where absent and in OCPP 2.x
     */
    record StatusReport(
            ConnectorId connector,
            ConnectorStatus status,
            String errorCode,
            String info,
            String vendorErrorCode,
            StationTime at,
            String vendorId)
            implements Request {}

    /** Authorize; answered by {@link Reply.Authorized}. */
    record Authorize(IdToken token) implements Request {}

    /** StartTransaction of OCPP 1.6; answered by {@link Reply.Started}. */
    record StartTransaction(
            ConnectorId connector,
            IdToken token,
            Energy meterStart,
            @Nullable Integer reservationId,
            StationTime at) implements Request {}

    /**
     * StopTransaction of OCPP 1.6; answered by {@link Reply.Stopped}.
     *
     * @param reason as sent; Local where absent
     */
    record StopTransaction(
            TransactionId transaction,
            Energy meterStop,
            @Nullable IdToken token,
            String reason,
            List<Sample> samples,
            StationTime at)
            implements Request {}

    /** MeterValues; answered by {@link Reply.Acknowledged}. In OCPP 2.x it never names a transaction. */
    record MeterValues(ConnectorId connector, @Nullable TransactionId transaction, List<Sample> samples)
            implements Request {}

    /**
     * TransactionEvent of OCPP 2.x; answered by {@link Reply.TransactionSeen}.
     *
     * @param trigger triggerReason as sent
     * @param connector where; the station says it once, so it may be absent
     * @param token who; said once per start and stop of authorization, so it may be absent
     * @param chargingState as sent, empty where absent
     * @param stoppedReason as sent, empty where absent
     * @param extras what else it says, as a JSON object with the names of OCPP; null where it says no more
     */
    record TransactionEvent(
            Phase phase,
            TransactionId transaction,
            int seqNo,
            String trigger,
            boolean offline,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            String chargingState,
            String stoppedReason,
            @Nullable Integer remoteStartId,
            @Nullable Integer reservationId,
            List<Sample> samples,
            StationTime at,
            @Nullable String extras)
            implements Request {
        /** An event that says no more than what counts for the session. */
        public TransactionEvent(
                Phase phase,
                TransactionId transaction,
                int seqNo,
                String trigger,
                boolean offline,
                @Nullable ConnectorId connector,
                @Nullable IdToken token,
                String chargingState,
                String stoppedReason,
                @Nullable Integer remoteStartId,
                @Nullable Integer reservationId,
                List<Sample> samples,
                StationTime at) {
            this(
                    phase,
                    transaction,
                    seqNo,
                    trigger,
                    offline,
                    connector,
                    token,
                    chargingState,
                    stoppedReason,
                    remoteStartId,
                    reservationId,
                    samples,
                    at,
                    null);
        }

        /** The same with other times. */
        public TransactionEvent with(StationTime time, List<Sample> others) {
            return new TransactionEvent(
                    phase,
                    transaction,
                    seqNo,
                    trigger,
                    offline,
                    connector,
                    token,
                    chargingState,
                    stoppedReason,
                    remoteStartId,
                    reservationId,
                    others,
                    time,
                    extras);
        }
    }

    /** Which part of a transaction an event of OCPP 2.x tells of. */
    enum Phase {
        STARTED,
        UPDATED,
        ENDED
    }

    /**
     * NotifyReport, one part of a report; answered by {@link Reply.Acknowledged}.
     *
     * @param more whether further parts follow (tbc)
     */
    record DeviceReport(int requestId, int seqNo, boolean more, StationTime at, List<VariableReport> variables)
            implements Request {}

    /**
     * NotifyEvent, one part; answered by {@link Reply.Acknowledged}.
     *
     * @param statuses what the events say of the status of connectors, the last for each; OCPP 2.1 prefers that to
     *     StatusNotification
     */
    record DeviceEvents(int seqNo, boolean more, StationTime at, List<DeviceEvent> events, List<StatusReport> statuses)
            implements Request {
        /** Events that say nothing of the status of connectors. */
        public DeviceEvents(int seqNo, boolean more, StationTime at, List<DeviceEvent> events) {
            this(seqNo, more, at, events, List.of());
        }
    }

    /** SecurityEventNotification; answered by {@link Reply.Acknowledged}. */
    record SecurityEvent(String type, String techInfo, StationTime at) implements Request {}

    /** FirmwareStatusNotification; answered by {@link Reply.Acknowledged}. */
    record FirmwareStatus(String status, @Nullable Integer requestId) implements Request {}

    /** LogStatusNotification, or DiagnosticsStatusNotification of OCPP 1.6; answered by {@link Reply.Acknowledged}. */
    record LogStatus(String status, @Nullable Integer requestId) implements Request {}

    /**
     * DataTransfer; answered by {@link Reply.VendorData}.
     *
     * @param data JSON text in OCPP 2.x, a JSON string literal in OCPP 1.6; null where absent
     */
    record VendorData(
            String vendorId, String messageId, @Nullable String data) implements Request {}

    /**
     * One part of a report that we asked for; answered by {@link Reply.Acknowledged}.
     *
     * @param seqNo null where the message has none: its parts come in order
     * @param more whether further parts follow (tbc)
     */
    record ReportPart(
            ReportKind kind,
            int requestId,
            @Nullable Integer seqNo,
            boolean more,
            StationTime at,
            List<ReportItem> items)
            implements Request {}

    /** ReservationStatusUpdate; answered by {@link Reply.Acknowledged}. The status is as sent. */
    record ReservationUpdate(int reservation, String status) implements Request {}

    /** GetCertificateChainStatus of OCPP 2.1; answered by {@link Reply.ChainStatus}. */
    record ChainStatus(List<CertificateHash> certificates) implements Request {}

    /**
     * Something that a station tells of its own accord and that is kept as it is; answered by {@link Reply.Acknowledged}, or by
     * {@link Reply.Judged} where its kind has a status.
     *
     * @param connector the place it is about, null where it names none
     * @param requestId of the order, the certificate request, the stream or the profile that it belongs to, null where it names
     *     none
     * @param body the payload as JSON text
     */
    record Notice(
            NoticeKind kind,
            @Nullable ConnectorId connector,
            @Nullable Integer requestId,
            StationTime at,
            String body) implements Request {}
}
