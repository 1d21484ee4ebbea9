package io.voltgate.simulation;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.simulation.Message.Kind;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a model station of OCPP 2.x says. Owned by the test's thread. Its transactions bear the names that it gave them. */
final class Station2x extends ModelStation {
    Station2x(String name, Set<Fault> faults, SplittableRandom random, long nowMs) {
        super(name, faults, random, nowMs);
    }

    @Override
    String protocol() {
        return "ocpp2.0.1";
    }

    /** One event, as it is going to be told. */
    private record Said(Phase phase, String trigger, String state, StationTime at, List<Sample> samples) {}

    private Request event(Plug plug, Charge charge, Said said) {
        boolean names = said.phase == Phase.STARTED && !faults.contains(Fault.NO_TOKEN);
        boolean places = !(said.phase == Phase.STARTED && faults.contains(Fault.NO_EVSE));
        int seqNo = plug.seqNo;
        plug.seqNo++;
        return new Request.TransactionEvent(
                said.phase,
                new TransactionId(charge.name),
                seqNo,
                said.trigger,
                false,
                places ? plug.id : null,
                names ? token : null,
                said.state,
                said.phase == Phase.ENDED ? "Local" : "",
                null,
                null,
                said.samples,
                said.at);
    }

    @Override
    protected void tellStart(Plug plug, Charge charge) {
        if (!faults.contains(Fault.SEQUENCE_PER_EVSE)) {
            plug.seqNo = 0;
        }
        mark(charge, Fault.NO_EVSE, faults.contains(Fault.NO_EVSE));
        mark(charge, Fault.NO_TOKEN, faults.contains(Fault.NO_TOKEN));
        mark(charge, Fault.SEQUENCE_PER_EVSE, faults.contains(Fault.SEQUENCE_PER_EVSE));
        mark(charge, Fault.PHASES_ONLY, faults.contains(Fault.PHASES_ONLY));
        StationTime at = charge.startedAt;
        boolean zero = has(Fault.BEGIN_ZERO);
        if (zero) {
            beganAtZero(charge, plug.meter.shownWh());
        }
        List<Sample> begin = samples(at, zero ? 0 : plug.meter.shownWh(), Sample.BEGIN);
        boolean split = has(Fault.SPLIT_EVENTS);
        mark(charge, Fault.SPLIT_EVENTS, split);
        List<Sample> first = split ? List.of() : begin;
        Said started = new Said(Phase.STARTED, "Authorized", "", at, first);
        queue(charge, split ? Kind.OTHER : Kind.START, first, event(plug, charge, started));
        if (split) {
            Said rest = new Said(Phase.UPDATED, "CablePluggedIn", "Charging", at, begin);
            queue(charge, Kind.START, begin, event(plug, charge, rest));
        }
    }

    @Override
    protected void tellMeter(Plug plug, Charge charge, String trigger) {
        List<Sample> samples = samples(clock.tell(), plug.meter.shownWh(), Sample.PERIODIC);
        update(
                plug,
                charge,
                new Said(Phase.UPDATED, trigger, "", samples.getFirst().at(), samples));
    }

    private void update(Plug plug, Charge charge, Said said) {
        if (has(Fault.GAPS)) {
            charge.touched.add(Fault.GAPS);
            plug.seqNo++;
            return;
        }
        if (plug.seqNo > 1 && has(Fault.SEQUENCE_REUSED)) {
            charge.touched.add(Fault.SEQUENCE_REUSED);
            plug.seqNo--;
        }
        queue(charge, Kind.METER, said.samples, event(plug, charge, said));
    }

    @Override
    protected Supplier<Request> meterValues(Plug plug, Charge charge, List<Sample> samples) {
        Said said = new Said(
                Phase.UPDATED, "MeterValueClock", "", samples.getFirst().at(), samples);
        Request request = event(plug, charge, said);
        return () -> request;
    }

    @Override
    protected void tellStop(Plug plug, Charge charge) {
        StationTime at = clock.tell();
        List<Sample> end = samples(at, plug.meter.shownWh(), Sample.END);
        queue(charge, Kind.STOP, end, event(plug, charge, new Said(Phase.ENDED, "EVDeparted", "", at, end)));
    }

    @Override
    protected void tellActivity(Plug plug, Charge charge, boolean charges) {
        String state = charges ? "Charging" : "SuspendedEV";
        update(plug, charge, new Said(Phase.UPDATED, "ChargingStateChanged", state, clock.tell(), List.of()));
    }

    @Override
    protected void heard(Charge charge, Reply reply) {
        // The names of its transactions are its own, whatever it is told.
    }

    @Override
    @Nullable
    Message next() {
        Message first = queue.peek();
        if (first == null || !has(Fault.REORDERS)) {
            return first;
        }
        List<Message> all = List.copyOf(queue);
        Message any = all.get(random.nextInt(all.size()));
        Charge charge = any.charge();
        if (charge != null) {
            charge.touched.add(Fault.REORDERS);
        }
        return any;
    }
}
