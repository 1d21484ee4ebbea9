package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.FaultyLine;
import io.voltgate.simulator.station.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which problems of a fleet's stations were brought about by faults. Shared by all lanes; each station's line is asked on its own. A
 * problem is excused only by a fault that struck that very station, and that frame or the line while it was on its way.
 */
final class Excuses implements Predicate<Problem> {
    private final Map<String, FaultyLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Integer> authorizations = new ConcurrentHashMap<>();

    /** The line of this station. */
    void know(String station, FaultyLine line) {
        lines.put(station, line);
    }

    @Override
    public boolean test(Problem problem) {
        FaultyLine line = lines.get(problem.station());
        boolean explained = line != null && line.explains(problem);
        if (explained && problem.action().equals("Authorize")) {
            authorizations.merge(problem.station(), 1, Integer::sum);
        }
        return explained;
    }

    /** How often a driver could not be authorized because of a fault: sessions that never began. */
    int authorizations(String station) {
        return authorizations.getOrDefault(station, 0);
    }
}
