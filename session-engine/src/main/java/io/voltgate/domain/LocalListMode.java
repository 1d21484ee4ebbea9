package io.voltgate.domain;

/** Which tokens a station's local list is to have. Values. */
public enum LocalListMode {
    /** Every token that may charge, the newest first where the station has no room for all. */
    ALL,
    /** The tokens of some groups. */
    GROUPS,
    /** The list is left as it is. */
    OFF
}
