package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.SourceAddresses;
import io.voltgate.simulator.site.SitePlan;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.site.Sites;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import io.voltgate.simulator.station.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private final Crew.Shared shared;
    private final Faults faults;
    private final Losses losses = new Losses();
    private final Latencies latencies = new Latencies();
    private final Excuses excuses = new Excuses();
    private final Counters counters = new Counters(excuses);
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Crew.Member> members;
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final @Nullable Sites sites;
    private volatile CountDownLatch allDone;

    private Fleet(FleetPlan plan, Wiring wiring) {
        this.allDone = new CountDownLatch(plan.stations());
        int count = Math.min(4, Runtime.getRuntime().availableProcessors());
        SourceAddresses sources = SourceAddresses.forConnections(plan.stations());
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane("stations-" + i, sources, plan.seed() + i, this::broke));
        }
        this.faults = new Faults(plan.faults());
        this.shared = new Crew.Shared(plan, wiring, counters, new Crew.Mishaps(faults, losses, excuses), latencies);
        List<Crew.Berth> berths = lanes.stream()
                .map(lane -> new Crew.Berth(
                        lane, plan.usesLightLinks() ? target -> lane.loop().dialer(target) : JavaWebSocketLink::dialer))
                .toList();
        this.members = new Crew(shared, berths, this::isDone).members();
        SitePlan limited = plan.sites();
        this.sites = limited == null ? null : new Sites(limited, plan.stations(), new Power());
    }

    /** Starts the stations, as the plan says when. */
    public static Fleet start(FleetPlan plan) {
        return start(plan, Wiring.PLAIN);
    }

    /** Starts stations whose lines are made so. */
    public static Fleet start(FleetPlan plan, Wiring wiring) {
        Fleet fleet = new Fleet(plan, wiring);
        for (int i = 0; i < fleet.members.size(); i++) {
            Crew.Member member = fleet.members.get(i);
            Timeline.Timer _ =
                    member.timeline().after(plan.arrival().dialsAfterMs(i, plan.stations()), member.station()::start);
        }
        return fleet;
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

    /** The power of the stations, switched on their lanes. */
    private final class Power implements Sites.Supply {
        @Override
        public void out(int station) {
            Crew.Member member = members.get(station);
            member.timeline().execute(member.station().byHand()::cutPower);
        }

        @Override
        public void back(int station) {
            Crew.Member member = members.get(station);
            member.timeline().execute(member.station().byHand()::restorePower);
        }
    }

    /** Looks at the sites, if there are some, so many milliseconds after the start. */
    void lookAtSites(long atMillis) {
        Sites watched = sites;
        if (watched != null) {
            watched.look(atMillis, views());
        }
    }

    /** Ends running sessions, waits up to the limit until all is acknowledged, then closes; false where something was left unsaid. */
    public boolean stop(Duration limit) throws InterruptedException {
        Sites watched = sites;
        if (watched != null) {
            watched.resetAll();
        }
        finished.clear();
        allDone = new CountDownLatch(members.size());
        members.forEach(member -> member.timeline().execute(member.station()::finish));
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

    Latencies latencies() {
        return latencies;
    }

    /** What the plan's faults did. */
    public List<Faults.Tally> faults() {
        return faults.tallies();
    }

    /** Transaction messages that stations lost by faults. */
    public long lostMessages() {
        return losses.all();
    }

    /**
     * What went wrong: with stations, with sessions, with sites, with what the server sent; empty where nothing did. What a fault
     * accounts for, by striking that very frame or the line that it was on, is not wrong.
     */
    public List<String> complaints() {
        return complaints(records());
    }

    private List<String> complaints(List<StationRecord> records) {
        List<String> complaints = Complaints.about(shared, records);
        Sites watched = sites;
        if (watched != null) {
            complaints.addAll(watched.complaints());
        }
        return complaints;
    }

    /** What is left once it has stopped. */
    Aftermath aftermath() {
        List<StationRecord> records = records();
        Sites watched = sites;
        List<SiteReport> reports = watched == null ? List.of() : watched.reports(records);
        return new Aftermath(
                counts(), faults(), reports, lostMessages(), shared.wiring().broken(), complaints(records), records);
    }

    private <T> List<T> ask(Function<Station, T> question) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        for (Crew.Member member : members) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            answers.add(answer);
            member.timeline().execute(() -> answer.complete(question.apply(member.station())));
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
