package io.voltgate.simulator;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.fleet.Wiring;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.link.Tls;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
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
        return FrameTap.tapped(dialer, eye);
    }

    /** Prints each broken rule with how often it was and the first frame that did; whether none was. */
    boolean print(PrintWriter out) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        eyes.values().forEach(eye -> eye.counts().forEach((rule, count) -> counts.merge(rule, count, Integer::sum)));
        if (counts.isEmpty()) {
            out.println("strict: no rule was broken");
        }
        counts.forEach((rule, count) -> {
            out.println("strict: " + rule.id() + ", " + count + " times: " + rule.sentence());
            first(rule, out);
        });
        out.flush();
        return counts.isEmpty();
    }

    private void first(Rule rule, PrintWriter out) {
        for (Map.Entry<String, StrictEye> each : eyes.entrySet()) {
            for (Finding finding : each.getValue().findings()) {
                if (finding.rule() == rule) {
                    out.println("  " + each.getKey() + ": " + finding.why());
                    out.println("  " + finding.frame());
                    return;
                }
            }
        }
    }
}
