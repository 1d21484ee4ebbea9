package io.voltgate.simulation;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Order;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Variable;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the backend of a simulated world orders, and what a station tells when it has done it. Stateless. */
final class Backend {
    private Backend() {}

    static Command order(ModelStation station, SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> new Command.StartSession(station.token, station.place());
            case 1 -> new Command.StopSession(station.transaction());
            case 2 -> new Command.Reset(random.nextBoolean(), 0);
            case 3 -> new Command.ChangeAvailability(station.place(), random.nextBoolean());
            case 4 -> new Command.GetVariables(List.of(Variable.key("HeartbeatInterval")));
            case 5 -> new Command.GetBaseReport("FullInventory");
            case 6 -> new Command.Trigger("Heartbeat", null);
            case 7 -> new Command.GetLog("SecurityLog", "http://logs/", null, null, null);
            case 8 -> new Command.Raw("GetReport", "{\"requestId\":" + random.nextInt(5) + "}");
            default -> new Command.ClearCache();
        };
    }

    /** What shows that an order was done, empty where a charge does, or nothing. */
    static Optional<Request> effect(Order order, long nowMs) {
        StationTime now = new StationTime("", nowMs);
        Request effect = switch (order.command()) {
            case Command.Reset _ -> new Request.Boot(new StationInfo("V", "M", "", "", "", ""), "RemoteReset");
            case Command.ChangeAvailability(var connector, boolean operative) ->
                new Request.StatusReport(
                        connector,
                        operative ? ConnectorStatus.AVAILABLE : ConnectorStatus.UNAVAILABLE,
                        "",
                        "",
                        "",
                        now,
                        "");
            case Command.GetBaseReport _ -> new Request.DeviceReport(order.number(), 0, false, now, List.of());
            case Command.Trigger _ -> new Request.Heartbeat();
            case Command.GetLog _ -> new Request.LogStatus("Uploaded", order.number());
            default -> null;
        };
        return Optional.ofNullable(effect);
    }
}
