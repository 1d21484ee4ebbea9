package io.voltgate.simulation;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.shard.Outlet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bugs to be planted into a world, one of each kind that the simulation is there to find. Values. Each is sabotage between the
 * shard and what it stands on, since the product has no switch for any of them.
 *
 * @param finder the invariant that is there to find it
 * @param plant makes the bug for one world
 */
record PlantedBug(String name, String finder, Supplier<Sabotage> plant) {
    static final List<PlantedBug> ALL = List.of(
            // Answers leave before their facts are on disk: one sync of four is one.
            new PlantedBug("ack before sync", "AckedIsDurable", () -> Saboteur.onJournal(Lazy::new)),
            // What is sent again is taken for something new.
            new PlantedBug("dedupe off", "RowsEqualAcks", DedupeOff::new),
            // A restatement is applied in memory and never written.
            new PlantedBug(
                    "restatement unwritten",
                    "RecoveredEqualsLive",
                    () -> Saboteur.onFacts(PlantedBug::withoutRestatements)),
            // A restatement is in the journal, and never gets into the tables.
            new PlantedBug("restatement lost", "RowsEqualAcks", () -> Saboteur.onStore(new Forgetful())),
            // A payment is asked for once more under another key.
            new PlantedBug("double capture", "PaymentCapturedOnce", () -> Saboteur.onOutputs(PlantedBug::paidTwice)),
            // An answer is sent twice.
            new PlantedBug(
                    "answered twice", "OneOutcomePerRequest", () -> Saboteur.onOutputs(PlantedBug::answeredTwice)),
            // Heartbeats are not answered.
            new PlantedBug(
                    "never answered", "OneOutcomePerRequest", () -> Saboteur.onOutputs(PlantedBug::withoutClocks)),
            // A station is called again before it has answered.
            new PlantedBug("called twice", "OneOutstandingCall", () -> Saboteur.onOutputs(PlantedBug::calledTwice)),
            // What an old connection says is taken for the newest's.
            new PlantedBug("stale connection heard", "StaleConnectionIsMute", StaleHeard::new),
            // Meter values are answered and forgotten.
            new PlantedBug(
                    "values forgotten", "RowsEqualAcks", () -> Saboteur.onInputs(PlantedBug::withoutMeterValues)),
            // A session ends twice.
            new PlantedBug("ended twice", "TransactionEndsOnce", () -> Saboteur.onFacts(PlantedBug::endedTwice)),
            // The bill is a cent more than it should be.
            new PlantedBug("cent more", "MoneyEqualsEnergy", () -> Saboteur.onFacts(PlantedBug::centMore)),
            // A watt-hour more than flowed is billed, and the money goes with it.
            new PlantedBug("watt hour more", "EnergyEqualsTruth", () -> Saboteur.onInputs(PlantedBug::wattHourMore)),
            // A stream that resumes leaves out the entry after the last that was seen.
            new PlantedBug("stream skips", "StreamEqualsJournal", Skipping::new));

    @Override
    public String toString() {
        return name;
    }

    /** A journal that says it has synced when it has not: it syncs after each fourth entry. */
    private static final class Lazy extends Saboteur.Passing {
        private static final int EVERY = 4;

        Lazy(Disk disk) {
            super(disk);
        }

        @Override
        public long append(long atMs, @Nullable String frame, List<Event> events) {
            long sequence = super.append(atMs, frame, events);
            if (sequence % EVERY == 0) {
                force();
            }
            return sequence;
        }

        @Override
        public long durable() {
            return appended();
        }
    }

    /** Messages are remembered by their ids alone, and what comes under a new one counts as new. */
    private static final class DedupeOff implements Sabotage {
        private final Map<Request, String> known = new HashMap<>();

        @Override
        public List<Input> inputs(Input input) {
            if (!(input instanceof Input.Asked asked)) {
                return List.of(input);
            }
            String first = known.putIfAbsent(asked.request(), asked.messageId());
            Request taken = first == null || first.equals(asked.messageId()) ? asked.request() : anew(asked);
            return List.of(new Input.Asked(asked.station(), asked.epoch(), asked.messageId(), taken));
        }

        private static Request anew(Input.Asked asked) {
            return switch (asked.request()) {
                case Request.StartTransaction(var place, var token, var meter, var reservation, var at) ->
                    new Request.StartTransaction(
                            place,
                            token,
                            meter,
                            reservation,
                            new StationTime(at.raw() + asked.messageId(), at.epochMs()));
                case Request.TransactionEvent event ->
                    event.with(
                            new StationTime(
                                    event.at().raw() + asked.messageId(),
                                    event.at().epochMs()),
                            event.samples());
                default -> asked.request();
            };
        }
    }

    /** Tables that no restatement reaches. */
    private static final class Forgetful extends ModelStore {
        @Override
        protected void take(Event fact) {
            if (!(fact instanceof Event.SessionRestated)) {
                super.take(fact);
            }
        }
    }

    /** Everything counts as said on the newest connection; it is heard, and not answered. */
    private static final class StaleHeard implements Sabotage {
        private final Map<StationId, Long> newest = new HashMap<>();
        private final Set<String> stale = new HashSet<>();

        @Override
        public List<Input> inputs(Input input) {
            if (input instanceof Input.Connected connected) {
                newest.put(connected.station(), connected.epoch());
            }
            if (!(input instanceof Input.Asked asked)) {
                return List.of(input);
            }
            long epoch = newest.getOrDefault(asked.station(), asked.epoch());
            if (asked.epoch() < epoch) {
                stale.add(asked.messageId());
            }
            return List.of(new Input.Asked(asked.station(), epoch, asked.messageId(), asked.request()));
        }

        @Override
        public Outlet outlet(Outlet outlet) {
            return output -> {
                if (!(output instanceof Output.Answer answer && stale.contains(answer.messageId()))) {
                    outlet.release(output);
                }
            };
        }
    }

    private static final class Skipping implements Sabotage {
        @Override
        public long resumeAfter(long sequence) {
            return sequence == 0 ? 0 : sequence + 1;
        }
    }

    private static List<Event> withoutRestatements(List<Event> facts) {
        return facts.stream()
                .filter(fact -> !(fact instanceof Event.SessionRestated))
                .toList();
    }

    private static List<Event> endedTwice(List<Event> facts) {
        List<Event> more = new ArrayList<>(facts);
        facts.stream().filter(Event.SessionEnded.class::isInstance).forEach(more::add);
        return more;
    }

    private static List<Event> centMore(List<Event> facts) {
        return facts.stream()
                .map(fact -> fact instanceof Event.SessionEnded ended ? centMore(ended) : fact)
                .toList();
    }

    private static Event centMore(Event.SessionEnded ended) {
        return new Event.SessionEnded(
                ended.station(),
                ended.session(),
                ended.outcome(),
                ended.reason(),
                ended.meterStop(),
                ended.delivered(),
                new Money(ended.cost().currency(), ended.cost().micros() + 10_000),
                ended.addressee(),
                ended.at(),
                ended.bill());
    }

    private static List<Output> paidTwice(Output output) {
        return output instanceof Output.Pay pay
                ? List.of(
                        pay,
                        new Output.Pay(
                                pay.station(),
                                pay.payment(),
                                pay.session(),
                                pay.user(),
                                pay.step(),
                                pay.amount(),
                                pay.key() + "-again",
                                pay.externalId(),
                                pay.sinceMs()))
                : List.of(output);
    }

    private static List<Output> answeredTwice(Output output) {
        return output instanceof Output.Answer ? List.of(output, output) : List.of(output);
    }

    private static List<Output> withoutClocks(Output output) {
        return output instanceof Output.Answer answer && answer.reply() instanceof Reply.Clock
                ? List.of()
                : List.of(output);
    }

    private static List<Output> calledTwice(Output output) {
        return output instanceof Output.Call(var station, long epoch, String callId, var order)
                ? List.of(output, new Output.Call(station, epoch, callId + "-again", order))
                : List.of(output);
    }

    private static Input withoutMeterValues(Input input) {
        return input instanceof Input.Asked(var station, long epoch, String id, Request.MeterValues _)
                ? new Input.Asked(station, epoch, id, new Request.Heartbeat())
                : input;
    }

    private static Input wattHourMore(Input input) {
        return input instanceof Input.Asked(var station, long epoch, String id, Request.StopTransaction stop)
                ? new Input.Asked(station, epoch, id, wattHourMore(stop))
                : input;
    }

    private static Request wattHourMore(Request.StopTransaction stop) {
        Energy more = stop.meterStop().plus(Energy.ofWh(1));
        return new Request.StopTransaction(
                stop.transaction(), more, stop.token(), stop.reason(), stop.samples(), stop.at());
    }
}
