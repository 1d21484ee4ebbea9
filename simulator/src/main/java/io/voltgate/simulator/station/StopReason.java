package io.voltgate.simulator.station;

/** Why a session ended, with the words of OCPP 1.6 (StopTransaction.reason) and 2.0.1 (triggerReason, stoppedReason). Values. */
public enum StopReason {
    /** The driver stopped it at the station. */
    LOCAL("Local", "StopAuthorized", "Local"),
    /** The backend stopped it. */
    REMOTE("Remote", "RemoteStop", "Remote"),
    /** The driver, mostly with a full battery, drove off. */
    EV_LEFT("EVDisconnected", "EVDeparted", "EVDisconnected"),
    /** The token was refused when it was asked about. */
    DEAUTHORIZED("DeAuthorized", "Deauthorized", "DeAuthorized"),
    /** The backend reset the station gently. */
    SOFT_RESET("SoftReset", "ResetCommand", "Other"),
    /** The backend reset the station at once. */
    HARD_RESET("HardReset", "ResetCommand", "ImmediateReset"),
    /** A token that may end everybody's transactions was shown. */
    MASTER_PASS("Local", "StopAuthorized", "MasterPass"),
    /** Nobody plugged in in time. */
    TIMEOUT("Other", "EVConnectTimeout", "Timeout"),
    /** Something broke. */
    FAULT("Other", "AbnormalCondition", "Other"),
    /** The station lost its own supply. */
    POWER_LOSS("PowerLoss", "AbnormalCondition", "PowerLoss"),
    /** The backend unlocked the connector. */
    UNLOCKED("UnlockCommand", "UnlockCommand", "Other");

    private final String word16;
    private final String trigger201;
    private final String stopped201;

    StopReason(String word16, String trigger201, String stopped201) {
        this.word16 = word16;
        this.trigger201 = trigger201;
        this.stopped201 = stopped201;
    }

    public String word16() {
        return word16;
    }

    public String trigger201() {
        return trigger201;
    }

    public String stopped201() {
        return stopped201;
    }
}
