package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cost that a station reckons itself, held against ours (OCPP 2.1 Part 2, I12). Called by the shard's thread. Whose figure is the bill
 * is the operator's setting; that they differ is told either way.
 */
final class StationCosts {
    /** Beyond this no cost is sane, and millionths of it would not be counted. */
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000L);

    private static final String RUNNING = "RunningCost";
    private static final String LINE = "STATION_COST";
    private final boolean stationReckons;

    StationCosts(DriverSettings settings) {
        this.stationReckons = settings.stationReckons();
    }

    /** The bill after the station's own figure was looked at; the facts of what is remarkable come before it. */
    Bill settled(StationState station, SessionState session, Bill ours, Turn turn) {
        StationCost told = told(session, turn);
        BigDecimal total = told == null || told.failure() != null ? null : told.total();
        if (told == null || total == null || total.abs().compareTo(MAX) > 0) {
            return ours;
        }
        if (!told.currency().toUpperCase(Locale.ROOT).equals(ours.total().currency())) {
            return flagged(
                    station,
                    session,
                    ours,
                    BillFlag.CURRENCY_DIFFERS,
                    "the station reckons in " + told.currency() + ", we in "
                            + ours.total().currency(),
                    turn);
        }
        BigDecimal own = told.taxIncluded()
                ? ours.total().amount()
                : ours.total().amount().subtract(ours.tax().amount());
        int digits = session.tariff.digits();
        Money theirs = Money.of(ours.total().currency(), total).rounded(digits);
        if (theirs.amount().compareTo(own) == 0) {
            return ours;
        }
        String both = "the station reckons " + total.toPlainString() + " " + told.currency() + ", we "
                + own.stripTrailingZeros().toPlainString() + " "
                + ours.total().currency() + (told.taxIncluded() ? "" : ", both without tax");
        Bill flagged = flagged(station, session, ours, BillFlag.STATION_COST_DIFFERS, both, turn);
        boolean theirsIsTheBill = stationReckons && told.taxIncluded() && total.signum() >= 0;
        return theirsIsTheBill ? replaced(flagged, theirs) : flagged;
    }

    /** What the station reckoned last: by this very message, or before. */
    private static @Nullable StationCost told(SessionState session, Turn turn) {
        StationCost told = session.driver.stationCost;
        for (Event event : turn.events()) {
            if (event instanceof Event.SessionUpdated updated
                    && updated.session().equals(session.id)) {
                told = of(updated).orElse(told);
            }
        }
        return told;
    }

    /** The final cost that an event tells; one of a session that runs is none. */
    static Optional<StationCost> of(Event.SessionUpdated event) {
        return event.trigger().equals(RUNNING) ? Optional.empty() : StationCost.of(event.extras());
    }

    private static Bill flagged(
            StationState station, SessionState session, Bill bill, BillFlag flag, String detail, Turn turn) {
        if (!session.flags.contains(flag)) {
            turn.emit(new Event.SessionFlagged(station.id, session.id, flag, detail));
        }
        EnumSet<BillFlag> flags = EnumSet.of(flag);
        flags.addAll(bill.flags());
        return with(bill, bill.lines(), bill.total(), bill.tax(), flags);
    }

    /** The station's figure, by one more line. What of it is tax the station doesn't say, so ours stands, up to the whole. */
    private static Bill replaced(Bill bill, Money total) {
        BigDecimal sum = bill.lines().stream()
                .map(line -> new BigDecimal(line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal more = total.amount().subtract(sum).stripTrailingZeros();
        List<Bill.Line> lines = new ArrayList<>(bill.lines());
        lines.add(new Bill.Line(
                LINE, -1, "1", more.toPlainString(), more.toPlainString(), 0, 0, "as the station reckoned it"));
        Money tax = bill.tax().micros() > total.micros() ? total : bill.tax();
        return with(bill, List.copyOf(lines), total, tax, bill.flags());
    }

    private static Bill with(Bill bill, List<Bill.Line> lines, Money total, Money tax, Set<BillFlag> flags) {
        return new Bill(bill.imported(), bill.exported(), bill.segments(), bill.times(), lines, total, tax, flags);
    }
}
