package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.site.SitePlan;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.site.Sites;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stations that live through a time of their own, as fast as the server answers. Owned by the thread that runs it. The same plan and
 * start against the same answers give the same frames, byte for byte, with all faults and quirks that the plan has.
 */
public final class VirtualFleet {
    private static final Duration ENDING = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DOUBT = Duration.ofMillis(500);
    private static final long MOST_STRETCHES = 500;
    private static final long LOOK_MS = 1_000;

    private final FleetPlan plan;
    private final VirtualTimeline timeline;
    private final long startMs;
    private final long endMs;
    private final long stretchMs;
    private final Faults faults;
    private final Losses losses = new Losses();
    private final Latencies latencies = new Latencies();
    private final Excuses excuses = new Excuses();
    private final Counters counters = new Counters(excuses);
    private final Crew.Shared shared;
    private final Map<String, FrameDigest> digests = new LinkedHashMap<>();
    private final List<Station> stations;
    private final Chronicle chronicle;
    private final @Nullable Sites sites;

    /**
     * When and how long.
     *
     * @param quiet how long the clock stands after frames, in real time, for what the server says of its own accord
     */
    public record Span(Instant start, Duration length, Duration quiet) {}

    /**
     * What became of it.
     *
     * @param sent the digest of all that all stations sent, in hexadecimal
     * @param unanswered how often an answer did not come while the clock stood; with 0 the run can be repeated
     */
    public record Outcome(
            Map<String, Digest> stations,
            String sent,
            int unanswered,
            List<StationRecord> records,
            FleetReport report) {}

    /** The digests of one station, in hexadecimal: of what it sent, and of all that passed in both directions. */
    public record Digest(long frames, String sent, String all) {}

    private VirtualFleet(
            FleetPlan plan, Span span, Wiring wiring, Function<JavaWebSocketLink.Target, StationLink.Dialer> dialling) {
        this.plan = plan;
        this.startMs = span.start().toEpochMilli();
        this.endMs = startMs + span.length().toMillis();
        this.stretchMs = stretchMs(span.length());
        this.timeline = new VirtualTimeline(startMs, new VirtualTimeline.Patience(PATIENCE, DOUBT, span.quiet()));
        this.faults = new Faults(plan.faults());
        this.chronicle = new Chronicle(plan, latencies, stretchMs);
        this.shared = new Crew.Shared(plan, wiring, counters, new Crew.Mishaps(faults, losses, excuses), latencies);
        Crew.Berth berth = new Crew.Berth(
                timeline,
                target -> FrameTap.tapped(timeline.dialer(dialling.apply(target)), digest(target.identity())));
        this.stations = new Crew(shared, List.of(berth), _ -> {})
                .members().stream().map(Crew.Member::station).toList();
        SitePlan limited = plan.sites();
        this.sites = limited == null ? null : new Sites(limited, plan.stations(), new Power());
    }

    private FrameDigest digest(String identity) {
        return digests.computeIfAbsent(identity, _ -> new FrameDigest());
    }

    /** Whole minutes. */
    private static long stretchMs(Duration length) {
        long minutes = length.toMinutes() / MOST_STRETCHES + 1;
        return Duration.ofMinutes(minutes).toMillis();
    }

    /** Lets the stations of a plan live through this span over sockets that are wired so, and then end what runs. */
    public static Outcome run(FleetPlan plan, Span span, Wiring wiring) throws InterruptedException {
        return run(plan, span, wiring, JavaWebSocketLink::dialer);
    }

    static Outcome run(
            FleetPlan plan, Span span, Wiring wiring, Function<JavaWebSocketLink.Target, StationLink.Dialer> dialling)
            throws InterruptedException {
        VirtualFleet fleet = new VirtualFleet(plan, span, wiring, dialling);
        fleet.begin();
        return fleet.live();
    }

    private void begin() {
        for (int i = 0; i < stations.size(); i++) {
            long waitMs = plan.arrival().dialsAfterMs(i, stations.size());
            Timeline.Timer _ = timeline.after(waitMs, stations.get(i)::start);
        }
        closeStretches();
        Sites watched = sites;
        if (watched != null) {
            lookAt(watched);
        }
    }

    private Outcome live() throws InterruptedException {
        timeline.passUntil(endMs);
        Sites watched = sites;
        if (watched != null) {
            watched.resetAll();
        }
        stations.forEach(Station::finish);
        long closingMs = endMs + ENDING.toMillis();
        timeline.passUntil(closingMs);
        Outcome outcome = outcome(endMs - startMs);
        stations.forEach(Station::abandon);
        timeline.passUntil(closingMs);
        return outcome;
    }

    private void closeStretches() {
        Timeline.Timer _ = timeline.after(stretchMs, () -> {
            if (timeline.nowMs() <= endMs) {
                var _ = chronicle.close(timeline.nowMs() - startMs, stretchMs * 1000, counters.snapshot());
                closeStretches();
            }
        });
    }

    private void lookAt(Sites watched) {
        Timeline.Timer _ = timeline.after(LOOK_MS, () -> {
            if (timeline.nowMs() <= endMs) {
                watched.look(
                        timeline.nowMs() - startMs,
                        stations.stream().map(Station::view).toList());
                lookAt(watched);
            }
        });
    }

    /** The power of the stations. */
    private final class Power implements Sites.Supply {
        @Override
        public void out(int station) {
            stations.get(station).byHand().cutPower();
        }

        @Override
        public void back(int station) {
            stations.get(station).byHand().restorePower();
        }
    }

    private Outcome outcome(long millis) {
        Map<String, Digest> each = new LinkedHashMap<>();
        MessageDigest whole = FrameDigest.sha256();
        digests.forEach((identity, digest) -> {
            FrameDigest.Sum sum = digest.sum();
            each.put(identity, new Digest(sum.frames(), sum.sent(), sum.all()));
            whole.update(
                    String.format(Locale.ROOT, "%s %s%n", identity, sum.sent()).getBytes(StandardCharsets.UTF_8));
        });
        List<StationRecord> records = stations.stream().map(Station::snapshot).toList();
        FleetReport report = chronicle.report(millis, aftermath(records));
        return new Outcome(each, FrameDigest.hex(whole), timeline.givenUp(), records, report);
    }

    private Aftermath aftermath(List<StationRecord> records) {
        List<String> complaints = Complaints.about(shared, records);
        Sites watched = sites;
        List<SiteReport> reports = watched == null ? List.of() : watched.reports(records);
        if (watched != null) {
            complaints.addAll(watched.complaints());
        }
        if (timeline.givenUp() > 0) {
            complaints.add(
                    timeline.givenUp() + " answers did not come while the clock stood: the run can't be repeated");
        }
        return new Aftermath(
                counters.snapshot(),
                faults.tallies(),
                reports,
                losses.all(),
                shared.wiring().broken(),
                complaints,
                records);
    }
}
