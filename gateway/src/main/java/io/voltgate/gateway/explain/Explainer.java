package io.voltgate.gateway.explain;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TariffPlan;
import io.voltgate.gateway.explain.Dossier.Known;
import io.voltgate.gateway.explain.Explanation.ActivityChange;
import io.voltgate.gateway.explain.Explanation.Agreed;
import io.voltgate.gateway.explain.Explanation.ClockCorrection;
import io.voltgate.gateway.explain.Explanation.Doubt;
import io.voltgate.gateway.explain.Explanation.Payment;
import io.voltgate.gateway.explain.Explanation.Quality;
import io.voltgate.gateway.explain.Explanation.Reading;
import io.voltgate.gateway.explain.Explanation.Readings;
import io.voltgate.gateway.explain.Explanation.Remark;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.gateway.explain.Explanation.Standing;
import io.voltgate.gateway.explain.Explanation.Version;
import io.voltgate.persistence.store.query.BillTrail;
import io.voltgate.persistence.store.query.BillTrail.ClockStep;
import io.voltgate.persistence.store.query.BillView;
import io.voltgate.persistence.store.query.PaymentView;
import io.voltgate.persistence.store.query.SessionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Explains a bill from what the rows tell of it. Used once, by one thread. It adds nothing of its own: what the facts don't say is a gap,
 * and is called one.
 */
public final class Explainer {
    private static final int MS_DIGITS = 3;

    private final Wording words;
    private final BillTrail trail;
    private final Dossier dossier;
    private final Course course;

    private Explainer(BillTrail trail, Wording words) {
        this.words = words;
        this.trail = trail;
        this.dossier = Dossier.of(trail.facts(), words);
        this.course = Course.of(trail, dossier);
    }

    /** What these rows say of a bill. */
    public static Explanation explain(BillTrail trail) {
        return new Explainer(trail, Wording.ENGLISH).explanation();
    }

    static Instant known(@Nullable Instant recordedAt) {
        return Objects.requireNonNull(recordedAt, "a fact has its time");
    }

    private Explanation explanation() {
        Optional<Bill> bill = dossier.bill();
        List<Remark> remarks = remarks(bill);
        return new Explanation(
                course.session(),
                course.start(),
                course.end(),
                quality(bill),
                bill.map(BillView::of).orElse(null),
                remarks,
                doubts(remarks),
                readings(bill),
                dossier.activities.stream().map(Explainer::activity).toList(),
                clock(),
                tariffs(),
                versions(),
                payment(),
                gaps(bill));
    }

    private Quality quality(Optional<Bill> bill) {
        return bill.map(Bill::quality)
                .map(known -> new Quality(known, words.quality(known)))
                .orElseGet(() -> new Quality(null, words.say("quality.unknown")));
    }

    /** Flags that were told as facts, and those that the bills themselves bear. */
    private List<Remark> remarks(Optional<Bill> bill) {
        Map<BillFlag, Remark> remarks = new TreeMap<>();
        for (Known<Event.SessionFlagged> told : dossier.flagged) {
            BillFlag flag = told.fact().flag();
            remarks.putIfAbsent(flag, remark(flag, told.fact().detail(), told.source()));
        }
        Set<BillFlag> flags = bill.map(Bill::flags).orElse(Set.of());
        for (BillFlag flag : flags) {
            remarks.computeIfAbsent(flag, borne -> remark(borne, null, firstBillWith(borne)));
        }
        return List.copyOf(remarks.values());
    }

    private Remark remark(BillFlag flag, @Nullable String detail, @Nullable Source source) {
        return new Remark(flag, flag.quality(), words.flag(flag), detail, source);
    }

    private @Nullable Source firstBillWith(BillFlag flag) {
        return dossier.bills.stream()
                .filter(made -> made.fact().flags().contains(flag))
                .map(Known::source)
                .findFirst()
                .orElse(null);
    }

    /** What somebody should look at, and whether the session was over. */
    private List<Doubt> doubts(List<Remark> remarks) {
        List<Doubt> doubts = new ArrayList<>();
        for (Remark remark : remarks) {
            if (remark.quality().compareTo(BillFlag.Quality.ESTIMATED) >= 0) {
                doubts.add(new Doubt(remark.flag().name(), remark.sentence(), remark.detail(), remark.source()));
            }
        }
        doubts.addAll(dossier.doubts);
        return doubts;
    }

    private Readings readings(Optional<Bill> bill) {
        List<Bill.Segment> segments = bill.map(Bill::segments).orElse(List.of());
        List<Bill.Refused> refused = bill.map(Bill::refusals).orElse(List.of());
        Integer shard =
                trail.facts().isEmpty() ? null : trail.facts().getFirst().shard();
        ReadingReview review = new ReadingReview(words, segments, refused, shard);
        List<Reading> reviewed = new ArrayList<>(course.registers(words));
        trail.readings().forEach(reading -> reviewed.add(review.ofSession(reading)));
        return new Readings(
                trail.counts().all(),
                trail.counts().energy(),
                reviewed.stream().filter(r -> r.standing() == Standing.USED).toList(),
                reviewed.stream().filter(r -> r.standing() == Standing.REFUSED).toList(),
                reviewed.stream()
                        .filter(r -> r.standing() == Standing.AGREES || r.standing() == Standing.ASIDE)
                        .toList(),
                trail.nearby().stream().map(review::ofNobody).toList());
    }

    private static ActivityChange activity(Known<Event.SessionActivityChanged> change) {
        return new ActivityChange(
                change.fact().activity(),
                Instant.ofEpochMilli(change.fact().at().epochMs()),
                change.fact().at().raw(),
                change.source());
    }

    /** What held when the session began, and what changed until it was over. */
    private List<ClockCorrection> clock() {
        Instant start = course.start().received();
        List<ClockCorrection> corrections = new ArrayList<>();
        for (ClockStep step : trail.clock()) {
            if (start != null && !step.at().isAfter(start)) {
                corrections.clear();
            }
            corrections.add(
                    new ClockCorrection(step.at(), BillView.bare(BigDecimal.valueOf(step.offsetMs(), MS_DIGITS))));
        }
        return corrections.stream()
                .filter(step -> step.offsetSeconds().signum() != 0 || corrections.size() > 1)
                .toList();
    }

    private List<Agreed> tariffs() {
        List<Agreed> tariffs = new ArrayList<>();
        Known<Event.SessionStarted> started = dossier.started;
        if (started != null) {
            tariffs.add(agreed(started.fact().tariff(), started.source()));
        }
        dossier.agreed.forEach(later -> tariffs.add(agreed(later.fact().tariff(), later.source())));
        return tariffs;
    }

    private Agreed agreed(Tariff tariff, Source source) {
        TariffPlan plan = tariff.plan();
        return new Agreed(
                plan == null ? null : plan.id(),
                plan == null ? null : plan.version(),
                tariff.currency(),
                BillView.bare(tariff.pricePerKwh().amount()),
                plan == null ? null : plan.zone(),
                plan == null
                        ? List.of()
                        : plan.description().stream().map(TariffPlan.Text::text).toList(),
                new TariffWords(words).terms(tariff),
                source);
    }

    private List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        Known<Event.SessionEnded> ended = dossier.ended;
        if (ended != null) {
            versions.add(new Version(
                    0,
                    known(ended.source().recordedAt()),
                    ended.fact().reason(),
                    words.say("version.first", words.word("reason", ended.fact().reason())),
                    BillView.kwh(ended.fact().delivered()),
                    BillView.bare(ended.fact().cost().amount()),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    view(ended.fact().bill()),
                    ended.source()));
        }
        dossier.restated.forEach(
                version -> versions.add(version(version, versions.isEmpty() ? null : versions.getLast())));
        return versions;
    }

    private Version version(Known<Event.SessionRestated> restated, @Nullable Version before) {
        Event.SessionRestated fact = restated.fact();
        BigDecimal energy = BillView.kwh(fact.delivered());
        BigDecimal cost = BillView.bare(fact.cost().amount());
        return new Version(
                fact.version(),
                known(restated.source().recordedAt()),
                fact.reason(),
                words.word("restated", fact.reason()),
                energy,
                cost,
                before == null ? BigDecimal.ZERO : BillView.bare(energy.subtract(before.energyKwh())),
                before == null ? BigDecimal.ZERO : BillView.bare(cost.subtract(before.totalCost())),
                view(fact.bill()),
                restated.source());
    }

    private static @Nullable BillView view(@Nullable Bill bill) {
        return bill == null ? null : BillView.of(bill);
    }

    private Payment payment() {
        PaymentView row = trail.session().payment();
        return row == null
                ? new Payment(null, null, null, null, null, null, dossier.payment)
                : new Payment(
                        row.id(),
                        row.status(),
                        row.amount(),
                        row.currency(),
                        row.paymentMethod(),
                        row.externalPaymentId(),
                        dossier.payment);
    }

    private List<String> gaps(Optional<Bill> bill) {
        List<String> gaps = new ArrayList<>();
        SessionView session = trail.session().session();
        if (session.status().equals("active")) {
            gaps.add(words.say("gap.active"));
        } else if (trail.facts().isEmpty()) {
            gaps.add(words.say("gap.no-facts"));
        } else if (bill.isEmpty()) {
            gaps.add(words.say("gap.no-bill"));
        }
        if (trail.factCount() > trail.facts().size()) {
            gaps.add(words.say("gap.facts", trail.factCount(), trail.facts().size()));
        }
        if (trail.counts().energy() > trail.readings().size()) {
            gaps.add(words.say(
                    "gap.readings", trail.counts().energy(), trail.readings().size()));
        }
        if (bill.isPresent()
                && bill.get().segments().isEmpty()
                && !bill.get().imported().equals(Energy.ZERO)) {
            gaps.add(words.say("gap.no-segments"));
        }
        return gaps;
    }
}
