package io.voltgate.gateway.system;

import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StatusRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The states that stations reported beside the log of the database. Used by a test's thread. The log is a chain without a repetition:
 * each entry begins where the one before ended, and each tells what a station said at that instant.
 */
final class StatusBook {
    private final Map<String, Map<String, List<Tables.StatusChange>>> log;
    private final Consumer<String> difference;
    private int count;

    StatusBook(Tables tables, Consumer<String> difference) {
        this.log = tables.statuses().stream()
                .collect(Collectors.groupingBy(
                        Tables.StatusChange::station, Collectors.groupingBy(Tables.StatusChange::place)));
        this.difference = difference;
    }

    void compare(StationRecord station) {
        Map<String, List<Tables.StatusChange>> places = log.getOrDefault(station.identity(), Map.of());
        places.forEach((place, entries) -> requireChain(station.identity() + " " + place, entries));
        for (int connector = 1; connector <= station.connectors().size(); connector++) {
            int number = connector;
            List<StatusRecord> said = station.statuses().stream()
                    .filter(status -> status.connector() == number)
                    .toList();
            String place = "connector " + number;
            compare(station.identity() + " " + place, said, places.getOrDefault(place, List.of()));
        }
    }

    private void requireChain(String place, List<Tables.StatusChange> entries) {
        String status = entries.getFirst().place().equals("station") ? "offline" : "";
        for (Tables.StatusChange entry : entries) {
            boolean joined = entry.previous().equals(status);
            if (!joined || entry.previous().equals(entry.next())) {
                difference.accept(place + " was " + status + " when the log says " + entry);
            }
            status = entry.next();
        }
        count += entries.size();
    }

    private void compare(String place, List<StatusRecord> said, List<Tables.StatusChange> entries) {
        for (StatusRecord status : said) {
            String logged = "";
            for (Tables.StatusChange entry : entries) {
                logged = entry.atMs() <= status.atMs() ? entry.next() : logged;
            }
            if (status.acknowledged() && !logged.equals(status.status())) {
                difference.accept(place + " said " + status + ", but the log says " + logged);
            }
        }
        for (Tables.StatusChange entry : entries) {
            boolean told = said.stream()
                    .anyMatch(status ->
                            status.atMs() == entry.atMs() && status.status().equals(entry.next()));
            if (!told) {
                difference.accept(place + " never said " + entry);
            }
        }
    }

    int count() {
        return count;
    }
}
