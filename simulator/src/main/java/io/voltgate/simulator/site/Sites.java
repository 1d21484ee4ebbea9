package io.voltgate.simulator.site;

import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import java.util.ArrayList;
import java.util.List;

/**
 * The sites of a fleet, each with the stations that stand there. Owned by the thread that runs the fleet. To be looked at about once a
 * second of the stations' clock: what is shorter isn't seen.
 */
public final class Sites {
    /** The power of stations, by their index. */
    public interface Supply {
        void out(int station);

        void back(int station);
    }

    private final SitePlan plan;
    private final Supply supply;
    private final List<Site> sites = new ArrayList<>();
    private final int stations;

    public Sites(SitePlan plan, int stations, Supply supply) {
        this.plan = plan;
        this.supply = supply;
        this.stations = stations;
        for (int from = 0; from < stations; from += plan.stations()) {
            sites.add(new Site(sites.size() + 1, plan));
        }
    }

    private int from(int site) {
        return site * plan.stations();
    }

    private int to(int site) {
        return Math.min(stations, from(site) + plan.stations());
    }

    /** Takes a look at all stations, in the order of their numbers; the time is since the run's start. */
    public void look(long nowMs, List<StationView> views) {
        for (int i = 0; i < sites.size(); i++) {
            Site.Draw draw = draw(views.subList(from(i), to(i)));
            switch (sites.get(i).look(nowMs, draw)) {
                case TRIP -> out(i);
                case RESET -> back(i);
                case NOTHING -> {}
            }
        }
    }

    private static Site.Draw draw(List<StationView> views) {
        long watts = 0;
        long wanted = 0;
        long profiles = 0;
        for (StationView view : views) {
            profiles += view.profilesTaken();
            for (StationView.ConnectorView connector : view.connectors()) {
                watts += connector.powerW();
                wanted += connector.wantedW();
            }
        }
        return new Site.Draw(watts, wanted, profiles);
    }

    private void out(int site) {
        for (int station = from(site); station < to(site); station++) {
            supply.out(station);
        }
    }

    private void back(int site) {
        for (int station = from(site); station < to(site); station++) {
            supply.back(station);
        }
    }

    /** Gives power to all who have none, so that they can say what they have to before the run ends. */
    public void resetAll() {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).isDark()) {
                sites.get(i).reset();
                back(i);
            }
        }
    }

    public List<String> complaints() {
        return sites.stream().flatMap(site -> site.complaints().stream()).toList();
    }

    /** What became of each site, by the records of all stations in the order of their numbers. */
    public List<SiteReport> reports(List<StationRecord> records) {
        List<SiteReport> reports = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            List<StationRecord> there = records.subList(from(i), to(i));
            long energyWh = there.stream()
                    .flatMap(station -> station.sessions().stream())
                    .filter(SessionRecord::begun)
                    .mapToLong(SessionRecord::deliveredWh)
                    .sum();
            reports.add(sites.get(i).report(there.getFirst().identity(), there.size(), energyWh));
        }
        return reports;
    }
}
