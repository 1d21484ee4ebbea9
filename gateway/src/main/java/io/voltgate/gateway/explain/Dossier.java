package io.voltgate.gateway.explain;

import io.voltgate.domain.Bill;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentFact;
import io.voltgate.gateway.explain.Explanation.Doubt;
import io.voltgate.gateway.explain.Explanation.PaymentStep;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.persistence.store.query.BillTrail.RecordedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a bill, put where they belong. Owned by the thread that explains. Each fact is in exactly one place, with its source, in
 * the order of the journal.
 */
final class Dossier {
    /** A fact and where it is known from. */
    record Known<F>(F fact, Source source) {}

    @Nullable
    Known<Event.SessionStarted> started;

    @Nullable
    Known<Event.SessionStartCorrected> corrected;

    @Nullable
    Known<Event.SessionEnded> ended;

    final List<Known<Event.SessionTariffAgreed>> agreed = new ArrayList<>();
    final List<Known<Event.SessionActivityChanged>> activities = new ArrayList<>();
    final List<Known<Event.SessionFlagged>> flagged = new ArrayList<>();
    final List<Known<Event.SessionRestated>> restated = new ArrayList<>();
    /** Each bill that was made, whatever became of it. */
    final List<Known<Bill>> bills = new ArrayList<>();

    final List<Doubt> doubts = new ArrayList<>();
    final List<PaymentStep> payment = new ArrayList<>();
    private final PaymentWords payments;
    private final DoubtWords doubting;

    private Dossier(Wording words) {
        this.payments = new PaymentWords(words);
        this.doubting = new DoubtWords(words);
    }

    static Dossier of(List<RecordedFact> facts, Wording words) {
        Dossier dossier = new Dossier(words);
        facts.forEach(dossier::put);
        return dossier;
    }

    private void put(RecordedFact recorded) {
        Source source = new Source(
                recorded.frame(),
                recorded.shard() + ":" + recorded.sequence() + ":" + recorded.index(),
                recorded.recordedAt());
        switch (recorded.fact()) {
            case Event.SessionStarted fact -> started = new Known<>(fact, source);
            case Event.SessionStartCorrected fact -> corrected = new Known<>(fact, source);
            case Event.SessionTariffAgreed fact -> agreed.add(new Known<>(fact, source));
            case Event.SessionActivityChanged fact -> activities.add(new Known<>(fact, source));
            case Event.SessionFlagged fact -> flagged.add(new Known<>(fact, source));
            case Event.SessionEnded fact -> {
                ended = new Known<>(fact, source);
                billed(fact.bill(), source);
            }
            case Event.SessionRestated fact -> {
                restated.add(new Known<>(fact, source));
                billed(fact.bill(), source);
            }
            case Event.SessionReviewed fact -> billed(fact.bill(), source);
            case PaymentFact fact -> payment.add(payments.step(fact, source));
            case DriverFact fact -> payment.add(payments.step(fact, source));
            case DoubtFact fact -> doubts.add(doubting.doubt(fact, source));
        }
    }

    private void billed(@Nullable Bill bill, Source source) {
        if (bill != null) {
            bills.add(new Known<>(bill, source));
        }
    }

    /** The newest bill, empty where none was recorded. */
    Optional<Bill> bill() {
        return bills.isEmpty() ? Optional.empty() : Optional.of(bills.getLast().fact());
    }

    /** The newest of the ends that were told or concluded after the first. */
    Optional<Known<Event.SessionRestated>> realEnd() {
        return restated.reversed().stream()
                .filter(version -> version.fact().end() != null)
                .findFirst();
    }
}
