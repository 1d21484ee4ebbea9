package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.ReportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a report have come. Owned by the shard's thread. What the parts tell is in their facts; here are only their numbers
 * and digests, so that a gap or a repetition shows.
 */
final class ReportAssembly {
    /** The most missing numbers that are told. */
    private static final int TOLD = 100;

    /** Whether a report is still to be completed. */
    enum State {
        OPEN,
        WHOLE,
        INCOMPLETE
    }

    final ReportKind kind;
    final int requestId;
    State state = State.OPEN;
    /** Digests by sequence number; parts without a number are counted in the order they came. */
    TreeMap<Integer, Long> parts = new TreeMap<>();
    /** The number of the last part, once it has come. */
    @Nullable
    Integer last;

    long heardAtMs;

    @JsonCreator
    ReportAssembly(@JsonProperty("kind") ReportKind kind, @JsonProperty("requestId") int requestId) {
        this.kind = kind;
        this.requestId = requestId;
    }

    boolean open() {
        return state == State.OPEN;
    }

    /** Whether this very part has come before; a station that misses our answer sends it again. */
    boolean repeats(ReportPart part) {
        Long known = part.seqNo() != null
                ? parts.get(part.seqNo())
                : parts.isEmpty() ? null : parts.lastEntry().getValue();
        return known != null && known == part.digest();
    }

    /** Whether a part that is no repetition belongs to another report with the same number. */
    boolean isOver(ReportPart part) {
        return state == State.WHOLE || (part.seqNo() != null && parts.containsKey(part.seqNo()));
    }

    /** Whether nothing is missing; of a number from 0 to the last each has come. */
    boolean whole() {
        return last != null && parts.firstKey() == 0 && parts.lastKey().equals(last) && parts.size() == last + 1L;
    }

    /** The same with one part more, which is not here yet. */
    boolean wholeWith(ReportPart part) {
        int number = numberOf(part);
        Integer end = endWith(part, number);
        if (end == null) {
            return false;
        }
        int first = parts.isEmpty() ? number : Math.min(parts.firstKey(), number);
        int highest = parts.isEmpty() ? number : Math.max(parts.lastKey(), number);
        return first == 0 && highest == end && parts.size() + 1L == end + 1L;
    }

    private int numberOf(ReportPart part) {
        return part.seqNo() == null ? parts.size() : part.seqNo();
    }

    private @Nullable Integer endWith(ReportPart part, int number) {
        if (part.more()) {
            return last;
        }
        return last == null ? number : Math.max(last, number);
    }

    void take(ReportPart part, long atMs, int limit) {
        heardAtMs = atMs;
        if (parts.size() < limit) {
            int number = numberOf(part);
            last = endWith(part, number);
            parts.put(number, part.digest());
        }
    }

    /** The first of the numbers that are missing; where the end never came, the next one is among them. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        long highest = parts.isEmpty() ? -1 : parts.lastKey();
        long end = last == null ? Math.min(highest + 1, Integer.MAX_VALUE) : last;
        for (long number = 0; number <= end && missing.size() < TOLD; number++) {
            if (!parts.containsKey((int) number)) {
                missing.add((int) number);
            }
        }
        return missing;
    }
}
