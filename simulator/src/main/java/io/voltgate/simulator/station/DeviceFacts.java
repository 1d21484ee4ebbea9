package io.voltgate.simulator.station;

import io.voltgate.simulator.station.device.Settings;
import java.util.List;

/** What variables of the device model say of a station now. Owned by its station. */
final class DeviceFacts implements Settings.Live {
    private final Station station;

    DeviceFacts(Station station) {
        this.station = station;
    }

    @Override
    public String tell(String name, int evse) {
        List<Connector> meant = station.meant(evse);
        return switch (name) {
            case "availability" -> availability(meant);
            case "problem" -> Boolean.toString(meant.stream().anyMatch(each -> each.state() == PlugState.FAULTED));
            case "power" ->
                Long.toString(
                        meant.stream().mapToLong(each -> each.read().powerW()).sum());
            case "time" -> Json.time(station.timeline().nowMs());
            case "identity" -> station.identity();
            default -> throw new IllegalArgumentException("no station tells its " + name);
        };
    }

    /** A station is what all of its connectors are, and available else. */
    private static String availability(List<Connector> connectors) {
        List<String> words = connectors.stream()
                .map(each -> each.state().word201())
                .distinct()
                .toList();
        return words.size() == 1 ? words.getFirst() : "Available";
    }
}
