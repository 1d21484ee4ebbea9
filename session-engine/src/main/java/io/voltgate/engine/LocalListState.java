package io.voltgate.engine;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.LocalListStatus;
import java.util.List;
import java.util.TreeMap;

/** What a shard knows of the local list of one station. Owned by the shard's thread. */
final class LocalListState {
    LocalListMode mode = LocalListMode.OFF;
    List<String> groups = List.of();
    LocalListStatus status = LocalListStatus.UNKNOWN;
    /** Whether the station told its version since it booted, or took an update. */
    boolean asked;
    /** Whether what it holds is what is held here; else it must be told everything. */
    boolean known;

    int version;
    TreeMap<String, Held> held = new TreeMap<>();
    int tries;
    long retryAtMs;
    /** Digest of the roster that the list was last compared with; not a fact. */
    transient long compared;

    /** A token that the station has, with a digest of what it was told of it. */
    record Held(IdToken token, long digest) {}
}
