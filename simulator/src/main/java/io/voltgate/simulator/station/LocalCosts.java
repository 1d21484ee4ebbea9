package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import io.voltgate.simulator.station.tariff.CostMeter;
import io.voltgate.simulator.station.tariff.Slice;
import io.voltgate.simulator.station.tariff.Tariff;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What transactions cost, reckoned by the station itself from the tariffs it was given (OCPP 2.1, I07 to I12). Owned by its station. A
 * transaction without a tariff has no cost here; one with a tariff tells what it costs while it runs, and in full at its end.
 */
final class LocalCosts {
    static final PartKind<LocalCosts> KIND = new PartKind<>(LocalCosts.class, LocalCosts::new, LocalCosts::orders);

    private final Station station;
    private final TariffShelf shelf;
    private final Map<Integer, Bill> bills = new TreeMap<>();

    /** The cost of a connector's transaction. */
    private static final class Bill {
        private final Charge charge;
        private final CostMeter meter;
        private Reading until;
        private Slice.Activity activity = Slice.Activity.PAUSED;
        private boolean hasCharged;
        private boolean knowsReservation;
        private long toldMs;

        Bill(Charge charge, CostMeter meter, Reading first) {
            this.charge = charge;
            this.meter = meter;
            this.until = first;
            this.toldMs = first.atMs();
        }

        /** The time for which the connector was kept is paid for once, when it is known for whom. */
        void reckonReservation() {
            if (!knowsReservation && charge.reservedSinceMs() >= 0) {
                knowsReservation = true;
                meter.reserved(charge.reservedSinceMs());
            }
        }

        /** What was until this reading, and how it goes on from here. */
        void read(Reading now, PlugState state) {
            long toMs = Math.max(until.atMs(), now.atMs());
            meter.add(new Slice(
                    until.atMs(), toMs, Math.max(0, now.registerWh() - until.registerWh()), now.powerW(), activity));
            until = now;
            activity = switch (state) {
                case CHARGING -> Slice.Activity.CHARGING;
                case SUSPENDED_EV -> Slice.Activity.IDLE;
                case PREPARING, FINISHING -> hasCharged ? Slice.Activity.IDLE : Slice.Activity.PAUSED;
                case SUSPENDED_EVSE, AVAILABLE, RESERVED, UNAVAILABLE, FAULTED -> Slice.Activity.PAUSED;
            };
            hasCharged |= state == PlugState.CHARGING;
        }
    }

    private LocalCosts(Station station) {
        this.station = station;
        this.shelf = new TariffShelf(station);
    }

    private static void orders(OrderTable<LocalCosts> table) {
        table.order(V21, "SetDefaultTariff", (part, payload) -> part.shelf.setDefault(payload))
                .order(V21, "GetTariffs", (part, payload) -> part.shelf.get(payload))
                .order(V21, "ClearTariffs", (part, payload) -> part.shelf.clear(payload))
                .order(V21, "ChangeTransactionTariff", LocalCosts::change);
    }

    /** What an answer to Authorize says of a driver's tariff. */
    static void heard(Station station, String token, JsonNode answer) {
        JsonNode told = answer.path("tariff");
        if (told.isObject()) {
            station.part(KIND).shelf.ofDriver(token, told);
        } else {
            station.known(KIND).ifPresent(each -> each.shelf.ofDriver(token, told));
        }
    }

    /** Adds to a transaction's message what it costs, where that is known and to be told with it. */
    Said priced(Moment moment, Charge charge, Reading reading, Said said) {
        Bill bill = bill(moment, charge, reading);
        if (bill == null) {
            return said;
        }
        boolean ends = moment == Moment.ENDED;
        bill.reckonReservation();
        bill.read(reading, charge.state());
        CostMeter.Sum sum = bill.meter.sum();
        station.part(Costs.KIND)
                .show(
                        total(sum).toPlainString() + " " + sum.tariff().currency(),
                        String.valueOf(charge.transactionId()));
        boolean names = ends || moment == Moment.AUTHORIZED || moment == Moment.TARIFF_CHANGED;
        boolean tells = ends || moment == Moment.RUNNING_COST;
        ObjectNode details = tells ? CostDetails.json(sum, ends ? bill.meter.periods() : null) : null;
        if (ends) {
            bills.remove(charge.connector());
        }
        return switch (said.content()) {
            case Said.Tree plain ->
                Said.of(said.action(), said.kind(), said.seqNo(), offline -> {
                    ObjectNode payload = plain.grow(offline);
                    if (names && payload.path("transactionInfo") instanceof ObjectNode transaction) {
                        transaction.put("tariffId", sum.tariff().id());
                    }
                    if (details != null) {
                        payload.set("costDetails", details);
                    }
                    return payload;
                });
            // Meter values tell no cost.
            case Said.Text _ -> said;
        };
    }

    private static BigDecimal total(CostMeter.Sum sum) {
        return sum.total().gross();
    }

    private @Nullable Bill bill(Moment moment, Charge charge, Reading reading) {
        Bill known = bills.get(charge.connector());
        boolean same = known != null && known.charge == charge;
        Tariff tariff = shelf.find(charge.connector(), charge.driver().token());
        if (same) {
            if (moment == Moment.AUTHORIZED && tariff != null) {
                known.meter.change(tariff);
            }
            return known;
        }
        Reading first = charge.first();
        boolean begins = moment == Moment.PLUGGED || moment == Moment.AUTHORIZED;
        if (tariff == null || first == null || !begins) {
            return null;
        }
        boolean isDc = reading.phases() == 0;
        Bill fresh = new Bill(charge, new CostMeter(tariff, first.atMs(), isDc), first);
        bills.put(charge.connector(), fresh);
        return fresh;
    }

    /** Whether it is time to tell the running cost of a transaction (TariffCostCtrlr.Interval); true once an interval. */
    boolean isDue(Charge charge, long nowMs) {
        Bill bill = bills.get(charge.connector());
        long intervalMs = 1000L * station.settings().number("TariffCostCtrlr.Interval[Cost]");
        boolean due = bill != null && bill.charge == charge && intervalMs > 0 && nowMs - bill.toldMs >= intervalMs;
        if (due) {
            bill.toldMs = nowMs;
        }
        return due;
    }

    /** A tariff for one transaction; it must keep the currency (I11). */
    private ObjectNode change(JsonNode payload) {
        String transaction = Payload.required(payload, "transactionId");
        String currency = Payload.required(payload, "tariff.currency");
        Optional<Connector> running = station.connectors().stream()
                .filter(each -> each.runs(transaction))
                .findFirst();
        if (running.isEmpty()) {
            return Json.of("status", "TxNotFound");
        }
        Bill bill = bills.get(running.get().number());
        if (bill == null) {
            return Json.of("status", "Rejected");
        }
        if (!bill.meter.tariff().currency().equals(currency)) {
            return Json.of("status", "NoCurrencyChange");
        }
        ObjectNode answer = Json.of("status", "Accepted");
        TariffShelf.read(payload.path("tariff"), answer)
                .ifPresent(other -> station.afterAnswer(() -> {
                    bill.read(running.get().read(), bill.charge.state());
                    bill.meter.change(other);
                    running.get().tell(Moment.TARIFF_CHANGED);
                }));
        return answer;
    }
}
