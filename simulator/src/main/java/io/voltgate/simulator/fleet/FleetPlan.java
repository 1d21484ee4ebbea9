package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.Fault;
import io.voltgate.simulator.site.SitePlan;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.StationPlan;
import io.voltgate.simulator.vendor.VendorProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet is to be and do. Each with-method gives another plan and leaves this one as it is. A plan that exists has been
 * checked.
 */
public final class FleetPlan {
    /** What stations dial with. */
    public enum Link {
        /** Few threads for all; ws only, without compression. */
        LIGHT,
        /** Two threads each. */
        JAVA_WEBSOCKET,
        /** Light from {@value FleetPlan#LIGHT_FROM} stations, where the plan asks for nothing that it doesn't have. */
        FITTING
    }

    public static final int MAX_STATIONS = 50_000;
    static final int LIGHT_FROM = 200;

    private final URI url;
    private int stations = 10;
    private VersionMix versions = VersionMix.MIXED;
    private int connectors = 2;
    private int sessionsPerStation = 1;
    private long seed = 1;
    private String idPrefix = "SIM-";
    private @Nullable String password;
    private List<String> tokens = List.of();
    private String tokenPrefix = "TAG-";
    private boolean compression;
    private boolean keepIds = true;
    private boolean keepsSamples = true;
    private int sampleSeconds = 60;
    private DriverHabits habits = DriverHabits.NORMAL;
    private Patience patience = Patience.STANDARD;
    private Link link = Link.FITTING;
    private Arrival arrival = Arrival.STANDARD;
    private List<Fault> faults = List.of();
    private List<VendorProfile> profiles = List.of();
    private @Nullable SitePlan sites;

    private FleetPlan(URI url) {
        this.url = url;
    }

    /** Ten mixed stations with two connectors, one session each, at a gateway such as ws://127.0.0.1:9000/ocpp. */
    public static FleetPlan to(URI url) {
        return new FleetPlan(url);
    }

    private FleetPlan with(Consumer<FleetPlan> change) {
        FleetPlan copy = new FleetPlan(url);
        copy.stations = stations;
        copy.versions = versions;
        copy.connectors = connectors;
        copy.sessionsPerStation = sessionsPerStation;
        copy.seed = seed;
        copy.idPrefix = idPrefix;
        copy.password = password;
        copy.tokens = tokens;
        copy.tokenPrefix = tokenPrefix;
        copy.compression = compression;
        copy.keepIds = keepIds;
        copy.keepsSamples = keepsSamples;
        copy.sampleSeconds = sampleSeconds;
        copy.habits = habits;
        copy.patience = patience;
        copy.link = link;
        copy.arrival = arrival;
        copy.faults = faults;
        copy.profiles = profiles;
        copy.sites = sites;
        change.accept(copy);
        copy.check();
        return copy;
    }

    private void check() {
        if (stations < 1 || stations > MAX_STATIONS || connectors < 1 || connectors > 16) {
            throw new IllegalArgumentException("1 to " + MAX_STATIONS + " stations with 1 to 16 connectors");
        }
        if (sessionsPerStation < 0 || sampleSeconds < 1) {
            throw new IllegalArgumentException("sessions from 0 up, a sample interval from 1 s up");
        }
        if (link == Link.LIGHT && (compression || !isPlain())) {
            throw new IllegalArgumentException("a light link has neither TLS nor compression");
        }
    }

    private boolean isPlain() {
        return "ws".equalsIgnoreCase(url.getScheme());
    }

    public FleetPlan withStations(int count) {
        return with(plan -> plan.stations = count);
    }

    public FleetPlan withVersions(VersionMix mix) {
        return with(plan -> plan.versions = mix);
    }

    public FleetPlan withConnectors(int count) {
        return with(plan -> plan.connectors = count);
    }

    /** How many sessions each station drives before it is done; 0 goes on until stopped. */
    public FleetPlan withSessionsPerStation(int count) {
        return with(plan -> plan.sessionsPerStation = count);
    }

    /** All randomness comes from it. */
    public FleetPlan withSeed(long number) {
        return with(plan -> plan.seed = number);
    }

    /** Identities are this and a number of at least four digits, from 0001. */
    public FleetPlan withIdPrefix(String prefix) {
        return with(plan -> plan.idPrefix = prefix);
    }

    /** For HTTP Basic; null sends none. */
    public FleetPlan withPassword(@Nullable String text) {
        return with(plan -> plan.password = text);
    }

    /** The drivers' tokens; where empty, each connector's driver has one of its own, the token prefix and a number. */
    public FleetPlan withTokens(List<String> list) {
        List<String> copied = List.copyOf(list);
        return with(plan -> plan.tokens = copied);
    }

    public FleetPlan withTokenPrefix(String prefix) {
        return with(plan -> plan.tokenPrefix = prefix);
    }

    public FleetPlan withCompression(boolean offered) {
        return with(plan -> plan.compression = offered);
    }

    /** Whether a repeated message keeps its message id (OCPP-J 1.6 errata 3.1 leaves the choice). */
    public FleetPlan withKeepIds(boolean kept) {
        return with(plan -> plan.keepIds = kept);
    }

    /** Whether acknowledged meter values stay on record; without them a fleet can run for days. */
    public FleetPlan withSamplesKept(boolean kept) {
        return with(plan -> plan.keepsSamples = kept);
    }

    /** Simulated seconds between meter values. */
    public FleetPlan withSampleSeconds(int seconds) {
        return with(plan -> plan.sampleSeconds = seconds);
    }

    public FleetPlan withHabits(DriverHabits other) {
        return with(plan -> plan.habits = other);
    }

    public FleetPlan withPatience(Patience other) {
        return with(plan -> plan.patience = other);
    }

    public FleetPlan withLink(Link other) {
        return with(plan -> plan.link = other);
    }

    public FleetPlan withArrival(Arrival other) {
        return with(plan -> plan.arrival = other);
    }

    /** What goes wrong; each station has its own share of it. */
    public FleetPlan withFaults(List<Fault> list) {
        List<Fault> copied = List.copyOf(list);
        return with(plan -> plan.faults = copied);
    }

    /** What models the stations are, by turns; each brings its version and connectors. Empty: none in particular. */
    public FleetPlan withProfiles(List<VendorProfile> list) {
        List<VendorProfile> copied = List.copyOf(list);
        return with(plan -> plan.profiles = copied);
    }

    /** What sites may draw, which is watched; null for no limit. */
    public FleetPlan withSites(@Nullable SitePlan wanted) {
        return with(plan -> plan.sites = wanted);
    }

    public URI url() {
        return url;
    }

    public int stations() {
        return stations;
    }

    public int connectors() {
        return connectors;
    }

    public int sessionsPerStation() {
        return sessionsPerStation;
    }

    public long seed() {
        return seed;
    }

    public DriverHabits habits() {
        return habits;
    }

    public boolean usesLightLinks() {
        return switch (link) {
            case LIGHT -> true;
            case JAVA_WEBSOCKET -> false;
            case FITTING -> stations >= LIGHT_FROM && isPlain() && !compression;
        };
    }

    VersionMix versions() {
        return versions;
    }

    String idPrefix() {
        return idPrefix;
    }

    @Nullable
    String password() {
        return password;
    }

    List<String> tokens() {
        return tokens;
    }

    String tokenPrefix() {
        return tokenPrefix;
    }

    boolean compression() {
        return compression;
    }

    List<Fault> faults() {
        return faults;
    }

    List<VendorProfile> profiles() {
        return profiles;
    }

    @Nullable
    SitePlan sites() {
        return sites;
    }

    Arrival arrival() {
        return arrival;
    }

    /** What each station of a fleet that starts now is to do. */
    StationPlan station(long startMs) {
        return station().withHabits(arrival.habits(habits, (long) stations * connectors, startMs));
    }

    /** What each station is to do. */
    public StationPlan station() {
        return new StationPlan(connectors, sessionsPerStation, keepIds, sampleSeconds, habits, patience)
                .withSamplesKept(keepsSamples);
    }

    /** The name of the station with this index, from 0. */
    String identity(int index) {
        return idPrefix + String.format(Locale.ROOT, "%04d", index + 1);
    }
}
