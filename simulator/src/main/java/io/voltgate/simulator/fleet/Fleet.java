package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.SourceAddresses;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationPlan;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import io.voltgate.simulator.station.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many stations in one process, on a few shared lanes. Owned by whoever started it; its methods may be called from any thread.
 * Stations run until they are done or stopped, and their records stay readable after.
 */
public final class Fleet implements AutoCloseable {
    private static final long SNAPSHOT_SECONDS = 30;

    private final FleetPlan plan;
    private final Lines lines;
    private final Counters counters = new Counters();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch allDone;

    private record Kind(OcppVersion version, StationPlan plan) {}

    private record Member(Station station, Lane lane) {}

    /** What stands between the stations and their connections, such as who watches the frames. */
    @FunctionalInterface
    public interface Wiring {
        /** Nothing. */
        Wiring PLAIN = (_, _, dialer) -> dialer;

        StationLink.Dialer wired(String identity, OcppVersion version, StationLink.Dialer dialer);
    }

    /** How stations are connected: what each, by its identity, secures its links with, and what stands between. */
    public record Lines(Function<String, @Nullable Tls> tls, Wiring wiring) {}

    private Fleet(FleetPlan plan, Lines lines) {
        this.plan = plan;
        this.lines = lines;
        this.allDone = new CountDownLatch(plan.stations());
        int count = Math.min(4, Runtime.getRuntime().availableProcessors());
        SourceAddresses sources = SourceAddresses.forConnections(plan.stations());
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane("stations-" + i, sources, plan.seed() + i, this::broke));
        }
        List<OcppVersion> versions = plan.versions().of(plan.stations());
        long startMs = lanes.getFirst().nowMs();
        StationPlan each = plan.station(startMs);
        for (int i = 0; i < plan.stations(); i++) {
            members.add(member(i, new Kind(versions.get(i), each), seeds.nextLong(), startMs));
        }
    }

    /** Starts the stations, as the plan says when. */
    public static Fleet start(FleetPlan plan) {
        return start(plan, identity -> null);
    }

    /** Starts stations that secure their links, each by its identity. */
    public static Fleet start(FleetPlan plan, Function<String, @Nullable Tls> tls) {
        return start(plan, new Lines(tls, Wiring.PLAIN));
    }

    /** The same, with something between each station and its connections. */
    public static Fleet start(FleetPlan plan, Lines lines) {
        Fleet fleet = new Fleet(plan, lines);
        for (int i = 0; i < fleet.members.size(); i++) {
            Member member = fleet.members.get(i);
            Timeline.Timer _ =
                    member.lane().after(plan.arrival().dialsAfterMs(i, plan.stations()), member.station()::start);
        }
        return fleet;
    }

    private Member member(int index, Kind kind, long seed, long startMs) {
        Lane lane = lanes.get(index % lanes.size());
        String identity = plan.idPrefix() + String.format(Locale.ROOT, "%04d", index + 1);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < plan.connectors(); i++) {
            tokens.add(token(index * plan.connectors() + i));
        }
        Station.Spec spec = new Station.Spec(identity, kind.version(), kind.plan(), seed, startMs, tokens);
        JavaWebSocketLink.Target target = new JavaWebSocketLink.Target(
                        plan.url(), identity, kind.version().subprotocol(), plan.password(), plan.compression())
                .over(lines.tls().apply(identity));
        StationLink.Dialer dialer =
                plan.usesLightLinks() ? lane.loop().dialer(target) : JavaWebSocketLink.dialer(target);
        Station station = new Station(
                spec, lane, lines.wiring().wired(identity, kind.version(), dialer), counters, () -> isDone(identity));
        return new Member(station, lane);
    }

    private String token(int index) {
        List<String> tokens = plan.tokens();
        return tokens.isEmpty()
                ? plan.tokenPrefix() + String.format(Locale.ROOT, "%04d", index + 1)
                : tokens.get(index % tokens.size());
    }

    private void isDone(String identity) {
        if (finished.add(identity)) {
            allDone.countDown();
        }
    }

    private void broke(Throwable failure) {
        defect.compareAndSet(null, failure);
        counters.problem("a defect of the simulator: " + failure);
    }

    /** Waits until each station has driven its sessions and had every message acknowledged; false when the time is up. */
    public boolean awaitDone(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (defect.get() == null) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            if (allDone.await(Math.min(leftMs, 200), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        throw new IllegalStateException("the simulator broke", defect.get());
    }

    /** Ends running sessions, waits up to the limit until all is acknowledged, then closes; false where something was left unsaid. */
    public boolean stop(Duration limit) throws InterruptedException {
        finished.clear();
        allDone = new CountDownLatch(members.size());
        members.forEach(member -> member.lane().execute(member.station()::finish));
        boolean clean = awaitDone(limit);
        abandon();
        return clean;
    }

    /** Closes the links now, whatever is left unsaid, and waits until they are closed. */
    private void abandon() {
        ask(station -> {
            station.abandon();
            return true;
        });
    }

    /** Closes at once; the records stay readable no longer. */
    @Override
    public void close() {
        abandon();
        lanes.forEach(Lane::close);
    }

    public List<StationRecord> records() {
        return ask(Station::snapshot);
    }

    public List<StationView> views() {
        return ask(Station::view);
    }

    public Counts counts() {
        return counters.snapshot();
    }

    /** Whether the stations have booted, their sessions are complete, and no call failed; the reasons are empty if so. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Counts counts = counts();
        for (StationRecord station : records()) {
            if (!station.booted()) {
                String why = station.trouble().isEmpty() ? "" : " (" + station.trouble() + ")";
                complaints.add(station.identity() + " was never accepted" + why);
            }
            if (station.queued() > 0) {
                complaints.add(station.identity() + " has " + station.queued() + " messages not acknowledged");
            }
            station.sessions().stream()
                    .filter(session -> session.begun() && !session.complete())
                    .forEach(session -> complaints.add(station.identity() + " connector " + session.connector()
                            + ": session " + session.transactionId() + " is not complete"));
        }
        int wanted = plan.sessionsPerStation() * plan.stations();
        if (counts.sessionsDone() < wanted) {
            complaints.add("only " + counts.sessionsDone() + " of " + wanted + " sessions are complete");
        }
        complaints.addAll(counts.problems());
        return complaints;
    }

    private <T> List<T> ask(Function<Station, T> question) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        for (Member member : members) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            answers.add(answer);
            member.lane().execute(() -> answer.complete(question.apply(member.station())));
        }
        List<T> results = new ArrayList<>();
        try {
            for (CompletableFuture<T> answer : answers) {
                results.add(answer.get(SNAPSHOT_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the stations", interrupted);
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IllegalStateException("a station does not answer", stuck);
        }
        return results;
    }
}
