package io.voltgate.persistence.store;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Roster;
import io.voltgate.engine.TokenProfile;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The id tokens of the directory with their users. Asked from any thread; read and put in by the one that loads the directory. The roster
 * keeps its digest as long as nothing has changed that a local list shows.
 */
final class TokenEntries {
    private static final String ALL = """
        SELECT t.key, t.user_id, t.active AND u.is_active, t.expires_at, t.group_token, s.preferred_currency,
            s.notification_preferences, t.token, t.type, s.preferred_language, p.currency,
            CASE WHEN p.user_id IS NOT NULL THEN ocpp.credit_left(p.user_id) END, t.entered_at
        FROM ocpp.id_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN user_settings s ON s.user_id = u.id
            LEFT JOIN ocpp.prepaid_credit p ON p.user_id = u.id\
        """;
    private static final String BY_KEY = ALL + " WHERE t.key = ANY (?)";
    private static final String BY_USER = ALL + " WHERE t.user_id = ANY (?)";

    private final ConcurrentMap<String, TokenProfile> byKey = new ConcurrentHashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final TreeMap<Place, Roster.Entry> inOrder = new TreeMap<>();
    private volatile Roster roster = Roster.EMPTY;

    /** Where a token stands in the roster: the newest first. */
    private record Place(OffsetDateTime enteredAt, String key) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(
                        (Place place) -> place.enteredAt().toInstant())
                .reversed()
                .thenComparing(Place::key);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** What a row says. */
    record Row(Place place, Roster.Entry entry) {}

    Optional<TokenProfile> find(IdToken token) {
        return Optional.ofNullable(byKey.get(Texts.text(token.key())));
    }

    Roster roster() {
        return roster;
    }

    /** Reads all tokens by their keys; nothing is shown yet. */
    Map<String, Row> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            return rows(statement);
        }
    }

    /** Reads the tokens with these keys, and those of these users. */
    Map<String, Row> read(Connection connection, Set<String> keys, Set<UUID> users) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        if (!keys.isEmpty()) {
            found.putAll(read(connection, BY_KEY, connection.createArrayOf("text", keys.toArray())));
        }
        if (!users.isEmpty()) {
            found.putAll(read(connection, BY_USER, connection.createArrayOf("uuid", users.toArray())));
        }
        return found;
    }

    private static Map<String, Row> read(Connection connection, String sql, Array wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, wanted);
            return rows(statement);
        } finally {
            wanted.free();
        }
    }

    /** Shows these tokens and no other. */
    void show(Map<String, Row> found) {
        Set<String> keys = new HashSet<>(rows.keySet());
        keys.addAll(found.keySet());
        show(keys, found);
    }

    /** Shows what was read, and no longer those of these keys that were not found. */
    void show(Set<String> keys, Map<String, Row> found) {
        boolean changed = false;
        boolean listed = false;
        for (String key : keys) {
            if (!found.containsKey(key)) {
                Row gone = rows.remove(key);
                byKey.remove(key);
                changed |= gone != null;
                listed |= gone != null && inOrder.remove(gone.place()) != null;
            }
        }
        for (Map.Entry<String, Row> each : found.entrySet()) {
            Row row = each.getValue();
            Row before = rows.put(each.getKey(), row);
            changed |= !row.equals(before);
            listed |= before == null || !sameInAList(before, row);
            if (before != null) {
                inOrder.remove(before.place());
            }
            inOrder.put(row.place(), row.entry());
            byKey.put(each.getKey(), row.entry().profile());
        }
        if (listed) {
            roster = Roster.of(new ArrayList<>(inOrder.values()));
        } else if (changed) {
            roster = new Roster(roster.digest(), List.copyOf(inOrder.values()));
        }
    }

    private static boolean sameInAList(Row before, Row now) {
        TokenProfile was = before.entry().profile();
        TokenProfile is = now.entry().profile();
        return before.place().equals(now.place())
                && before.entry().token().equals(now.entry().token())
                && was.active() == is.active()
                && Objects.equals(was.expiresAtMs(), is.expiresAtMs())
                && Objects.equals(was.group(), is.group());
    }

    private static Map<String, Row> rows(PreparedStatement statement) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Place place = new Place(row.getObject(13, OffsetDateTime.class), row.getString(1));
                IdToken token = new IdToken(row.getString(8), row.getString(9));
                rows.put(place.key(), new Row(place, new Roster.Entry(token, profile(row))));
            }
        }
        return rows;
    }

    private static TokenProfile profile(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject(4, OffsetDateTime.class);
        return new TokenProfile(
                new UserId(row.getObject(2, UUID.class)),
                row.getBoolean(3),
                expires == null || expires.isAfter(Cells.LAST)
                        ? null
                        : (Long) expires.toInstant().toEpochMilli(),
                row.getString(5),
                row.getString(6),
                DirectoryJson.muted(row.getString(7)),
                row.getString(10),
                credit(row.getString(11), row.getBigDecimal(12)));
    }

    /** What is left, null for users who don't pay in advance; beyond any credit it counts as none, so that nobody charges for free. */
    private static @Nullable Money credit(@Nullable String currency, @Nullable BigDecimal left) {
        if (currency == null || left == null) {
            return null;
        }
        try {
            return Money.of(currency, left);
        } catch (ArithmeticException beyondRange) {
            return Money.zero(currency);
        }
    }
}
