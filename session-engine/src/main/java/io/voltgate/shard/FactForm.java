package io.voltgate.shard;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The binary form of one fact: meter values, which are nearly all there is, field by field; every other fact as its JSON. Stateless, for
 * any thread. The first octet names the form, and a form that was written once stays readable.
 */
final class FactForm {
    private static final int JSON = 0;
    private static final int SESSION_METERED = 1;
    private static final int METERS_REPORTED = 2;

    private static final int SAME_TIME = 1;
    private static final int MULTIPLIED = 2;
    private static final int SIGNED = 4;
    private static final int READ = 8;

    private static final ObjectWriter WRITER = EventCodec.MAPPER.writerFor(Event.class);
    private static final ObjectReader READER = EventCodec.MAPPER.readerFor(Event.class);
    private static final ObjectWriter READINGS_WRITER = EventCodec.MAPPER.writerFor(
            EventCodec.MAPPER.getTypeFactory().constructCollectionType(List.class, SignedReading.class));
    private static final ObjectReader READINGS = EventCodec.MAPPER.readerForListOf(SignedReading.class);

    private FactForm() {}

    static void write(Event fact, FormWriter out) {
        if (fact instanceof Event.SessionMetered metered) {
            write(metered, out);
        } else if (fact instanceof Event.MetersReported reported) {
            write(reported, out);
        } else {
            out.octet(JSON);
            out.octets(WRITER.writeValueAsBytes(fact));
        }
    }

    static Event read(FormReader in) {
        int form = in.octet();
        return switch (form) {
            case JSON -> READER.readValue(in.octets());
            case SESSION_METERED -> sessionMetered(in);
            case METERS_REPORTED -> metersReported(in);
            default -> throw new IllegalStateException("a fact of form " + form + " is not known to this build");
        };
    }

    private static void write(Event.SessionMetered fact, FormWriter out) {
        out.octet(SESSION_METERED);
        out.text(fact.station().value());
        out.uuid(fact.session().value());
        write(fact.connector(), out);
        out.text(fact.transaction().value());
        write(fact.at(), out);
        write(fact.samples(), fact.at(), out);
        write(fact.meterStart(), out);
        write(fact.register(), out);
        out.signed(fact.registerAtMs());
        out.signed(fact.delivered().microWh());
        out.word(fact.cost().currency());
        out.signed(fact.cost().micros());
    }

    private static Event.SessionMetered sessionMetered(FormReader in) {
        StationId station = new StationId(in.text());
        SessionId session = new SessionId(in.uuid());
        ConnectorId connector = connector(in);
        TransactionId transaction = new TransactionId(in.text());
        StationTime at = time(in);
        return new Event.SessionMetered(
                station,
                session,
                connector,
                transaction,
                samples(in, at),
                energy(in),
                energy(in),
                in.signed(),
                new Energy(in.signed()),
                new Money(in.word(), in.signed()),
                at);
    }

    private static void write(Event.MetersReported fact, FormWriter out) {
        out.octet(METERS_REPORTED);
        out.text(fact.station().value());
        write(fact.connector(), out);
        TransactionId transaction = fact.transaction();
        out.optional(transaction == null ? null : transaction.value());
        write(fact.at(), out);
        write(fact.samples(), fact.at(), out);
    }

    private static Event.MetersReported metersReported(FormReader in) {
        StationId station = new StationId(in.text());
        ConnectorId connector = connector(in);
        String transaction = in.optional();
        StationTime at = time(in);
        return new Event.MetersReported(
                station, connector, transaction == null ? null : new TransactionId(transaction), samples(in, at), at);
    }

    private static void write(ConnectorId connector, FormWriter out) {
        out.signed(connector.evse());
        out.signed(connector.connector());
    }

    private static ConnectorId connector(FormReader in) {
        return new ConnectorId((int) in.signed(), (int) in.signed());
    }

    private static void write(StationTime at, FormWriter out) {
        out.text(at.raw());
        out.signed(at.epochMs());
    }

    private static StationTime time(FormReader in) {
        return new StationTime(in.text(), in.signed());
    }

    private static void write(@Nullable Energy energy, FormWriter out) {
        out.octet(energy == null ? 0 : 1);
        if (energy != null) {
            out.signed(energy.microWh());
        }
    }

    private static @Nullable Energy energy(FormReader in) {
        return in.octet() == 0 ? null : new Energy(in.signed());
    }

    /** Most samples are of the same moment as the one before. */
    private static void write(List<Sample> samples, StationTime at, FormWriter out) {
        out.number(samples.size());
        StationTime before = at;
        for (Sample sample : samples) {
            write(sample, before, out);
            before = sample.at();
        }
    }

    private static List<Sample> samples(FormReader in, StationTime at) {
        int count = in.count();
        List<Sample> samples = new ArrayList<>(count);
        StationTime before = at;
        for (int i = 0; i < count; i++) {
            Sample sample = sample(in, before);
            samples.add(sample);
            before = sample.at();
        }
        return samples;
    }

    private static void write(Sample sample, StationTime before, FormWriter out) {
        boolean same = sample.at().equals(before);
        String signed = sample.signed();
        List<SignedReading> readings = sample.readings();
        out.octet((same ? SAME_TIME : 0)
                | (sample.multiplier() == 0 ? 0 : MULTIPLIED)
                | (signed == null ? 0 : SIGNED)
                | (readings == null ? 0 : READ));
        if (!same) {
            write(sample.at(), out);
        }
        out.word(sample.measurand());
        out.word(sample.phase());
        out.word(sample.context());
        out.word(sample.location());
        out.word(sample.unit());
        out.text(sample.value());
        if (sample.multiplier() != 0) {
            out.signed(sample.multiplier());
        }
        if (signed != null) {
            out.text(signed);
        }
        if (readings != null) {
            out.octets(READINGS_WRITER.writeValueAsBytes(readings));
        }
    }

    private static Sample sample(FormReader in, StationTime before) {
        int has = in.octet();
        StationTime at = (has & SAME_TIME) != 0 ? before : time(in);
        String measurand = in.word();
        String phase = in.word();
        String context = in.word();
        String location = in.word();
        String unit = in.word();
        String value = in.text();
        int multiplier = (has & MULTIPLIED) != 0 ? (int) in.signed() : 0;
        String signed = (has & SIGNED) != 0 ? in.text() : null;
        List<SignedReading> readings = (has & READ) != 0 ? READINGS.readValue(in.octets()) : null;
        return new Sample(at, measurand, phase, context, location, unit, multiplier, value, signed, readings);
    }
}
