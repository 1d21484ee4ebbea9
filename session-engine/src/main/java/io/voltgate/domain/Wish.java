package io.voltgate.domain;

import java.util.List;

/**
 * What an operator wants of a station for good, as against a {@link Command}, which is done once. Values. The gateway sees to it by
 * orders of its own, as often as it takes.
 */
public sealed interface Wish {
    /** Keep the station's local list in step with these tokens; the groups count for GROUPS only. */
    record LocalList(LocalListMode mode, List<String> groups) implements Wish {}

    /** Ask the station for its list's version now, and bring the list into step, whatever has failed before. */
    record SyncLocalList() implements Wish {}

    /** Keep these variables at these values; what was wanted before and is not named is let go. */
    record Configuration(List<Command.Assignment> values) implements Wish {}

    /** Have the station say what limits it goes by at this place, and compare that with the profiles that it was given. */
    record CheckProfiles(ConnectorId connector, int durationSeconds) implements Wish {}
}
