package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stations that live through a time of their own, as fast as the server answers. Owned by the thread that runs it. The same plan and
 * start against the same answers give the same frames, byte for byte.
 */
public final class VirtualFleet {
    private static final Duration ENDING = Duration.ofHours(1);

    private final VirtualTimeline timeline;
    private final Counters counters = new Counters();
    private final Map<String, FrameDigest> digests = new LinkedHashMap<>();
    private final List<Station> stations = new ArrayList<>();

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
            Map<String, Digest> stations, String sent, int unanswered, Counts counts, List<StationRecord> records) {}

    /** The digests of one station, in hexadecimal: of what it sent, and of all that passed in both directions. */
    public record Digest(long frames, String sent, String all) {}

    private VirtualFleet(FleetPlan plan, Span span, BiFunction<String, OcppVersion, StationLink.Dialer> dialers) {
        this.timeline = new VirtualTimeline(
                span.start().toEpochMilli(), new VirtualTimeline.Patience(Duration.ofSeconds(30), span.quiet()));
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        List<OcppVersion> versions = plan.versions().of(plan.stations());
        for (int i = 0; i < plan.stations(); i++) {
            String identity = plan.identity(i);
            FrameDigest digest = new FrameDigest();
            digests.put(identity, digest);
            Station.Spec spec = new Station.Spec(
                    identity,
                    versions.get(i),
                    plan.station(timeline.nowMs()),
                    seeds.nextLong(),
                    timeline.nowMs(),
                    plan.tokensAt(i));
            StationLink.Dialer dialer = timeline.dialer(dialers.apply(identity, versions.get(i)));
            Station station = new Station(spec, timeline, FrameTap.tapped(dialer, digest), counters, () -> {});
            stations.add(station);
            Timeline.Timer _ = timeline.after(plan.arrival().dialsAfterMs(i, plan.stations()), station::start);
        }
    }

    /** Lets the stations of a plan live through this span over sockets, and then end what runs. */
    public static Outcome run(FleetPlan plan, Span span, Function<String, @Nullable Tls> tls)
            throws InterruptedException {
        return run(
                plan,
                span,
                (identity, version) -> JavaWebSocketLink.dialer(new JavaWebSocketLink.Target(
                                plan.url(), identity, version.subprotocol(), plan.password(), plan.compression())
                        .over(tls.apply(identity))));
    }

    static Outcome run(FleetPlan plan, Span span, BiFunction<String, OcppVersion, StationLink.Dialer> dialers)
            throws InterruptedException {
        VirtualFleet fleet = new VirtualFleet(plan, span, dialers);
        long endMs = span.start().plus(span.length()).toEpochMilli();
        fleet.timeline.passUntil(endMs);
        fleet.stations.forEach(Station::finish);
        fleet.timeline.passUntil(endMs + ENDING.toMillis());
        Outcome outcome = fleet.outcome();
        fleet.stations.forEach(Station::abandon);
        fleet.timeline.passUntil(endMs + ENDING.toMillis());
        return outcome;
    }

    private Outcome outcome() {
        Map<String, Digest> each = new LinkedHashMap<>();
        MessageDigest whole = FrameDigest.sha256();
        digests.forEach((identity, digest) -> {
            FrameDigest.Sum sum = digest.sum();
            each.put(identity, new Digest(sum.frames(), sum.sent(), sum.all()));
            whole.update(
                    String.format(Locale.ROOT, "%s %s%n", identity, sum.sent()).getBytes(StandardCharsets.UTF_8));
        });
        return new Outcome(
                each,
                FrameDigest.hex(whole),
                timeline.givenUp(),
                counters.snapshot(),
                stations.stream().map(Station::snapshot).toList());
    }
}
