package io.voltgate.gateway.explain;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.gateway.explain.Dossier.Known;
import io.voltgate.gateway.explain.Explanation.Moment;
import io.voltgate.gateway.explain.Explanation.Reading;
import io.voltgate.gateway.explain.Explanation.Session;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.gateway.explain.Explanation.Standing;
import io.voltgate.persistence.store.query.BillTrail;
import io.voltgate.persistence.store.query.BillTrail.Place;
import io.voltgate.persistence.store.query.BillView;
import io.voltgate.persistence.store.query.SessionView;
import io.voltgate.shard.EventCodec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The course of a session: what and where it is, how it began and ended, and the registers that were told with that. Immutable, for any
 * thread. Its facts count; where there are none, as of old sessions, its row does.
 */
record Course(BillTrail trail, Dossier dossier, JsonNode data) {
    /** How a register is called that came with a start or stop of OCPP 1.6, and is no sample. */
    private static final String METER_START = "meterStart";

    private static final String METER_STOP = "meterStop";

    static Course of(BillTrail trail, Dossier dossier) {
        String data = trail.session().session().sessionData();
        return new Course(trail, dossier, EventCodec.MAPPER.readTree(data));
    }

    Session session() {
        SessionView row = trail.session().session();
        Place place = trail.place();
        return new Session(
                row.id(),
                row.station(),
                place == null ? null : place.name(),
                place == null ? null : place.address(),
                number("evse"),
                number("connector"),
                row.connectorType(),
                text("transaction"),
                text("token"),
                row.userId(),
                row.status(),
                text("origin"),
                row.energyDeliveredKwh(),
                row.totalCost(),
                row.currency() == null ? text("currency") : row.currency());
    }

    Moment start() {
        Instant counts = trail.session().session().startTime();
        Known<Event.SessionStartCorrected> corrected = dossier.corrected;
        if (corrected != null) {
            return moment(corrected.fact().at(), counts, null, corrected.source());
        }
        Known<Event.SessionStarted> started = dossier.started;
        return started != null
                ? moment(started.fact().at(), counts, null, started.source())
                : new Moment(textOr("startTime", ""), counts, received("startReceivedAt"), null, null);
    }

    /** Null while the session runs. */
    @Nullable
    Moment end() {
        Instant counts = trail.session().session().endTime();
        if (counts == null) {
            return null;
        }
        Known<Event.SessionRestated> later = dossier.realEnd().orElse(null);
        if (later != null && later.fact().end() != null) {
            Event.RealEnd end = later.fact().end();
            return moment(end.at(), counts, end.reason(), later.source());
        }
        Known<Event.SessionEnded> ended = dossier.ended;
        return ended != null
                ? moment(ended.fact().at(), counts, ended.fact().reason(), ended.source())
                : new Moment(textOr("endTime", ""), counts, received("endReceivedAt"), text("reason"), null);
    }

    private static Moment moment(StationTime told, Instant counts, @Nullable String reason, Source source) {
        return new Moment(told.raw(), counts, source.recordedAt(), reason, source);
    }

    /** The registers of start and stop, save those that are among the samples too. */
    List<Reading> registers(Wording words) {
        List<Bill.Segment> segments = dossier.bill().map(Bill::segments).orElse(List.of());
        List<Reading> registers = new ArrayList<>();
        Told start = toldAtStart();
        if (start != null && !sampled(start)) {
            Energy first =
                    segments.isEmpty() ? start.register() : segments.getFirst().from();
            registers.add(register(start, METER_START, start.register().equals(first), words));
        }
        Told stop = toldAtStop();
        if (stop != null && !sampled(stop)) {
            Energy last =
                    segments.isEmpty() ? stop.register() : segments.getLast().to();
            registers.add(register(stop, METER_STOP, stop.register().equals(last), words));
        }
        return registers;
    }

    /** A register that came with a start or stop. */
    private record Told(Energy register, StationTime at, Source source) {}

    private @Nullable Told toldAtStart() {
        Known<Event.SessionStartCorrected> corrected = dossier.corrected;
        if (corrected != null && corrected.fact().meterStart() != null) {
            return new Told(corrected.fact().meterStart(), corrected.fact().at(), corrected.source());
        }
        Known<Event.SessionStarted> started = dossier.started;
        return started == null || started.fact().meterStart() == null
                ? null
                : new Told(started.fact().meterStart(), started.fact().at(), started.source());
    }

    /** None where we have concluded the end: nobody told its register. */
    private @Nullable Told toldAtStop() {
        Known<Event.SessionRestated> later = dossier.realEnd().orElse(null);
        Event.RealEnd end = later == null ? null : later.fact().end();
        if (later != null && end != null) {
            return end.meterStop() == null ? null : new Told(end.meterStop(), end.at(), later.source());
        }
        Known<Event.SessionEnded> ended = dossier.ended;
        if (ended == null || ended.fact().meterStop() == null) {
            return null;
        }
        Bill bill = ended.fact().bill();
        boolean concluded = bill != null && bill.flags().contains(BillFlag.STOP_LOST);
        return concluded
                ? null
                : new Told(ended.fact().meterStop(), ended.fact().at(), ended.source());
    }

    private boolean sampled(Told told) {
        return trail.readings().stream()
                .filter(reading ->
                        reading.sampledAt().toEpochMilli() == told.at().epochMs())
                .anyMatch(reading -> ReadingReview.energy(reading)
                        .filter(told.register()::equals)
                        .isPresent());
    }

    private Reading register(Told told, String name, boolean used, Wording words) {
        return new Reading(
                Instant.ofEpochMilli(told.at().epochMs()),
                told.at().raw(),
                told.source().recordedAt(),
                number("evse"),
                number("connector"),
                Sample.IMPORT_REGISTER,
                "",
                name,
                Sample.OUTLET,
                "Wh",
                0,
                BillView.bare(told.register().toWh()).toPlainString(),
                BillView.kwh(told.register()),
                used ? Standing.USED : Standing.REFUSED,
                words.say("reading." + name + (used ? "" : ".refused")),
                null,
                null,
                null,
                told.source());
    }

    private @Nullable String text(String field) {
        JsonNode value = data.path(field);
        return value.isString() ? value.stringValue() : null;
    }

    private String textOr(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    private @Nullable Integer number(String field) {
        JsonNode value = data.path(field);
        return value.isInt() ? value.intValue() : null;
    }

    private @Nullable Instant received(String field) {
        String text = text(field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }
}
