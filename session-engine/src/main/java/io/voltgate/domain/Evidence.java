package io.voltgate.domain;

/**
 * Why a session that nobody has ended is held to be over. Values of a closed list, each with the word that stands as the reason of the
 * end where it is concluded from it. None is a proof: whatever shows that the session lives withdraws them all.
 */
public enum Evidence {
    /** Its connector was told to be available, after its last reading. */
    AVAILABLE("AvailableSeen"),
    /** Another session began on its connector, without its being ended. */
    NEW_START("NewStartSeen"),
    /** The station has booted and said nothing of it since; many go on over a boot, so a boot alone says little. */
    BOOT("BootWithoutTransaction"),
    /** The station was asked: it does not go on, and nothing of it waits to be sent. */
    NOT_ONGOING("NotOngoing"),
    /** Nothing was told of it for longer than any session is silent. */
    SILENT("Silence"),
    /** It is older than any session becomes. */
    AGED("MaximumAge");

    private final String reason;

    Evidence(String reason) {
        this.reason = reason;
    }

    /** The reason of an end that is concluded from it. */
    public String reason() {
        return reason;
    }

    /** What is done about a session that evidence speaks against. */
    public enum Step {
        /** The evidence is not even noted. */
        IGNORE,
        /** It is listed for somebody to look at. */
        REPORT,
        /** The station is asked where its version can be; where it can't, or does not answer, the session is closed after the grace. */
        ASK,
        /** It is closed after the grace. */
        CLOSE
    }
}
