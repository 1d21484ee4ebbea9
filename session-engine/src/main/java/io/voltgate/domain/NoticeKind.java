package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a notice tells. Values. The status that answers it stands with it, null where its answer has none; questions that need an
 * authority which we are not are answered by the status that says so.
 */
public enum NoticeKind {
    /** An external system limits the charging (NotifyChargingLimit). */
    CHARGING_LIMIT(null),
    /** The external limit is gone (ClearedChargingLimit). */
    CHARGING_LIMIT_CLEARED(null),
    /** What a vehicle needs (NotifyEVChargingNeeds). */
    EV_CHARGING_NEEDS("Accepted"),
    /** The schedule that a vehicle chose (NotifyEVChargingSchedule). */
    EV_CHARGING_SCHEDULE("Accepted"),
    /** Charging with priority was switched on or off at the station (NotifyPriorityCharging). */
    PRIORITY_CHARGING(null),
    /** The station asks for a new limit of a dynamic profile (PullDynamicScheduleUpdate). */
    DYNAMIC_SCHEDULE("Rejected"),
    /** Progress of firmware being published in the station's network (PublishFirmwareStatusNotification). */
    FIRMWARE_PUBLICATION(null),
    /** The station wants a certificate signed (SignCertificate); the backend answers by CertificateSigned. */
    CERTIFICATE_SIGNING("Accepted"),
    /** The station asks for the status of a certificate (GetCertificateStatus). */
    CERTIFICATE_STATUS("Failed"),
    /** A vehicle wants a contract certificate (Get15118EVCertificate). */
    EV_CERTIFICATE("Failed"),
    /** Batteries went in or out (BatterySwap). */
    BATTERY_SWAP(null),
    /** An alarm of a distributed energy resource (NotifyDERAlarm). */
    DER_ALARM(null),
    /** A scheduled control began or ended (NotifyDERStartStop). */
    DER_START_STOP(null),
    /** A stream of values was opened (OpenPeriodicEventStream). */
    STREAM_OPENED("Accepted"),
    /** A stream of values was closed (ClosePeriodicEventStream). */
    STREAM_CLOSED(null),
    /** Values of a stream (NotifyPeriodicEventStream). */
    STREAM_DATA(null),
    /** A payment terminal settled a payment (NotifySettlement). */
    SETTLEMENT(null),
    /** A VAT number is to be validated (VatNumberValidation). */
    VAT_NUMBER("Rejected");

    private final @Nullable String status;

    NoticeKind(@Nullable String status) {
        this.status = status;
    }

    /** What the station is told on a notice with this body. */
    public Reply reply(String body) {
        if (this == SETTLEMENT) {
            return new Reply.Receipted(null, null);
        }
        return status == null ? new Reply.Acknowledged() : new Reply.Judged(status, body);
    }
}
