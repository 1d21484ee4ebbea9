package io.voltgate.persistence.store;

import io.voltgate.domain.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What meters tell, kind of sample by kind of sample, so that a row of readings need not repeat it. Owned by the thread of the
 * {@link PostgresStore}. A layout's rows are written before or with the first reading that has it, and known to be there only when that
 * transaction is committed.
 */
final class MeterLayouts {
    /** Far more kinds of samples than honest stations have (some 10 MB); beyond, all are forgotten and written once more. */
    private static final int MOST_KINDS = 65_536;

    private final Map<List<Kind>, Layout> layouts = new HashMap<>();
    private final Set<Layout> written = new HashSet<>();
    private final Set<Layout> writing = new HashSet<>();
    private int kindsKnown;

    /**
     * What is sampled. A value.
     *
     * @param ordinal tells apart what has all else in common, from 0
     */
    record Kind(
            String measurand, String phase, String context, String location, String unit, int multiplier, int ordinal) {
        static Kind of(Sample sample, int ordinal) {
            return new Kind(
                    sample.measurand(),
                    sample.phase(),
                    sample.context(),
                    sample.location(),
                    sample.unit(),
                    sample.multiplier(),
                    ordinal);
        }
    }

    /**
     * Kinds in their order. A value.
     *
     * @param name a version 8 UUID of SHA-256 over all that the kinds say
     * @param distinct whether the kinds differ in more than unit, multiplier and ordinal
     */
    record Layout(UUID name, List<Kind> kinds, boolean distinct) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Layout layout && layout.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    Layout of(List<Kind> kinds) {
        Layout known = layouts.get(kinds);
        if (known != null) {
            return known;
        }
        kindsKnown += kinds.size();
        if (kindsKnown > MOST_KINDS) {
            forget();
            kindsKnown = kinds.size();
        }
        List<Kind> kept = List.copyOf(kinds);
        Layout layout = new Layout(name(kept), kept, distinct(kept));
        layouts.put(kept, layout);
        return layout;
    }

    /** Adds the rows of the layout where the database may not have them. */
    void require(Layout layout, RowBatch rows) {
        if (written.contains(layout) || !writing.add(layout)) {
            return;
        }
        for (int place = 0; place < layout.kinds().size(); place++) {
            Kind kind = layout.kinds().get(place);
            rows.add(
                    Sql.METER_LAYOUT,
                    layout.name(),
                    place,
                    kind.measurand(),
                    kind.phase(),
                    kind.context(),
                    kind.location(),
                    kind.unit(),
                    kind.multiplier(),
                    kind.ordinal());
        }
    }

    /** What the transaction has written is there. */
    void committed() {
        written.addAll(writing);
        writing.clear();
    }

    /** What the transaction, or the part of it that is taken back, would have written is not there. */
    void rolledBack() {
        writing.clear();
    }

    /** The database may have lost some. */
    void forget() {
        layouts.clear();
        kindsKnown = 0;
        written.clear();
        writing.clear();
    }

    private static boolean distinct(List<Kind> kinds) {
        Set<List<String>> seen = new HashSet<>();
        for (Kind kind : kinds) {
            if (!seen.add(List.of(kind.measurand(), kind.phase(), kind.context(), kind.location()))) {
                return false;
            }
        }
        return true;
    }

    private static UUID name(List<Kind> kinds) {
        MessageDigest digest = sha256();
        for (Kind kind : kinds) {
            List<String> texts = new ArrayList<>(
                    List.of(kind.measurand(), kind.phase(), kind.context(), kind.location(), kind.unit()));
            texts.add(kind.multiplier() + " " + kind.ordinal());
            for (String text : texts) {
                byte[] bytes = Texts.text(text).getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
        }
        ByteBuffer name = ByteBuffer.wrap(digest.digest());
        return new UUID(
                (name.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                (name.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
