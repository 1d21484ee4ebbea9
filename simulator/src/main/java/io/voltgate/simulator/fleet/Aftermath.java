package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.StationRecord;
import java.util.List;

/** What is left of a fleet that has stopped, as far as its report wants to know. An immutable value. */
record Aftermath(
        Counts counts,
        List<Faults.Tally> faults,
        List<SiteReport> sites,
        long lostMessages,
        List<FleetReport.Broken> broken,
        List<String> complaints,
        List<StationRecord> records) {}
