package io.voltgate.domain;

/** How a station's local list stands to the one it is to have. Values. */
public enum LocalListStatus {
    /** What the station has is not known; it is asked. */
    UNKNOWN,
    /** Updates are being sent. */
    SENDING,
    /** The station has what it is to have. */
    IN_STEP,
    /** An update failed; it is tried again a little later. */
    RETRYING,
    /** Updates failed too often; tried again after the next boot, change of tokens or order to do so. */
    FAILED,
    /** The station keeps no local list. */
    NOT_SUPPORTED
}
