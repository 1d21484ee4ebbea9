package io.voltgate.simulator;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.fleet.FleetReport;
import io.voltgate.simulator.fleet.Wiring;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.link.Tls;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A strict eye in each station of a fleet. Told on the stations' threads, asked by whoever runs the fleet. The server lives in real time, so
 * its times are held against the real clock, also where the stations' clock is virtual.
 */
final class StrictWatch implements Wiring {
    private final Map<String, StrictEye> eyes = new ConcurrentHashMap<>();
    private final int places;
    private final Function<String, @Nullable Tls> tls;

    StrictWatch(int places, Function<String, @Nullable Tls> tls) {
        this.places = places;
        this.tls = tls;
    }

    @Override
    public @Nullable Tls tls(String identity) {
        return tls.apply(identity);
    }

    @Override
    public StationLink.Dialer wired(String identity, OcppVersion version, StationLink.Dialer dialer) {
        StrictEye eye = new StrictEye(version, new Eyesight(places, System::currentTimeMillis));
        eyes.put(identity, eye);
        return eye.watched(dialer);
    }

    @Override
    public List<FleetReport.Broken> broken() {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        Map<Rule, Map.Entry<String, Finding>> first = new EnumMap<>(Rule.class);
        eyes.forEach((station, eye) -> {
            eye.counts().forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
            eye.findings()
                    .forEach(finding -> first.merge(finding.rule(), Map.entry(station, finding), StrictWatch::earlier));
        });
        return counts.entrySet().stream()
                .filter(each -> first.containsKey(each.getKey()))
                .map(each -> broken(each.getKey(), each.getValue(), Objects.requireNonNull(first.get(each.getKey()))))
                .toList();
    }

    private static Map.Entry<String, Finding> earlier(
            Map.Entry<String, Finding> one, Map.Entry<String, Finding> other) {
        return one.getValue().atMs() <= other.getValue().atMs() ? one : other;
    }

    private static FleetReport.Broken broken(Rule rule, int count, Map.Entry<String, Finding> first) {
        Finding finding = first.getValue();
        return new FleetReport.Broken(
                rule.id(), rule.sentence(), rule.source(), count, first.getKey(), finding.why(), finding.frame());
    }

    /** Prints each broken rule with how often it was and the first frame that did. */
    void print(PrintWriter out) {
        List<FleetReport.Broken> broken = broken();
        if (broken.isEmpty()) {
            out.println("strict: no rule was broken");
        }
        for (FleetReport.Broken each : broken) {
            out.println("strict: " + each.rule() + ", " + each.count() + " times: " + each.sentence());
            out.println("  " + each.station() + ": " + each.why());
            out.println("  " + each.frame());
        }
        out.flush();
    }
}
