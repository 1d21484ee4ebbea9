package io.voltgate.benchmarks;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.engine.Decision;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.SessionEngine;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.shard.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a journal as stations would have filled it: sessions of twenty messages, one after the other. Owned by the main thread. The
 * facts are the engine's own, so they apply to an engine as those of a real night do.
 */
public final class Facts {
    private static final int STATIONS = 1_000;
    private static final int METERS = 20;
    private static final long FIRST_MS = 1_772_366_400_000L;
    private static final int ENTRIES_PER_FORCE = 10_000;
    private static final ConnectorId ONE = ConnectorId.numbered(1);

    private final SessionEngine engine;
    private final Journal journal;
    private final long[] transactions = new long[STATIONS];
    private final int values;
    private long clockMs = FIRST_MS;
    private long registerWh;
    private long facts;

    /**
     * Begins a journal.
     *
     * @param values samples in each meter value: the register and, above one, powers
     */
    public Facts(EngineSettings settings, Journal journal, int values) {
        this.engine = new SessionEngine(settings, nobody());
        this.journal = journal;
        this.values = values;
        for (int station = 0; station < STATIONS; station++) {
            step(new Input.Connected(id(station), 1, "ocpp1.6", "", true));
        }
    }

    /** Nobody is known; tokens may charge all the same. */
    public static Directory nobody() {
        return new Directory() {
            @Override
            public Optional<StationProfile> station(StationId station) {
                return Optional.empty();
            }

            @Override
            public Optional<TokenProfile> token(IdToken token) {
                return Optional.empty();
            }
        };
    }

    /** Writes at least so many facts more; returns how many there are in all. */
    public long write(long wanted) {
        long until = facts + wanted;
        while (facts < until) {
            sessions();
        }
        journal.force();
        return facts;
    }

    private static StationId id(int station) {
        return new StationId("CS-" + station);
    }

    /** A session of every station. */
    private void sessions() {
        for (int station = 0; station < STATIONS; station++) {
            ask(
                    station,
                    new Request.StartTransaction(ONE, IdToken.of("T" + station), Energy.ofWh(registerWh), null, now()));
        }
        for (int meter = 0; meter < METERS; meter++) {
            registerWh++;
            for (int station = 0; station < STATIONS; station++) {
                StationTime at = now();
                ask(station, new Request.MeterValues(ONE, TransactionId.of(transactions[station]), samples(at)));
            }
        }
        for (int station = 0; station < STATIONS; station++) {
            TransactionId transaction = TransactionId.of(transactions[station]);
            ask(
                    station,
                    new Request.StopTransaction(transaction, Energy.ofWh(registerWh), null, "Local", List.of(), now()));
        }
    }

    private List<Sample> samples(StationTime at) {
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(at, Sample.IMPORT_REGISTER, "", "Wh", Long.toString(registerWh)));
        for (int phase = 1; phase < values; phase++) {
            samples.add(sample(at, Sample.POWER_IMPORT, "L" + phase, "W", "3680"));
        }
        return samples;
    }

    private static Sample sample(StationTime at, String measurand, String phase, String unit, String value) {
        return new Sample(at, measurand, phase, Sample.PERIODIC, Sample.OUTLET, unit, 0, value);
    }

    private StationTime now() {
        clockMs++;
        return new StationTime("", clockMs);
    }

    private void ask(int station, Request request) {
        Decision decision = step(new Input.Asked(id(station), 1, "m" + facts, request));
        decision.outputs().forEach(output -> {
            if (output instanceof Output.Answer answer && answer.reply() instanceof Reply.Started started) {
                transactions[station] = Long.parseLong(started.transaction().value());
            }
        });
    }

    private Decision step(Input input) {
        Decision decision = engine.decide(input, clockMs);
        if (!decision.events().isEmpty()) {
            long before = journal.append(clockMs, decision.events());
            decision.events().forEach(event -> engine.apply(event, clockMs));
            facts += decision.events().size();
            if (before % ENTRIES_PER_FORCE == 0) {
                journal.force();
            }
        }
        return decision;
    }
}
