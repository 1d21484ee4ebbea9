package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.load.Backend.StoredSession;
import io.voltgate.benchmarks.wire.Logbook.AckedSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the sessions that stations were answered with the rows of the database. Used by the main thread. Each acknowledged session
 * must have exactly one row, completed, with its energy, and no other session of these stations may be completed.
 */
final class Verification {
    private static final int KILO = 3;
    private static final int TOLD = 10;

    private final String prefix;
    private final Map<Key, BigDecimal> wanted = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long differing;
    private long found;

    private record Key(String station, String transaction) {}

    /** @param prefix with which the names of this run's stations begin, and no others */
    Verification(String prefix, List<AckedSession> acked) {
        this.prefix = prefix;
        for (AckedSession session : acked) {
            BigDecimal kwh = BigDecimal.valueOf(session.energyWh(), KILO);
            if (wanted.put(new Key(session.station(), session.transaction()), kwh) != null) {
                differs("one transaction was acknowledged twice", session.station(), session.transaction());
            }
        }
    }

    void see(StoredSession row) {
        if (!row.station().startsWith(prefix)) {
            return;
        }
        BigDecimal kwh = wanted.remove(new Key(row.station(), row.transaction()));
        if (kwh != null && row.status().equals("completed") && row.kwh().compareTo(kwh) == 0) {
            found++;
        } else if (kwh != null) {
            differs("is " + row.status() + " with " + row.kwh() + " kWh, not completed with " + kwh, row);
        } else if (row.status().equals("completed")) {
            differs("is completed, but was not acknowledged or stands there twice", row);
        }
    }

    /** To be called when all rows were seen. */
    void end() {
        wanted.keySet().forEach(key -> differs("has no row", key.station(), key.transaction()));
        wanted.clear();
    }

    private void differs(String how, StoredSession row) {
        differs(how, row.station(), row.transaction());
    }

    private void differs(String how, String station, String transaction) {
        differing++;
        if (differences.size() < TOLD) {
            differences.add(station + " " + transaction + ": " + how);
        }
    }

    /** Sessions whose row is as it should be. */
    long found() {
        return found;
    }

    long differing() {
        return differing;
    }

    /** The first of them, in words. */
    List<String> differences() {
        return List.copyOf(differences);
    }
}
