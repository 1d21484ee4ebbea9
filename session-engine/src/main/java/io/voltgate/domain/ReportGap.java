package io.voltgate.domain;

/** Why a report in parts is not whole. Values. */
public enum ReportGap {
    /** Nothing more of it came for too long. */
    SILENCE,
    /** The station booted before it was whole. */
    REBOOTED,
    /** The station began it anew. */
    RESTARTED,
    /** It has more parts than are kept track of; what they tell is kept all the same. */
    TOO_MANY_PARTS,
    /** The station began more reports than are kept track of. */
    TOO_MANY_REPORTS
}
