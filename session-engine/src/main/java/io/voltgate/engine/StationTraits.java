package io.voltgate.engine;

import java.util.Set;

/**
 * How stations of one model differ from the standard, as far as decisions depend on it. A value of the {@link Directory}. It is data,
 * from the list of station models; a model that the list doesn't name has {@link #NONE}.
 *
 * @param quietAfterBootSeconds how long after its boot was answered a station is not called, 0 where it may be at once
 * @param bootBeforeCalls whether nothing may be sent on a new connection before its boot was answered
 * @param forbiddenTriggers messages that TriggerMessage must not ask for, as TriggerMessage names them
 * @param forbiddenKeys configuration keys that must be neither read nor written
 * @param getConfigurationMaxKeys the most keys of one GetConfiguration, 0 where the station's own limit counts
 * @param getConfigurationNamesKeys whether GetConfiguration without keys stays unanswered
 * @param tokenRules how the tokens that it reads become those that the operator knows, applied in the order of the enumeration
 * @param identitySuffix where it begins, the rest of the identity it dials in with is no part of it; empty for none
 * @param clearTxDefaultAtSessionEnd whether a TxDefaultProfile outlives its session and locks the charger
 * @param uploads the protocols by which it uploads logs and diagnostics; empty where nothing is known
 * @param expectedRedialSeconds how long it may stay away after its connection ended, 0 where nothing is known
 * @param charging what it takes as a charging profile
 */
public record StationTraits(
        int quietAfterBootSeconds,
        boolean bootBeforeCalls,
        Set<String> forbiddenTriggers,
        Set<String> forbiddenKeys,
        int getConfigurationMaxKeys,
        boolean getConfigurationNamesKeys,
        Set<TokenRule> tokenRules,
        String identitySuffix,
        boolean clearTxDefaultAtSessionEnd,
        Set<Upload> uploads,
        int expectedRedialSeconds,
        Charging charging) {
    /** A station of which nothing is known but the standard. */
    public static final StationTraits NONE = new StationTraits(
            0, false, Set.of(), Set.of(), 0, false, Set.of(), "", false, Set.of(), 0, Charging.STANDARD);

    public StationTraits {
        forbiddenTriggers = Set.copyOf(forbiddenTriggers);
        forbiddenKeys = Set.copyOf(forbiddenKeys);
        tokenRules = Set.copyOf(tokenRules);
        uploads = Set.copyOf(uploads);
    }

    /** By which protocol files are uploaded. */
    public enum Upload {
        FTP,
        FTPS,
        SFTP,
        HTTP,
        HTTPS
    }

    /**
     * What a station takes as a charging profile; an empty word and -1 stand for whatever the standard allows.
     *
     * @param connector the only connector that profiles may be for; 0 means the station as a whole
     * @param notConnectorZero whether profiles for connector 0 are refused
     * @param maxStackLevel the highest stack level
     * @param kind the only profile kind, such as Relative
     * @param notKind a profile kind that is refused
     * @param rateUnit the only unit of limits, A or W
     * @param startNeedsConnector whether a remote start must name its connector
     * @param startGuardSeconds how long after a session's end no other may be started remotely
     */
    public record Charging(
            int connector,
            boolean notConnectorZero,
            int maxStackLevel,
            String kind,
            String notKind,
            String rateUnit,
            boolean startNeedsConnector,
            int startGuardSeconds) {
        public static final Charging STANDARD = new Charging(-1, false, -1, "", "", "", false, 0);
    }
}
