package io.voltgate.gateway.system;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.MessageRecord;
import io.voltgate.simulator.station.MessageRecord.Kind;
import io.voltgate.simulator.station.Reading;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The meter values of stations beside those of the database. Used by a test's thread. A reading is three rows (register, power, state
 * of charge), at its instant, in its session.
 */
final class SampleBook {
    private static final Map<String, String> UNITS =
            Map.of("Energy.Active.Import.Register", "Wh", "Power.Active.Import", "W", "SoC", "Percent");

    private final Map<Instant, List<Tables.Sample>> rows;
    private final Map<String, String> sessionKeys = new HashMap<>();
    private final Consumer<String> difference;
    private final Set<Instant> told = new HashSet<>();
    private int count;

    /** No two readings of a station share one. */
    private record Instant(String station, long atMs) {}

    SampleBook(Tables tables, Consumer<String> difference) {
        this.rows =
                tables.samples().stream().collect(Collectors.groupingBy(row -> new Instant(row.station(), row.atMs())));
        tables.sessions().forEach(row -> sessionKeys.put(row.station() + ' ' + row.transaction(), row.id()));
        this.difference = difference;
    }

    void compare(StationRecord station, List<SessionRecord> sessions) {
        for (SessionRecord session : sessions) {
            for (MessageRecord message : session.messages()) {
                Instant at = new Instant(station.identity(), message.reading().atMs());
                boolean required = message.acknowledged() && tellsMeters(message, station.version());
                if (required || (message.kind() != Kind.METER && rows.containsKey(at))) {
                    compare(session, message.reading(), at);
                }
            }
        }
    }

    /** Other events of OCPP 2.0.1 tell the meter too, but not all of them. */
    private static boolean tellsMeters(MessageRecord message, OcppVersion version) {
        return message.kind() == Kind.METER || (message.kind() == Kind.STOP && version != OcppVersion.V16);
    }

    private void compare(SessionRecord session, Reading reading, Instant at) {
        told.add(at);
        List<Tables.Sample> found = rows.getOrDefault(at, List.of());
        Map<String, BigDecimal> expected = Map.of(
                "Energy.Active.Import.Register",
                BigDecimal.valueOf(reading.registerWh()),
                "Power.Active.Import",
                BigDecimal.valueOf(reading.powerW()),
                "SoC",
                BigDecimal.valueOf(reading.socPercent()));
        String id = sessionKeys.getOrDefault(session.station() + ' ' + session.transactionId(), "none");
        boolean equal = found.size() == expected.size()
                && found.stream().map(Tables.Sample::measurand).distinct().count() == expected.size()
                && found.stream()
                        .allMatch(row -> row.session().equals(id)
                                && row.transaction().equals(session.transactionId())
                                && isPlace(row.evse(), session)
                                && row.unit().equals(UNITS.get(row.measurand()))
                                && new BigDecimal(row.value())
                                                .compareTo(
                                                        expected.getOrDefault(row.measurand(), BigDecimal.valueOf(-1)))
                                        == 0);
        if (!equal) {
            difference.accept(at + " of session " + id + " at connector " + session.connector() + " reads " + reading
                    + ", but its rows are " + found);
        }
        count += found.size();
    }

    /** A driver who shows a token and goes before the car is plugged in leaves the station no time to say where (OCPP 2.0.1). */
    private static boolean isPlace(int evse, SessionRecord session) {
        return evse == session.connector() || (evse == 0 && session.deliveredWh() == 0);
    }

    void requireNoOthers() {
        rows.forEach((at, found) -> {
            if (!told.contains(at)) {
                difference.accept("no station told " + found);
            }
        });
    }

    int count() {
        return count;
    }
}
