package io.voltgate.simulator.demo;

import io.voltgate.simulator.station.PlugState;
import io.voltgate.simulator.station.StationView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The demonstration's picture as lines of text. Stateless. What the stations say comes from them, what money says from the backend. */
final class LiveView {
    private LiveView() {}

    /**
     * What there is to see.
     *
     * @param hint how to ask the API oneself
     */
    record Scene(List<StationView> stations, List<Backend.Bill> running, Backend.Totals totals, List<String> hint) {}

    static List<String> lines(Scene scene) {
        List<String> lines = new ArrayList<>();
        lines.add("VOLTGATE  charging in fast motion");
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-12s %-6s %-12s %s", "station", "OCPP", "", "connectors"));
        for (StationView station : scene.stations()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %-6s %-12s %s",
                    station.identity(),
                    station.version().subprotocol().substring("ocpp".length()),
                    station.connected() ? "connected" : "offline",
                    station.connectors().stream()
                            .map(each -> each.number() + " " + word(each.state()))
                            .collect(Collectors.joining("   "))));
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-16s %-10s %8s %10s %6s", "charging", "driver", "kW", "kWh", "SoC"));
        for (StationView station : scene.stations()) {
            station.connectors().stream()
                    .filter(each -> !each.token().isEmpty())
                    .forEach(each -> lines.add(session(station, each)));
        }
        lines.add("");
        lines.addAll(bills(scene.running()));
        lines.add(totals(scene.totals()));
        lines.add("");
        lines.addAll(scene.hint());
        return lines;
    }

    private static String word(PlugState state) {
        return state.word16().toLowerCase(Locale.ROOT);
    }

    private static String session(StationView station, StationView.ConnectorView connector) {
        return String.format(
                Locale.ROOT,
                "%-16s %-10s %8s %10s %5d%%",
                station.identity() + "/" + connector.number(),
                connector.token(),
                BigDecimal.valueOf(connector.powerW(), 3).setScale(1, RoundingMode.HALF_EVEN),
                BigDecimal.valueOf(connector.deliveredWh(), 3),
                connector.socPercent());
    }

    /** What the gateway bills the running sessions with, by station. */
    private static List<String> bills(List<Backend.Bill> running) {
        if (running.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> byStation = new HashMap<>();
        for (Backend.Bill bill : running) {
            byStation
                    .computeIfAbsent(bill.station(), _ -> new ArrayList<>())
                    .add(money(bill.cost()) + " " + bill.currency());
        }
        List<String> lines = new ArrayList<>();
        lines.add("bills so far   "
                + byStation.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + String.join(" + ", entry.getValue()))
                        .collect(Collectors.joining(",  ")));
        return lines;
    }

    private static String totals(Backend.Totals totals) {
        String paid = totals.paid().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> money(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(" + "));
        return String.format(
                Locale.ROOT,
                "completed      %s%d sessions, %s kWh, paid %s",
                totals.more() ? "more than " : "",
                totals.sessions(),
                totals.kwh().setScale(3, RoundingMode.HALF_EVEN).toPlainString(),
                paid.isEmpty() ? "0.00" : paid);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
