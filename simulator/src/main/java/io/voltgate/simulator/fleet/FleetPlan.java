package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.StationPlan;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet is to be and do. An immutable value, changed by its with-methods.
 *
 * @param url such as ws://127.0.0.1:9000/ocpp, without the identity
 * @param stations how many
 * @param versions which versions they speak
 * @param connectors of each station
 * @param sessionsPerStation how many sessions each drives before it is done; 0 goes on until stopped
 * @param seed of all randomness
 * @param idPrefix identities are this and a number of four digits, from 0001
 * @param password for HTTP Basic, null sends none
 * @param tokens the drivers' tokens; where empty, each connector's driver has one of its own, tokenPrefix and a number
 * @param keepIds whether a repeated message keeps its message id (OCPP-J 1.6 errata 3.1 leaves the choice)
 * @param sampleSeconds simulated seconds between meter values
 */
public record FleetPlan(
        URI url,
        int stations,
        VersionMix versions,
        int connectors,
        int sessionsPerStation,
        long seed,
        String idPrefix,
        @Nullable String password,
        List<String> tokens,
        String tokenPrefix,
        boolean compression,
        boolean keepIds,
        int sampleSeconds,
        DriverHabits habits,
        Patience patience) {
    /** Which versions the stations speak. */
    public enum VersionMix {
        V16,
        V201,
        V21,
        /** By turns. */
        MIXED
    }

    public static final int MAX_STATIONS = 5000;

    public FleetPlan {
        if (stations < 1 || stations > MAX_STATIONS || connectors < 1 || connectors > 16) {
            throw new IllegalArgumentException("1 to " + MAX_STATIONS + " stations with 1 to 16 connectors");
        }
        if (sessionsPerStation < 0 || sampleSeconds < 1) {
            throw new IllegalArgumentException("sessions from 0 up, a sample interval from 1 s up");
        }
        tokens = List.copyOf(tokens);
    }

    /** Ten mixed stations with two connectors, one session each. */
    public static FleetPlan to(URI url) {
        return new FleetPlan(
                url,
                10,
                VersionMix.MIXED,
                2,
                1,
                1,
                "SIM-",
                null,
                List.of(),
                "TAG-",
                false,
                true,
                60,
                DriverHabits.NORMAL,
                Patience.STANDARD);
    }

    public StationPlan station() {
        return new StationPlan(connectors, sessionsPerStation, keepIds, sampleSeconds, habits, patience);
    }

    public FleetPlan withStations(int stations) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withVersions(VersionMix versions) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withConnectors(int connectors) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withSessionsPerStation(int sessionsPerStation) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withSeed(long seed) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withIdPrefix(String idPrefix) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withPassword(@Nullable String password) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withTokens(List<String> tokens) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withTokenPrefix(String tokenPrefix) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withCompression(boolean compression) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withKeepIds(boolean keepIds) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withSampleSeconds(int sampleSeconds) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withHabits(DriverHabits habits) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }

    public FleetPlan withPatience(Patience patience) {
        return new FleetPlan(
                url,
                stations,
                versions,
                connectors,
                sessionsPerStation,
                seed,
                idPrefix,
                password,
                tokens,
                tokenPrefix,
                compression,
                keepIds,
                sampleSeconds,
                habits,
                patience);
    }
}
