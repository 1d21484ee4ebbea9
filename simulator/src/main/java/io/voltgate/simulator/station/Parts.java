package io.voltgate.simulator.station;

import java.util.List;

/** The functional blocks that every station has. Constants. The order is that of the standard's blocks. */
final class Parts {
    static final List<PartKind<?>> ALL =
            List.of(Provisioning.KIND, Authorization.KIND, RemoteControl.KIND, Availability.KIND, DataExchange.KIND);

    private Parts() {}

    static int indexOf(PartKind<?> kind) {
        int index = ALL.indexOf(kind);
        if (index < 0) {
            throw new IllegalArgumentException("no station has a part " + kind.type());
        }
        return index;
    }
}
