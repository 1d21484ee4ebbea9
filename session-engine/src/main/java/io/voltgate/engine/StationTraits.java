package io.voltgate.engine;

import java.util.Set;

/**
 * What stations of a model tolerate of ours. An immutable value of the {@link Directory}; it is looked up again for each call, so a
 * change of the data takes effect at once.
 *
 * @param quietBeforeBootMs how long a new connection is left alone when no boot comes
 * @param quietAfterBootMs how long it is left alone once it has booted
 * @param forbiddenTriggers messages that it must not be asked for by TriggerMessage, in the words of its version
 */
public record StationTraits(long quietBeforeBootMs, long quietAfterBootMs, Set<String> forbiddenTriggers) {
    /** Of models that nothing is known of. */
    public static final StationTraits NONE = new StationTraits(0, 0, Set.of());
}
