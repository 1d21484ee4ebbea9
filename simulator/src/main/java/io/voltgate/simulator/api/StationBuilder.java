package io.voltgate.simulator.api;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.StationPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a station for a test is to be. Used by one thread, for one station or several; {@link #connect} makes it. */
public final class StationBuilder {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Patience QUICK = new Patience(30_000, 3, 1, 100, 2_000);

    private final OcppVersion version;
    private String identity = "SIM-0001";
    private long seed = 1;
    private StationPlan plan = new StationPlan(1, 0, true, 60, DriverHabits.BY_HAND.atSpeed(60), QUICK);
    private @Nullable String password;
    private @Nullable Tls tls;
    private boolean compression;
    private final List<FrameTap> taps = new ArrayList<>();

    StationBuilder(OcppVersion version) {
        this.version = version;
    }

    public StationBuilder identity(String wanted) {
        identity = wanted;
        return this;
    }

    /** All randomness of the station comes from it. */
    public StationBuilder seed(long wanted) {
        seed = wanted;
        return this;
    }

    /** 1 to 16; 1 where nothing is said. */
    public StationBuilder connectors(int wanted) {
        plan = plan.withConnectors(wanted);
        return this;
    }

    /** Simulated time between meter values; a minute where nothing is said. */
    public StationBuilder sampling(Duration every) {
        plan = plan.withSampleSeconds(Math.toIntExact(every.toSeconds()));
        return this;
    }

    /** Simulated seconds of vehicles and cables per second, 60 where nothing is said; messages carry the real time. */
    public StationBuilder speed(int wanted) {
        plan = plan.withHabits(DriverHabits.BY_HAND.atSpeed(wanted));
        return this;
    }

    /** How long it waits for answers and between attempts; short where nothing is said. */
    public StationBuilder patience(Patience wanted) {
        plan = plan.withPatience(wanted);
        return this;
    }

    /** For HTTP Basic (security profiles 1 and 2). */
    public StationBuilder password(String wanted) {
        password = wanted;
        return this;
    }

    /** For wss (security profiles 2 and 3). */
    public StationBuilder tls(Tls wanted) {
        tls = wanted;
        return this;
    }

    /** Offers permessage-deflate. */
    public StationBuilder compression() {
        compression = true;
        return this;
    }

    /** Sees the frames too, on the link's threads. */
    public StationBuilder tap(FrameTap wanted) {
        taps.add(wanted);
        return this;
    }

    /** Dials, and waits until the server has accepted the boot, ten seconds at most. */
    public SimulatedStation connect(String url) {
        SimulatedStation station = dial(url);
        try {
            station.awaitBooted(PATIENT);
        } catch (AssertionError notAccepted) {
            station.close();
            throw notAccepted;
        }
        return station;
    }

    /** Dials and doesn't wait. The identity is added to the address. */
    public SimulatedStation dial(String url) {
        return SimulatedStation.dial(this, URI.create(url));
    }

    OcppVersion version() {
        return version;
    }

    String identity() {
        return identity;
    }

    long seed() {
        return seed;
    }

    /** How it reaches a server. */
    JavaWebSocketLink.Target target(URI url) {
        return new JavaWebSocketLink.Target(url, identity, version.subprotocol(), password, compression, tls);
    }

    List<FrameTap> taps() {
        return List.copyOf(taps);
    }

    StationPlan plan() {
        return plan;
    }
}
