package io.voltgate.simulator.station;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The functional blocks that every station has, and those that one station has begun to need. Owned by the station, on its lane. A part
 * that is never asked for takes no memory.
 */
final class Parts {
    /** In the order of the standard's blocks. */
    static final List<PartKind<?>> ALL = List.of(
            Provisioning.KIND,
            Authorization.KIND,
            RemoteControl.KIND,
            Availability.KIND,
            Reservations.KIND,
            SmartCharging.KIND,
            DataExchange.KIND,
            Certificates.KIND,
            SecurityEvents.KIND,
            Firmware.KIND,
            PublishedFirmware.KIND,
            Logs.KIND,
            Monitoring.KIND,
            CustomerData.KIND,
            NetworkProfiles.KIND,
            Displays.KIND,
            Costs.KIND,
            LocalCosts.KIND,
            WebPayments.KIND,
            PlugAndCharge.KIND,
            EventStreams.KIND,
            GridSupport.KIND,
            BatterySwaps.KIND);

    private static final IdentityHashMap<PartKind<?>, Integer> PLACES = places();

    private final @Nullable Object[] begun = new @Nullable Object[ALL.size()];

    private static IdentityHashMap<PartKind<?>, Integer> places() {
        IdentityHashMap<PartKind<?>, Integer> places = new IdentityHashMap<>();
        ALL.forEach(kind -> places.put(kind, places.size()));
        return places;
    }

    private static int indexOf(PartKind<?> kind) {
        Integer index = PLACES.get(kind);
        if (index == null) {
            throw new IllegalArgumentException("no station has a part " + kind.type());
        }
        return index;
    }

    <P> P part(PartKind<P> kind, Station station) {
        int index = indexOf(kind);
        Object part = begun[index];
        if (part == null) {
            P fresh = kind.begin().apply(station);
            begun[index] = fresh;
            return fresh;
        }
        return kind.type().cast(part);
    }

    <P> Optional<P> known(PartKind<P> kind) {
        return Optional.ofNullable(begun[indexOf(kind)]).map(kind.type()::cast);
    }
}
