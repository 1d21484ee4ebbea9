package io.voltgate.metering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The energy of one session: its readings, and what they amount to. Owned by the state of the session, so by the shard's thread. The
 * account follows from the readings alone, never from the order in which they came, nor from how often each was told.
 */
public final class EnergyLedger {
    /** So many readings of each register are kept. */
    public static final int READINGS = 512;

    private static final int FEWEST = 16;
    /** So many readings that are none are kept for each reason, those of the earliest times: none hides another. */
    private static final int UNREAD = 16;

    private final long maxPowerW;
    private final int limit;
    private final EnumMap<Register, Series> series;
    private final List<Refusal> unread;
    private boolean unitMended;

    private final transient Plausibility plausibility;
    private transient @Nullable Account account;
    /** Whether the next reading may prolong the account without a look at the others. */
    private transient boolean plain;
    /** What samples are about to come to, so that it is found out once. */
    private transient @Nullable Foreseen foreseen;

    private record Foreseen(List<Sample> samples, List<Reading> readings, Account account) {}

    /**
     * Without readings.
     *
     * @param maxPowerW the connector's highest power in watts, 0 where it is unknown
     * @param limit how many readings of each register are kept; where they are more, those on the way of a rise are dropped
     */
    public EnergyLedger(long maxPowerW, int limit) {
        this(maxPowerW, limit, new EnumMap<>(Register.class), new ArrayList<>(), false);
    }

    @JsonCreator
    private EnergyLedger(
            @JsonProperty("maxPowerW") long maxPowerW,
            @JsonProperty("limit") int limit,
            @JsonProperty("series") EnumMap<Register, Series> series,
            @JsonProperty("unread") List<Refusal> unread,
            @JsonProperty("unitMended") boolean unitMended) {
        this.maxPowerW = maxPowerW;
        this.limit = Math.max(limit, FEWEST);
        this.series = series;
        this.unread = unread;
        this.unitMended = unitMended;
        plausibility = Plausibility.of(maxPowerW);
    }

    private EnergyLedger copy() {
        EnumMap<Register, Series> copies = new EnumMap<>(Register.class);
        series.forEach((register, readings) -> copies.put(register, new Series(readings)));
        return new EnergyLedger(maxPowerW, limit, copies, new ArrayList<>(unread), unitMended);
    }

    /** What the readings so far amount to. */
    public Account account() {
        Account known = account;
        if (known == null) {
            known = compute();
            account = known;
        }
        return known;
    }

    /** What they would amount to with those among samples that are told now; nothing changes. */
    public Account foresee(List<Sample> samples) {
        List<Reading> readings = Reading.of(samples);
        Account prolonged = prolonged(readings);
        if (prolonged == null) {
            return accountWith(readings);
        }
        foreseen = new Foreseen(samples, readings, prolonged);
        return prolonged;
    }

    /** Takes the readings among samples in. */
    public void take(List<Sample> samples) {
        Foreseen known = foreseen;
        if (known == null || !known.samples().equals(samples)) {
            add(Reading.of(samples));
            return;
        }
        known.readings().forEach(this::take);
        account = known.account();
        foreseen = null;
    }

    private @Nullable Account prolonged(List<Reading> more) {
        Account prolonged = account();
        for (int i = 0; i < more.size() && prolonged != null; i++) {
            prolonged = prolonged(prolonged, more.get(i), i);
        }
        return prolonged;
    }

    /** What they would amount to with more of them; nothing changes. */
    public Account accountWith(List<Reading> more) {
        Account prolonged = prolonged(more);
        if (prolonged != null) {
            return prolonged;
        }
        EnergyLedger copy = copy();
        copy.add(more);
        return copy.account();
    }

    /** Takes readings in; the account is then the one that {@link #accountWith} told. */
    public void add(List<Reading> more) {
        foreseen = null;
        for (Reading reading : more) {
            Account before = account;
            Account prolonged = before == null ? null : prolonged(before, reading, 0);
            take(reading);
            account = prolonged;
        }
    }

    /** How the imported energy came about in time; its last point is the account's. */
    public List<Point> usage() {
        return tally(Register.Side.IMPORT, new Findings()).curve();
    }

    /** The same with more readings; nothing changes. */
    public List<Point> usageWith(List<Reading> more) {
        if (more.isEmpty()) {
            return usage();
        }
        EnergyLedger copy = copy();
        copy.add(more);
        return copy.usage();
    }

    private Tally tally(Register.Side side, Findings findings) {
        return new Sources(series, side, plausibility, findings).tally();
    }

    private Account compute() {
        Findings findings = new Findings();
        Tally imported = tally(Register.Side.IMPORT, findings);
        Findings exports = new Findings();
        Tally exported = tally(Register.Side.EXPORT, exports);
        exports.flags.remove(BillFlag.REGISTER_PER_SESSION);
        exports.flags.remove(BillFlag.SIGNED_METER);
        findings.add(exports);
        plain = imported.plain();
        if (imported.segments().isEmpty()) {
            findings.flags.add(BillFlag.NO_READINGS);
        }
        if (unitMended) {
            findings.flags.add(BillFlag.UNIT_MENDED);
        }
        findings.refusals.addAll(unread);
        for (Refusal refusal : findings.refusals) {
            BillFlag flag = refusal.why().flag();
            if (flag != null) {
                findings.flags.add(flag);
            }
        }
        return new Account(
                new Energy(imported.total()),
                new Energy(exported.total()),
                imported.first(),
                imported.last(),
                imported.lastAtMs(),
                imported.segments(),
                Collections.unmodifiableSet(EnumSet.copyOf(findings.flags)),
                findings.refusals.stream().sorted().toList());
    }

    /**
     * The account that goes on with one more reading of a register that only rises; null where it takes more than that.
     *
     * @param others how many of the same message go before it
     */
    private @Nullable Account prolonged(Account before, Reading reading, int others) {
        Energy value = reading.value();
        Energy last = before.last();
        boolean sound = value != null
                && Plausibility.register(value.microWh())
                && !reading.unitMended()
                && reading.refusal() == null;
        if (!plain || !sound || value == null || last == null) {
            return null;
        }
        if (reading.register().standsBack()) {
            return before;
        }
        Series readings = series.get(reading.register());
        long ms = reading.atMs() - before.lastAtMs();
        boolean next = reading.register() == Register.IMPORT_OUTLET
                && reading.label() == Label.NONE
                && ms > 0
                && readings != null
                && (readings.size() + others < limit || (others == 0 && readings.canMakeRoom(plausibility)));
        boolean rises = value.microWh() >= last.microWh() && plausibility.follows(last.microWh(), value.microWh(), ms);
        return next && rises ? prolonged(before, value, reading.atMs()) : null;
    }

    private static Account prolonged(Account before, Energy value, long atMs) {
        Bill.Segment segment = before.segments().getFirst();
        Energy first = before.first();
        Energy imported = first == null ? before.imported() : value.minus(first);
        return new Account(
                imported,
                before.exported(),
                first,
                value,
                atMs,
                List.of(new Bill.Segment(segment.from(), value, segment.fromMs(), atMs, imported, null)),
                before.flags(),
                before.refusals());
    }

    private void take(Reading reading) {
        Energy value = reading.value();
        Refusal.Why why = refused(reading, value);
        if (value == null || why != null) {
            refuse(reading, why == null ? Refusal.Why.NO_NUMBER : why);
            return;
        }
        unitMended |= reading.unitMended();
        Series readings = series.computeIfAbsent(reading.register(), register -> new Series());
        long microWh = value.microWh();
        Label label = reading.register().isInterval() ? Label.NONE : reading.label();
        if (readings.contains(reading.atMs(), microWh, label) || joined(readings, reading)) {
            return;
        }
        if (readings.size() >= limit && !makeRoom(readings, reading)) {
            refuse(reading, Refusal.Why.NO_ROOM);
            return;
        }
        readings.insert(reading.atMs(), microWh, label);
    }

    private static boolean joined(Series readings, Reading reading) {
        return reading.register().isInterval() && readings.joined(reading.atMs());
    }

    private boolean makeRoom(Series readings, Reading reading) {
        if (!reading.register().isInterval()) {
            return readings.makeRoom(plausibility) || readings.giveWay(reading.atMs());
        }
        readings.joinOldest();
        return true;
    }

    private static Refusal.@Nullable Why refused(Reading reading, @Nullable Energy value) {
        if (reading.refusal() != null) {
            return reading.refusal();
        }
        if (value == null) {
            return Refusal.Why.NO_NUMBER;
        }
        if (value.isNegative()) {
            return reading.label().ends() ? Refusal.Why.BELOW_START : Refusal.Why.NEGATIVE;
        }
        return Plausibility.register(value.microWh()) ? null : Refusal.Why.BEYOND_ANY_METER;
    }

    private void refuse(Reading reading, Refusal.Why why) {
        Energy value = reading.value();
        String told = value == null
                ? reading.told()
                : value.toWh().stripTrailingZeros().toPlainString();
        Refusal refusal = new Refusal(reading.atMs(), told, why);
        int place = Collections.binarySearch(unread, refusal);
        if (place < 0) {
            unread.add(-1 - place, refusal);
        }
        if (unread.stream().filter(each -> each.why() == why).count() > UNREAD) {
            unread.remove(latest(why));
        }
    }

    private int latest(Refusal.Why why) {
        int latest = unread.size() - 1;
        while (unread.get(latest).why() != why) {
            latest--;
        }
        return latest;
    }
}
