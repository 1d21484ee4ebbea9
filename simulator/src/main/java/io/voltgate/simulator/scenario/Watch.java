package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The strict eyes of one scenario: one in each station and version that it speaks, over all its connections. Told on the threads of
 * the runner and of its sockets; each eye is told of one thing at a time. It changes nothing of what is sent.
 */
final class Watch {
    private final Map<String, Sight> sights = new ConcurrentHashMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    /** A new connection of this station, of a version that is known for sure once it stands. */
    Line line(String station, OcppVersion offered) {
        return new Line(station, offered);
    }

    /** All that was found so far, in its order. */
    List<Breach> breaches() {
        synchronized (breaches) {
            return List.copyOf(breaches);
        }
    }

    private Sight sight(String station, OcppVersion version) {
        return sights.computeIfAbsent(station + " " + version, _ -> new Sight(station, version));
    }

    /** An eye, with how much of what it found has been told. */
    private final class Sight {
        private final String station;
        private final StrictEye eye;
        private int known;

        Sight(String station, OcppVersion version) {
            this.station = station;
            this.eye = new StrictEye(version, Eyesight.PLAIN);
        }

        synchronized void see(int place, Runnable seen) {
            seen.run();
            List<Finding> all = eye.findings();
            synchronized (breaches) {
                all.subList(known, all.size()).forEach(each -> breaches.add(new Breach(station, place, each)));
            }
            known = all.size();
        }
    }

    /** One connection. After its end nothing of it is looked at. */
    final class Line {
        private final String station;
        private volatile Sight sight;
        private boolean over;

        Line(String station, OcppVersion offered) {
            this.station = station;
            this.sight = sight(station, offered);
        }

        /** It stands, with this subprotocol; where the server chose none, what was offered is spoken. */
        void opened(String subprotocol) {
            OcppVersion.of(subprotocol).ifPresent(version -> sight = sight(station, version));
        }

        synchronized void said(int place, String text) {
            see(place, () -> sight.eye.frame(Direction.TO_SERVER, text));
        }

        synchronized void heard(int place, String text) {
            see(place, () -> sight.eye.frame(Direction.FROM_SERVER, text));
        }

        synchronized void closed(int place, String reason) {
            see(place, () -> sight.eye.closed(reason));
            over = true;
        }

        private void see(int place, Runnable what) {
            if (!over) {
                sight.see(place, what);
            }
        }
    }
}
