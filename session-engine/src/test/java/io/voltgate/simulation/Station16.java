package io.voltgate.simulation;

import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.simulation.Message.Kind;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a model station of OCPP 1.6 says. Owned by the test's thread. Its transactions bear the ids that it was told, where it was. */
final class Station16 extends ModelStation {
    private static final List<String> ODD = List.of("-1", "0", "2000000001", "9223372036854775807", "-1", "2000000002");

    Station16(String name, Set<Fault> faults, SplittableRandom random, long nowMs) {
        super(name, faults, random, nowMs);
    }

    @Override
    String protocol() {
        return "ocpp1.6";
    }

    @Override
    protected void tellStart(Plug plug, Charge charge) {
        boolean zero = has(Fault.BEGIN_ZERO);
        if (zero) {
            beganAtZero(charge, plug.meter.shownWh());
        }
        Energy start = zero ? Energy.ZERO : Energy.ofWh(plug.meter.shownWh());
        queue(
                charge,
                Kind.START,
                List.of(),
                new Request.StartTransaction(plug.id, token, start, null, charge.startedAt));
    }

    @Override
    protected void tellMeter(Plug plug, Charge charge, String trigger) {
        List<Sample> samples = samples(clock.tell(), plug.meter.shownWh(), Sample.PERIODIC);
        queue.add(new Message(charge, Kind.METER, samples, meterValues(plug, charge, samples)));
    }

    @Override
    protected Supplier<Request> meterValues(Plug plug, Charge charge, List<Sample> samples) {
        TransactionId fixed = fixedId(charge);
        return () -> new Request.MeterValues(plug.id, fixed == null ? id(charge) : fixed, samples);
    }

    /** Some stations write the id into a message when they queue it, whether they know it or not. */
    private @Nullable TransactionId fixedId(Charge charge) {
        return charge.transaction == null && has(Fault.ODD_IDS)
                ? new TransactionId(ODD.get(random.nextInt(ODD.size())))
                : null;
    }

    private static TransactionId id(Charge charge) {
        TransactionId told = charge.transaction;
        return told == null ? new TransactionId("-1") : told;
    }

    @Override
    protected void tellStop(Plug plug, Charge charge) {
        StationTime at = clock.tell();
        long shown = plug.meter.shownWh();
        List<Sample> data = random.nextInt(3) == 0 ? samples(at, shown, Sample.END) : List.of();
        TransactionId fixed = fixedId(charge);
        mark(charge, Fault.ODD_IDS, fixed != null);
        Energy register = Energy.ofWh(shown);
        queue.add(new Message(charge, Kind.STOP, data, () -> stop(charge, fixed, register, at, data)));
        if (has(Fault.STOPS_DIFFER)) {
            charge.touched.add(Fault.STOPS_DIFFER);
            Energy other = Energy.ofWh(shown + 1 + random.nextInt(500));
            StationTime later = clock.tell();
            Supplier<Request> second = () -> stop(charge, fixed, other, later, List.of());
            queue.add(new Message(charge, Kind.OTHER, List.of(), second));
        }
    }

    private static Request stop(
            Charge charge, @Nullable TransactionId fixed, Energy register, StationTime at, List<Sample> data) {
        return new Request.StopTransaction(fixed == null ? id(charge) : fixed, register, null, "Local", data, at);
    }

    @Override
    protected void tellActivity(Plug plug, Charge charge, boolean charges) {
        status(plug, charges ? ConnectorStatus.CHARGING : ConnectorStatus.SUSPENDED_EV);
    }

    @Override
    protected void heard(Charge charge, Reply reply) {
        if (reply instanceof Reply.Started(TransactionId transaction, var _)) {
            charge.transaction = transaction;
        }
    }
}
