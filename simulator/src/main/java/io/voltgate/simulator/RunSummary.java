package io.voltgate.simulator;

import io.voltgate.simulator.fleet.FleetPage;
import io.voltgate.simulator.fleet.FleetReport;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.station.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a fleet's run went, for people, and as an exit code. Used once, by the thread that ran it. */
final class RunSummary {
    private static final int MOST_SITES = 20;

    private final FleetReport report;
    private final PrintWriter out;

    RunSummary(FleetReport report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    /** Prints it and writes the page, if one is wanted; 0 exactly when nothing is to complain about. */
    int tell(String figures, boolean clean, @Nullable Path file) {
        out.println(figures);
        if (report.allBootedMillis() >= 0) {
            out.printf(Locale.ROOT, "all accepted after %.1f s%n", report.allBootedMillis() / 1000.0);
        }
        report.faults()
                .forEach(fault -> out.println("fault " + fault.fault() + ": " + fault.done() + " of " + fault.met()));
        if (report.lostMessages() > 0) {
            out.println(report.lostMessages() + " messages of transactions lost by faults");
        }
        sites(report.sites());
        if (file != null) {
            write(file);
        }
        boolean well = report.complaints().isEmpty() && clean;
        out.println(well ? "all went well" : "NOT all went well:");
        report.complaints().forEach(complaint -> out.println("  " + complaint));
        if (!clean) {
            out.println("  not every message was acknowledged in time");
        }
        out.flush();
        return well ? 0 : 1;
    }

    /** What a run in real time comes to. */
    static String figures(FleetReport report) {
        Counts counts = report.counts();
        return String.format(
                Locale.ROOT,
                "%d sessions, %.3f kWh, %d calls (at most %d answered in a second), longest answer %d ms, %d"
                        + " reconnects",
                counts.sessionsDone(),
                counts.deliveredWh() / 1000.0,
                counts.callsSent(),
                report.bestCallsPerSecond(),
                counts.maxAnswerMs(),
                counts.reconnects());
    }

    /** What a run on a virtual clock comes to, after so much real time. */
    static String figures(FleetReport report, double seconds) {
        Counts counts = report.counts();
        return String.format(
                Locale.ROOT,
                "%d sessions, %.3f kWh, %d calls, %d reconnects in %.1f s",
                counts.sessionsDone(),
                counts.deliveredWh() / 1000.0,
                counts.callsSent(),
                counts.reconnects(),
                seconds);
    }

    private void sites(List<SiteReport> sites) {
        sites.stream().limit(MOST_SITES).forEach(site -> out.println(line(site)));
        if (sites.size() > MOST_SITES) {
            out.println("and " + (sites.size() - MOST_SITES) + " more sites");
        }
    }

    private static String line(SiteReport site) {
        String trips = site.trips() == 0 ? "" : ", " + site.trips() + " trips of the breaker";
        String verdict = switch (site.verdict()) {
            case KEPT -> "kept";
            case NOT_NEEDED -> "never needed";
            case VIOLATED -> "VIOLATED";
        };
        return String.format(
                Locale.ROOT,
                "site %d (%s and %d more): at most %.1f of %.1f kW (%.1f wanted, more than the limit for %d s), over"
                        + " it %d s, %d beyond the grace%s, %.1f kWh, %d charging profiles: %s",
                site.number(),
                site.firstStation(),
                site.stations() - 1,
                site.highestW() / 1e3,
                site.limitW() / 1e3,
                site.highestWantedW() / 1e3,
                site.pressedSeconds(),
                site.overSeconds(),
                site.beyondGraceSeconds(),
                trips,
                site.energyWh() / 1e3,
                site.profiles(),
                verdict);
    }

    private void write(Path file) {
        try {
            FleetPage.write(report, file);
            out.println("the report is in " + file);
        } catch (IOException unwritable) {
            out.println("the report can't be written to " + file + ": " + unwritable.getMessage());
        }
    }
}
