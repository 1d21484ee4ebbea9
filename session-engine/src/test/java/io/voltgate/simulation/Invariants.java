package io.voltgate.simulation;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What must hold at the end of every history, each under its name. Stateless. A violation is a sentence, with the facts that show it.
 */
final class Invariants {
    private Invariants() {}

    static List<String> violations(World world) {
        List<Event> facts = world.shard.facts();
        List<String> violations = new ArrayList<>(world.violations);
        for (ModelStation station : world.stations) {
            for (ModelStation.Charge charge : station.charges) {
                violations.addAll(rowsEqualAcks(station, charge, facts));
            }
            violations.addAll(samplesEqualAcks(station, facts));
        }
        violations.addAll(transactionEndsOnce(facts));
        violations.addAll(moneyEqualsEnergy(facts));
        violations.addAll(paymentSettledOnce(facts));
        violations.addAll(everySessionIsPaid(facts));
        violations.addAll(commandEndsOnce(facts));
        return violations;
    }

    /** RowsEqualAcks: an acknowledged charge is one session, with the energy that the station measured. */
    private static List<String> rowsEqualAcks(ModelStation station, ModelStation.Charge charge, List<Event> facts) {
        List<Event.SessionStarted> started = only(facts, Event.SessionStarted.class, s -> isOf(s, station, charge));
        if (charge.startAcked && started.size() != 1) {
            return List.of("RowsEqualAcks: " + charge.name + " has " + started.size() + " sessions");
        }
        if (!charge.stopAcked || !charge.startAcked) {
            return List.of();
        }
        SessionId session = started.getFirst().session();
        if (only(facts, Event.SessionEnded.class, e -> e.session().equals(session))
                        .size()
                != 1) {
            return List.of("RowsEqualAcks: " + charge.name + " did not end once");
        }
        Energy measured = Energy.ofWh(charge.meter - charge.meterStart);
        Energy billed = billed(facts, session);
        return billed.equals(measured)
                ? List.of()
                : List.of("RowsEqualAcks: " + charge.name + " measured " + measured.toWh() + " Wh, billed "
                        + billed.toWh());
    }

    private static boolean isOf(Event.SessionStarted started, ModelStation station, ModelStation.Charge charge) {
        if (!started.station().equals(station.id)) {
            return false;
        }
        return station.v16
                ? started.at().equals(charge.startedAt) && started.origin() == Event.SessionOrigin.STARTED
                : started.transaction().value().equals(charge.name);
    }

    private static Energy billed(List<Event> facts, SessionId session) {
        Energy billed = Energy.ZERO;
        for (Event fact : facts) {
            if (fact instanceof Event.SessionEnded ended && ended.session().equals(session)) {
                billed = ended.delivered();
            } else if (fact instanceof Event.SessionRestated restated
                    && restated.session().equals(session)) {
                billed = restated.delivered();
            }
        }
        return billed;
    }

    /** SamplesEqualAcks: an acknowledged meter value is recorded exactly once. */
    private static List<String> samplesEqualAcks(ModelStation station, List<Event> facts) {
        Map<Sample, Integer> recorded = new HashMap<>();
        for (Event fact : facts) {
            List<Sample> samples = switch (fact) {
                case Event.SessionMetered metered when metered.station().equals(station.id) -> metered.samples();
                case Event.MetersReported reported when reported.station().equals(station.id) -> reported.samples();
                default -> List.of();
            };
            samples.forEach(sample -> recorded.merge(sample, 1, Integer::sum));
        }
        return station.ackedSamples.stream()
                .filter(sample -> recorded.getOrDefault(sample, 0) != 1)
                .map(sample -> "SamplesEqualAcks: " + station.id + " " + sample + " stands "
                        + recorded.getOrDefault(sample, 0) + " times")
                .toList();
    }

    private static List<String> transactionEndsOnce(List<Event> facts) {
        Set<SessionId> ended = new HashSet<>();
        return only(facts, Event.SessionEnded.class, e -> !ended.add(e.session())).stream()
                .map(e -> "TransactionEndsOnce: " + e)
                .toList();
    }

    private static List<String> moneyEqualsEnergy(List<Event> facts) {
        Map<SessionId, Event.SessionStarted> sessions = new HashMap<>();
        only(facts, Event.SessionStarted.class, s -> true).forEach(s -> sessions.put(s.session(), s));
        return only(
                        facts,
                        Event.SessionEnded.class,
                        e -> !sessions.get(e.session())
                                .tariff()
                                .costOf(e.delivered())
                                .equals(e.cost()))
                .stream()
                .map(e -> "MoneyEqualsEnergy: " + e)
                .toList();
    }

    /** PaymentSettledOnce: of each payment one request is under way at most, and none has two answers. */
    private static List<String> paymentSettledOnce(List<Event> facts) {
        Map<PaymentId, PaymentFact> underway = new HashMap<>();
        return only(facts, PaymentFact.class, fact -> switch (fact) {
                    case PaymentFact.PaymentRequested asked -> underway.put(asked.payment(), asked) != null;
                    case PaymentFact.PaymentSettled paid ->
                        underway.remove(paid.payment()) == null && paid.amount().micros() != 0;
                    case PaymentFact.PaymentAuthorized _,
                            PaymentFact.PaymentReleased _,
                            PaymentFact.PaymentRefunded _,
                            PaymentFact.PaymentDeclined _ -> underway.remove(fact.payment()) == null;
                    case PaymentFact.PaymentOpened _, PaymentFact.PaymentDunning _, PaymentFact.PaymentWaived _ ->
                        false;
                })
                .stream()
                .map(fact -> "PaymentSettledOnce: " + fact)
                .toList();
    }

    /** EverySessionIsPaid: what was settled last is what the session costs in the end. */
    private static List<String> everySessionIsPaid(List<Event> facts) {
        Map<SessionId, Money> costs = new HashMap<>();
        Map<SessionId, Money> settled = new HashMap<>();
        for (Event fact : facts) {
            switch (fact) {
                case Event.SessionEnded ended -> costs.put(ended.session(), ended.cost());
                case Event.SessionRestated restated -> costs.put(restated.session(), restated.cost());
                case PaymentFact.PaymentSettled paid -> settled.put(paid.session(), paid.amount());
                case PaymentFact.PaymentRefunded refunded -> settled.put(refunded.session(), refunded.paid());
                default -> {
                    // Not about money.
                }
            }
        }
        return costs.equals(settled)
                ? List.of()
                : List.of("EverySessionIsPaid: the costs are " + costs + ", settled was " + settled);
    }

    /**
     * CommandEndsOnce: sent once per connection, and not after its end; failed or answered in time at most once; its effect missed
     * after its answer alone, seen at most once, and not missed once it was seen.
     */
    private static List<String> commandEndsOnce(List<Event> facts) {
        Set<Object> seen = new HashSet<>();
        return only(facts, Event.class, fact -> switch (fact) {
                    case Event.CommandSent sent ->
                        !seen.add("sent " + sent.command() + " on " + sent.epoch())
                                || seen.contains("end " + sent.command());
                    case Event.CommandRequeued requeued -> seen.contains("end " + requeued.command());
                    case Event.CommandFailed failed -> !seen.add("end " + failed.command());
                    case Event.CommandAnswered answered -> !answered.late() && !seen.add("end " + answered.command());
                    case Event.CommandEffectMissed missed ->
                        !seen.contains("end " + missed.command())
                                || seen.contains("effect " + missed.command())
                                || !seen.add("missed " + missed.command());
                    case Event.CommandEffectSeen effect -> !seen.add("effect " + effect.command());
                    default -> false;
                })
                .stream()
                .map(fact -> "CommandEndsOnce: " + fact)
                .toList();
    }

    private static <E extends Event> List<E> only(List<Event> facts, Class<E> type, Predicate<E> which) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }
}
