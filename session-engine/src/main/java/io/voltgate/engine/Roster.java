package io.voltgate.engine;

import io.voltgate.domain.IdToken;
import java.util.List;

/**
 * All id tokens that the operator has entered, the newest first. A value of the {@link Directory}. As long as the digest is the same,
 * nothing has changed that a local list shows.
 */
public record Roster(long digest, List<Entry> tokens) {
    public static final Roster EMPTY = of(List.of());

    /** A token as it was entered. */
    public record Entry(IdToken token, TokenProfile profile) {}

    public static Roster of(List<Entry> tokens) {
        long digest = Digest.EMPTY;
        for (Entry entry : tokens) {
            TokenProfile profile = entry.profile();
            digest = Digest.with(digest, entry.token().value());
            digest = Digest.with(digest, entry.token().type());
            digest = Digest.with(digest, profile.active() + "|" + profile.expiresAtMs() + "|" + profile.group());
        }
        return new Roster(digest, List.copyOf(tokens));
    }
}
