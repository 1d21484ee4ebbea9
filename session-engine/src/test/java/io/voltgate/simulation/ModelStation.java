package io.voltgate.simulation;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A station as the standard wants it: one message at a time, and a message is dropped only when it was answered. Owned by the test's
 * thread. It remembers what it measured, and what was acknowledged.
 */
final class ModelStation {
    /** One charge, as the station knows it. */
    static final class Charge {
        final long meterStart;
        final StationTime startedAt;
        final String name;
        long meter;

        @Nullable
        TransactionId transaction;

        boolean startAcked;
        boolean stopAcked;
        boolean ended;
        int seqNo;

        Charge(String name, long meterStart, StationTime startedAt) {
            this.name = name;
            this.meterStart = meterStart;
            this.meter = meterStart;
            this.startedAt = startedAt;
        }

        /** The id that it has, or would have. */
        TransactionId transaction() {
            TransactionId given = transaction;
            return given == null ? new TransactionId(name) : given;
        }
    }

    /** A message that waits for its answer; made anew for each attempt, since an answer may tell its transaction id. */
    record Pending(Charge charge, Kind kind, long meter, StationTime at, int seqNo) {}

    enum Kind {
        START,
        METER,
        STOP
    }

    final StationId id;
    final boolean v16;
    final ConnectorId connector = ConnectorId.numbered(1);
    final IdToken token;
    final List<Charge> charges = new ArrayList<>();
    final List<Sample> ackedSamples = new ArrayList<>();
    final Deque<Pending> queue = new ArrayDeque<>();
    private final SplittableRandom random;
    private long register;
    private long clockMs;

    ModelStation(String name, boolean v16, SplittableRandom random, long nowMs) {
        this.id = new StationId(name);
        this.v16 = v16;
        this.token = IdToken.of("TAG-" + name);
        this.random = random;
        this.register = random.nextLong(1_000_000);
        this.clockMs = nowMs;
    }

    /** Lets the station's world go on: plug in, charge, unplug. Time at the station always advances. */
    void live() {
        clockMs += 1_000 + random.nextLong(60_000);
        Charge running = running();
        if (running == null) {
            Charge charge = new Charge(id + "-" + charges.size(), register, now());
            charges.add(charge);
            add(charge, Kind.START);
        } else if (random.nextInt(4) > 0) {
            register += random.nextLong(2_000);
            running.meter = register;
            add(running, Kind.METER);
        } else {
            register += random.nextLong(500);
            running.meter = register;
            running.ended = true;
            add(running, Kind.STOP);
        }
    }

    private void add(Charge charge, Kind kind) {
        queue.add(new Pending(charge, kind, charge.meter, now(), charge.seqNo++));
    }

    private @Nullable Charge running() {
        return charges.isEmpty() || charges.getLast().ended ? null : charges.getLast();
    }

    private StationTime now() {
        return new StationTime(Instant.ofEpochMilli(clockMs).toString(), clockMs);
    }

    Request request(Pending pending) {
        return v16 ? request16(pending) : request2x(pending);
    }

    private Request request16(Pending pending) {
        TransactionId known = pending.charge.transaction;
        TransactionId transaction = known == null ? new TransactionId("-1") : known;
        return switch (pending.kind) {
            case START ->
                new Request.StartTransaction(
                        connector, token, Energy.ofWh(pending.charge.meterStart), null, pending.charge.startedAt);
            case METER -> new Request.MeterValues(connector, transaction, List.of(sample(pending)));
            case STOP ->
                new Request.StopTransaction(
                        transaction, Energy.ofWh(pending.meter), null, "Local", List.of(), pending.at);
        };
    }

    private Request request2x(Pending pending) {
        Phase phase = switch (pending.kind) {
            case START -> Phase.STARTED;
            case METER -> Phase.UPDATED;
            case STOP -> Phase.ENDED;
        };
        return new Request.TransactionEvent(
                phase,
                new TransactionId(pending.charge.name),
                pending.seqNo,
                "Trigger",
                false,
                connector,
                phase == Phase.STARTED ? token : null,
                "Charging",
                "",
                null,
                null,
                List.of(sample(pending)),
                pending.at);
    }

    private static Sample sample(Pending pending) {
        String context = switch (pending.kind) {
            case START -> Sample.BEGIN;
            case METER -> Sample.PERIODIC;
            case STOP -> Sample.END;
        };
        return new Sample(
                pending.at, Sample.IMPORT_REGISTER, "", context, Sample.OUTLET, "Wh", 0, Long.toString(pending.meter));
    }

    /** The answer to the oldest pending message has come. */
    void answered(Pending pending, Reply reply) {
        queue.remove(pending);
        switch (pending.kind) {
            case START -> pending.charge.startAcked = true;
            case STOP -> pending.charge.stopAcked = true;
            case METER -> ackedSamples.add(sample(pending));
        }
        if (reply instanceof Reply.Started(TransactionId transaction, var _)) {
            pending.charge.transaction = transaction;
        }
    }
}
