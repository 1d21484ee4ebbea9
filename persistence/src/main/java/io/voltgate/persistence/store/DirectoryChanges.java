package io.voltgate.persistence.store;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which entries of the directory have changed, by what PostgreSQL told of them (migration V16). Owned by the thread of the
 * {@link DirectoryListener}. What can't be understood, and more than a bounded number of entries, is everything.
 */
final class DirectoryChanges {
    /**
     * To read so many entries by their keys takes about as long as to read 18,500 stations as a whole (each by an index, against one scan), and
     * their keys are 0.5 MB at the most that is usual (uuid and token).
     */
    static final int MOST = 5_000;

    private final Set<UUID> stations = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<UUID> users = new HashSet<>();
    private final Set<String> meters = new HashSet<>();
    private boolean tariffs;
    private boolean everything;

    /** Takes in what was told: a kind and a key, or nothing. */
    void add(String told) {
        if (everything) {
            return;
        }
        int space = told.indexOf(' ');
        String kind = space < 0 ? told : told.substring(0, space);
        String key = told.substring(space + 1);
        try {
            switch (kind) {
                case "station" -> stations.add(UUID.fromString(key));
                case "user" -> users.add(UUID.fromString(key));
                case "token" -> tokens.add(key);
                case "meters" -> meters.add(key);
                case "tariffs" -> tariffs = true;
                default -> everything = true;
            }
        } catch (IllegalArgumentException noUuid) {
            everything = true;
        }
        everything |= stations.size() + users.size() + tokens.size() + meters.size() > MOST;
    }

    /** The keys in `stations`. */
    Set<UUID> stations() {
        return stations;
    }

    /** The keys of id tokens. */
    Set<String> tokens() {
        return tokens;
    }

    /** The ids of users, all of whose tokens have changed. */
    Set<UUID> users() {
        return users;
    }

    /** The identities of stations whose meters have other keys. */
    Set<String> meters() {
        return meters;
    }

    boolean tariffs() {
        return tariffs;
    }

    boolean everything() {
        return everything;
    }

    boolean isEmpty() {
        return !everything && !tariffs && stations.isEmpty() && users.isEmpty() && tokens.isEmpty() && meters.isEmpty();
    }
}
