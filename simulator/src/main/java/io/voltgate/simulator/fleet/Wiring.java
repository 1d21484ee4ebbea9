package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.link.Tls;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a fleet's stations are made with: how they are secured, and who watches the frames. Asked once for each station, by
 * the thread that starts the fleet. It decides nothing about what stations say.
 */
public interface Wiring {
    /** Plain lines that nobody watches. */
    Wiring PLAIN = new Wiring() {};

    /** Lines that are secured, each by its station's identity. */
    static Wiring secured(Function<String, @Nullable Tls> tls) {
        return new Wiring() {
            @Override
            public @Nullable Tls tls(String identity) {
                return tls.apply(identity);
            }
        };
    }

    /** What a station secures its line with, null for nothing. */
    default @Nullable Tls tls(String identity) {
        return null;
    }

    /** The station's way to its server, with what is to stand in it. */
    default StationLink.Dialer wired(String identity, OcppVersion version, StationLink.Dialer dialer) {
        return dialer;
    }

    /** What those who watch have found wrong with what the server sent so far. */
    default List<FleetReport.Broken> broken() {
        return List.of();
    }
}
