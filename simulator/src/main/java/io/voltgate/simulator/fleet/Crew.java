package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.fault.FaultyLine;
import io.voltgate.simulator.fault.Victim;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationPlan;
import io.voltgate.simulator.station.Timeline;
import io.voltgate.simulator.station.power.Outlet;
import io.voltgate.simulator.vendor.QuirkyLink;
import io.voltgate.simulator.vendor.VendorProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stations of a fleet: each with its identity, version, model, tokens, and the line that it dials over. Used once, by the
 * thread that starts the fleet. The same plan makes the same stations.
 */
final class Crew {
    /** What all stations share. */
    record Shared(FleetPlan plan, Wiring wiring, Counters counters, Mishaps mishaps, Latencies latencies) {}

    /** What goes wrong by the plan, and what stations lost by it. */
    record Mishaps(Faults faults, Losses losses, Excuses excuses) {}

    /** Where stations live: their time, and what dials for them there. */
    record Berth(Timeline timeline, Function<JavaWebSocketLink.Target, StationLink.Dialer> dialling) {}

    /** A station and the time that it lives in. */
    record Member(Station station, Timeline timeline) {}

    private record Kind(OcppVersion version, @Nullable VendorProfile profile, StationPlan plan) {}

    private final Shared shared;
    private final List<Berth> berths;
    private final Consumer<String> onDone;
    private final long startMs;

    Crew(Shared shared, List<Berth> berths, Consumer<String> onDone) {
        this.shared = shared;
        this.berths = berths;
        this.onDone = onDone;
        this.startMs = berths.getFirst().timeline().nowMs();
    }

    List<Member> members() {
        FleetPlan plan = shared.plan();
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        List<Kind> kinds = kinds(plan);
        List<Member> members = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < plan.stations(); i++) {
            Kind kind = kinds.get(i);
            members.add(member(i, kind, seeds.nextLong(), tokens));
            tokens += kind.plan().connectors();
        }
        return members;
    }

    private List<Kind> kinds(FleetPlan plan) {
        StationPlan usual = plan.station(startMs);
        List<VendorProfile> profiles = plan.profiles();
        if (profiles.isEmpty()) {
            return plan.versions().of(plan.stations()).stream()
                    .map(version -> new Kind(version, null, usual))
                    .toList();
        }
        List<Kind> byTurns = profiles.stream()
                .map(profile -> new Kind(
                        VersionMix.version(profile.ocpp()),
                        profile,
                        usual.withConnectors(profile.connectors())
                                .withOutlets(List.of(new Outlet(profile.phases(), profile.powerW())))))
                .toList();
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < plan.stations(); i++) {
            kinds.add(byTurns.get(i % byTurns.size()));
        }
        return kinds;
    }

    private Member member(int index, Kind kind, long seed, int firstToken) {
        FleetPlan plan = shared.plan();
        Berth berth = berths.get(index % berths.size());
        Timeline timeline = berth.timeline();
        String identity = plan.identity(index);
        List<String> tokens = new ArrayList<>(kind.plan().connectors());
        for (int i = 0; i < kind.plan().connectors(); i++) {
            tokens.add(token(firstToken + i));
        }
        Station.Spec spec = new Station.Spec(identity, kind.version(), kind.plan(), seed, startMs, tokens);
        StationLink.Dialer dialer = dialer(identity, kind, berth);
        if (plan.faults().isEmpty()) {
            return new Member(station(spec, timeline, dialer), timeline);
        }
        FaultyLine line = new FaultyLine(dialer, timeline, shared.mishaps().faults(), seed + 1);
        shared.mishaps().excuses().know(identity, line);
        Station station = station(spec, timeline, line);
        line.leadsTo(new ByFault(station, shared.mishaps().losses()));
        return new Member(station, timeline);
    }

    private Station station(Station.Spec spec, Timeline timeline, StationLink.Dialer dialer) {
        StationLink.Dialer timed = FrameTap.tapped(dialer, new Stopwatch(shared.latencies()));
        return new Station(spec, timeline, timed, shared.counters(), () -> onDone.accept(spec.identity()));
    }

    private StationLink.Dialer dialer(String identity, Kind kind, Berth berth) {
        FleetPlan plan = shared.plan();
        JavaWebSocketLink.Target target = new JavaWebSocketLink.Target(
                        plan.url(), identity, kind.version().subprotocol(), plan.password(), plan.compression())
                .over(shared.wiring().tls(identity));
        StationLink.Dialer wired =
                shared.wiring().wired(identity, kind.version(), berth.dialling().apply(target));
        VendorProfile profile = kind.profile();
        return profile == null ? wired : QuirkyLink.dialer(wired, profile, berth.timeline()::nowMs);
    }

    private String token(int index) {
        List<String> tokens = shared.plan().tokens();
        return tokens.isEmpty()
                ? shared.plan().tokenPrefix() + String.format(Locale.ROOT, "%04d", index + 1)
                : tokens.get(index % tokens.size());
    }

    /** Does to a station what a fault says. */
    private record ByFault(Station station, Losses losses) implements Victim {
        @Override
        public void reboot() {
            station.byHand().reboot();
        }

        @Override
        public void loseQueue() {
            losses.add(station.byHand().loseQueue());
        }

        @Override
        public void jump(long millis) {
            station.byHand().jump(Duration.ofMillis(millis));
        }
    }
}
