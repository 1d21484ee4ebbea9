package io.voltgate.metering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The readings of one register, in the order of time, label and value, each once. Owned by the ledger that holds it. As JSON it is one
 * list of numbers: time, microwatt-hours and label of each reading.
 */
final class Series {
    private static final int FIRST_ROOM = 8;
    private static final int NUMBERS = 3;

    private long[] atMs;
    private long[] values;
    private byte[] labels;
    private int size;

    Series() {
        atMs = new long[FIRST_ROOM];
        values = new long[FIRST_ROOM];
        labels = new byte[FIRST_ROOM];
    }

    Series(Series other) {
        atMs = Arrays.copyOf(other.atMs, other.size + 1);
        values = Arrays.copyOf(other.values, other.size + 1);
        labels = Arrays.copyOf(other.labels, other.size + 1);
        size = other.size;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Series(long[] numbers) {
        size = numbers.length / NUMBERS;
        atMs = new long[size + 1];
        values = new long[size + 1];
        labels = new byte[size + 1];
        for (int i = 0; i < size; i++) {
            atMs[i] = numbers[i * NUMBERS];
            values[i] = numbers[i * NUMBERS + 1];
            labels[i] = (byte) Label.ofRank((int) numbers[i * NUMBERS + 2]).rank();
        }
    }

    @JsonValue
    long[] numbers() {
        long[] numbers = new long[size * NUMBERS];
        for (int i = 0; i < size; i++) {
            numbers[i * NUMBERS] = atMs[i];
            numbers[i * NUMBERS + 1] = values[i];
            numbers[i * NUMBERS + 2] = labels[i];
        }
        return numbers;
    }

    int size() {
        return size;
    }

    long at(int i) {
        return atMs[i];
    }

    long value(int i) {
        return values[i];
    }

    Label label(int i) {
        return Label.ofRank(labels[i]);
    }

    /** Whether its readings are of more than one moment. */
    boolean spansTime() {
        return size > 1 && atMs[0] < atMs[size - 1];
    }

    boolean has(Label label) {
        return labelled(label, 0, size);
    }

    private boolean labelled(Label label, int from, int to) {
        for (int i = from; i < to; i++) {
            if (labels[i] == label.rank()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a reading other than that of a start or a stop. */
    boolean hasSample() {
        return has(Label.NONE) || has(Label.BEGIN) || has(Label.END);
    }

    /** The lowest value read at a moment under a label; -1 where there is none. */
    long lowest(long at, Label label) {
        int place = -1 - place(at, Long.MIN_VALUE, label);
        return place < size && atMs[place] == at && labels[place] == label.rank() ? values[place] : -1;
    }

    Entry entry(int i) {
        return new Entry(atMs[i], values[i], label(i));
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    /** Where a reading is, or would come; the latter as -1 less the place. */
    private int place(long at, long value, Label label) {
        if (size == 0 || atMs[size - 1] < at) {
            return -1 - size;
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, at, value, label);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    private int compare(int i, long at, long value, Label label) {
        if (atMs[i] != at) {
            return Long.compare(atMs[i], at);
        }
        return labels[i] == label.rank() ? Long.compare(values[i], value) : Integer.compare(labels[i], label.rank());
    }

    boolean contains(long at, long value, Label label) {
        return place(at, value, label) >= 0;
    }

    /** Takes a reading to its place; one that is there stays alone. */
    void insert(long at, long value, Label label) {
        int place = place(at, value, label);
        if (place >= 0) {
            return;
        }
        int to = -1 - place;
        if (size == atMs.length) {
            int room = Math.max(FIRST_ROOM, size * 2);
            atMs = Arrays.copyOf(atMs, room);
            values = Arrays.copyOf(values, room);
            labels = Arrays.copyOf(labels, room);
        }
        System.arraycopy(atMs, to, atMs, to + 1, size - to);
        System.arraycopy(values, to, values, to + 1, size - to);
        System.arraycopy(labels, to, labels, to + 1, size - to);
        atMs[to] = at;
        values[to] = value;
        labels[to] = (byte) label.rank();
        size++;
    }

    private void remove(int i) {
        System.arraycopy(atMs, i + 1, atMs, i, size - i - 1);
        System.arraycopy(values, i + 1, values, i, size - i - 1);
        System.arraycopy(labels, i + 1, labels, i, size - i - 1);
        size--;
    }

    /**
     * Drops every second of the readings that only lie on the way between their neighbours, so that no segment changes and each keeps
     * two at its begin, nor does any rise become a jump; where there is none of them, the oldest that fits to neither neighbour. Whether there is room now.
     */
    boolean makeRoom(Plausibility plausibility) {
        int before = size;
        for (int i = 2; i < size - 1; i++) {
            if (dispensable(i) && between(plausibility, i)) {
                remove(i);
            }
        }
        for (int i = 1; i < size - 1 && size == before; i++) {
            if (dispensable(i) && !rises(plausibility, i - 1, i) && !rises(plausibility, i, i + 1)) {
                remove(i);
            }
        }
        return size < before;
    }

    /** Whether {@link #makeRoom} finds a reading that only lies on the way between its neighbours. */
    boolean canMakeRoom(Plausibility plausibility) {
        for (int i = 2; i < size - 1; i++) {
            if (dispensable(i) && between(plausibility, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a reading is neither the begin nor the end; some stations label all their samples as either. */
    private boolean dispensable(int i) {
        return switch (label(i)) {
            case NONE -> true;
            case BEGIN -> labelled(Label.BEGIN, 0, i);
            case END -> labelled(Label.END, i + 1, size);
            case START, STOP -> false;
        };
    }

    private boolean between(Plausibility plausibility, int i) {
        return i > 1
                && rises(plausibility, i - 2, i - 1)
                && rises(plausibility, i - 1, i)
                && rises(plausibility, i, i + 1)
                && rises(plausibility, i - 1, i + 1)
                && !Stretch.jump(pace(i - 2, i - 1), values[i + 1] - values[i - 1], atMs[i + 1] - atMs[i - 1]);
    }

    private long pace(int i, int j) {
        return Stretch.pace(values[j] - values[i], atMs[j] - atMs[i]);
    }

    private boolean rises(Plausibility plausibility, int i, int j) {
        return values[i] <= values[j] && plausibility.follows(values[i], values[j], atMs[j] - atMs[i]);
    }

    /** Drops the newest reading for a later one, so that the end is never what is missing. Whether it did. */
    boolean giveWay(long later) {
        boolean way = labels[size - 1] == Label.NONE.rank() && atMs[size - 1] < later;
        size -= way ? 1 : 0;
        return way;
    }

    /** Amounts of intervals add up: the two oldest become one, whose label says that nothing may be added before it. */
    void joinOldest() {
        values[1] += values[0];
        labels[1] = (byte) Label.START.rank();
        remove(0);
    }

    /** Whether an interval's amount is in here, or in the sum of the oldest. */
    boolean joined(long at) {
        return size > 0 && label(0) == Label.START && at <= atMs[0];
    }
}
