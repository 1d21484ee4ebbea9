package io.voltgate.gateway.system;

import io.voltgate.simulator.station.SessionRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The sessions of stations beside those of the database. Used by a test's thread. Energy and money are compared to the last digit, and
 * each session has its one payment.
 */
final class SessionBook {
    private static final int CENTS = 2;

    private final Map<String, List<Tables.Session>> rows;
    private final Consumer<String> difference;
    private final Set<String> matched = new HashSet<>();
    private long wattHours;
    private BigDecimal money = BigDecimal.ZERO;

    SessionBook(Tables tables, Consumer<String> difference) {
        this.rows =
                tables.sessions().stream().collect(Collectors.groupingBy(row -> key(row.station(), row.transaction())));
        this.difference = difference;
    }

    private static String key(String station, String transaction) {
        return station + " transaction " + transaction;
    }

    void compare(SessionRecord session, BigDecimal price) {
        String key = key(session.station(), String.valueOf(session.transactionId()));
        List<Tables.Session> found = rows.getOrDefault(key, List.of());
        if (!session.complete() || found.size() != 1) {
            difference.accept(key + (session.complete() ? "" : ", incomplete,") + " has rows " + found);
            return;
        }
        if (!matched.add(key)) {
            difference.accept(key + " was lived twice");
        }
        BigDecimal kwh = BigDecimal.valueOf(session.deliveredWh(), 3);
        BigDecimal cost = price.multiply(kwh).setScale(CENTS, RoundingMode.HALF_UP);
        Tables.Session row = found.getFirst();
        String status = session.deliveredWh() > 0 ? "completed" : "cancelled";
        boolean equal = row.ended()
                && row.status().equals(status)
                && row.token().equals(tokenTold(session, row))
                && row.kwh().compareTo(kwh) == 0
                && row.cost().compareTo(cost) == 0
                && row.paid() != null
                && row.paid().compareTo(cost) == 0
                && "completed".equals(row.paymentStatus());
        if (!equal) {
            difference.accept(key + " is " + status + " with " + kwh + " kWh for " + cost + ", token " + session.token()
                    + ", but its row is " + row);
        }
        wattHours += session.deliveredWh();
        money = money.add(cost);
    }

    /** A car that is plugged in and leaves again before the driver shows a token tells none (OCPP 2.0.1). */
    private static String tokenTold(SessionRecord session, Tables.Session row) {
        return session.deliveredWh() == 0 && row.token().isEmpty() ? "" : session.token();
    }

    void requireNoOthers() {
        rows.forEach((key, found) -> {
            if (!matched.contains(key)) {
                difference.accept("no station lived " + found);
            }
        });
    }

    int count() {
        return matched.size();
    }

    long wattHours() {
        return wattHours;
    }

    BigDecimal money() {
        return money;
    }
}
