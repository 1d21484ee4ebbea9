package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Catalog;
import io.voltgate.simulator.station.device.Settings;
import java.util.List;
import java.util.Map;

/** What variables of the device model say of a station now. Owned by its station. */
final class DeviceFacts implements Settings.Live {
    private final Station station;

    DeviceFacts(Station station) {
        this.station = station;
    }

    /** The model of all stations like this one. */
    static Catalog catalog(Station.Spec spec) {
        StationPlan plan = spec.plan();
        Patience patience = plan.patience();
        return Catalog.of(new Catalog.Make(
                plan.connectors(),
                spec.version() == OcppVersion.V21,
                Map.of(
                        "measurands", Measurand.known(spec.version()),
                        "connectors", Integer.toString(plan.connectors()),
                        "model", Station.MODEL,
                        "vendor", Station.VENDOR,
                        "sample", Integer.toString(plan.sampleSeconds()),
                        "attempts", Integer.toString(patience.attempts()),
                        "retry", Integer.toString(patience.retryIntervalSeconds()),
                        "timeout", Integer.toString(Math.max(1, patience.answerTimeoutMs() / 1000)))));
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
            case "cached" -> Integer.toString(station.part(Authorization.KIND).cached());
            case "listed" -> Integer.toString(station.part(Authorization.KIND).listed());
            case "publicKey" -> station.protocol().metering().signer().publicKey();
            case "profiles" -> Integer.toString(station.part(SmartCharging.KIND).installed());
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
