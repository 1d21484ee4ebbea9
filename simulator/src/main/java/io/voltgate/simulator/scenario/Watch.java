package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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

    /** A scenario takes this code of an error by its name, so that it is none of the version's is no breach. */
    void forgive(String station, String code) {
        synchronized (breaches) {
            breaches.removeIf(breach -> breach.station().equals(station)
                    && breach.finding().rule() == Rule.ERROR_CODE
                    && breach.finding().why().startsWith("\"" + code + "\""));
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

    /** One connection. After its end, and after the next one was dialled, nothing of it is looked at. */
    final class Line {
        private final String station;
        private volatile Looks looks;

        /** The eye of the version that is spoken, and what it sees of this connection. */
        private record Looks(Sight sight, FrameTap tap) {}

        Line(String station, OcppVersion offered) {
            this.station = station;
            this.looks = looks(offered);
        }

        private Looks looks(OcppVersion version) {
            Sight sight = sight(station, version);
            return new Looks(sight, sight.eye.connection());
        }

        /** It stands, with this subprotocol; where the server chose none, what was offered is spoken. */
        void opened(String subprotocol) {
            OcppVersion.of(subprotocol)
                    .filter(version -> !sight(station, version).equals(looks.sight()))
                    .ifPresent(version -> looks = looks(version));
        }

        void said(int place, String text) {
            see(place, tap -> tap.frame(Direction.TO_SERVER, text));
        }

        void heard(int place, String text) {
            see(place, tap -> tap.frame(Direction.FROM_SERVER, text));
        }

        void closed(int place, String reason) {
            see(place, tap -> tap.closed(reason));
        }

        private void see(int place, Consumer<FrameTap> what) {
            Looks now = looks;
            now.sight().see(place, () -> what.accept(now.tap()));
        }
    }
}
