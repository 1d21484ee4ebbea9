package io.voltgate.engine;

import static io.voltgate.engine.BillStory.BLOCKED;
import static io.voltgate.engine.BillStory.CARD;
import static io.voltgate.engine.BillStory.CS;
import static io.voltgate.engine.BillStory.NOON;
import static io.voltgate.engine.BillStory.ONE;
import static io.voltgate.engine.BillStory.SAME_GROUP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.engine.BillStory.Said;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The fifty cases that a billing-grade engine must handle: what the station says, and the sessions with energy, cost and flags that come
 * of it. Each story is also recovered from its journal, which must lead to the same state.
 */
class FiftyCasesTest {
    /** A case: its number, what it is, what happens, and the bills of its sessions. */
    private record Row(int number, String name, Consumer<BillStory> told, List<String> bills) {}

    private static final String GOOD = "COMPLETED 10 kWh 4.50 EUR MEASURED [ACTIVITY_UNKNOWN]";
    private static final TransactionId UNLEARNT = new TransactionId("-1");

    private static Row row(int number, String name, Consumer<BillStory> told, String... bills) {
        return new Row(number, name, told, List.of(bills));
    }

    private static final List<Row> ROWS = List.of(
            row(
                    1,
                    "start retried, its answer lost",
                    s -> {
                        s.start(0, 1_000);
                        s.stop(s.start(0, 1_000), 60, 11_000);
                    },
                    GOOD),
            row(
                    2,
                    "start with other data over an open session",
                    s -> {
                        TransactionId first = s.start(0, 1_000);
                        s.meter(first, s.wh(30, "6000"));
                        s.stop(s.start(60, 6_500), 120, 16_500);
                    },
                    "ERROR 5 kWh 2.25 EUR ESTIMATED [STOP_LOST ACTIVITY_UNKNOWN]",
                    GOOD),
            row(
                    3,
                    "stop with an unknown transaction id",
                    s -> s.stop(new TransactionId("4711"), 60, 11_000, s.begin(0, "1000")),
                    "ERROR 10 kWh 4.50 EUR DISPUTED [START_LOST CONNECTOR_UNKNOWN ACTIVITY_UNKNOWN]"),
            row(
                    4,
                    "transaction id -1",
                    s -> {
                        s.start(0, 1_000);
                        s.stop(UNLEARNT, 60, 11_000);
                    },
                    GOOD),
            row(
                    5,
                    "stop repeated, then with another register",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.stop(id, 60, 11_000);
                        s.stop(id, 60, 11_000);
                        s.stop(id, 60, 12_000);
                        s.ask(new Request.MeterValues(ONE, id, List.of(s.wh(30, "5000"))));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [STOPS_DIFFER ACTIVITY_UNKNOWN]"),
            row(
                    6,
                    "meter values without transaction id",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.meter(null, s.wh(30, "6000"));
                        s.stop(id, 60, 11_000);
                    },
                    GOOD),
            row(
                    7,
                    "meter values after the stop",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.stop(id, 60, 11_000);
                        s.meter(id, s.wh(90, "12000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [TOLD_AFTER_END ACTIVITY_UNKNOWN]"),
            row(
                    8,
                    "connector 0 in meter values",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.ask(new Request.MeterValues(ConnectorId.STATION, id, List.of(s.wh(30, "900000"))));
                        s.stop(id, 60, 11_000);
                    },
                    GOOD),
            row(
                    9,
                    "connector 0 in a start",
                    s -> s.stop(s.start(ConnectorId.STATION, CARD, 0, 1_000), 60, 11_000),
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [CONNECTOR_UNKNOWN ACTIVITY_UNKNOWN]"),
            row(
                    10,
                    "stop below start",
                    s -> {
                        TransactionId id = s.start(0, 900_000);
                        s.meter(id, s.wh(30, "905000"));
                        s.stop(id, 60, 899_000);
                    },
                    "COMPLETED 5 kWh 2.25 EUR DISPUTED [STOP_BELOW_START ACTIVITY_UNKNOWN]"),
            row(
                    11,
                    "register rolls over",
                    s -> {
                        TransactionId id = s.start(0, 99_996_000);
                        s.meter(id, s.wh(30, "1000"));
                        s.stop(id, 60, 6_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [REGISTER_ROLLED_OVER ACTIVITY_UNKNOWN]"),
            row(
                    12,
                    "register reset while the session runs",
                    s -> {
                        TransactionId id = s.start(0, 500_000);
                        s.meter(id, s.wh(20, "504000"));
                        s.meter(id, s.wh(30, "0"));
                        s.stop(id, 60, 6_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [REGISTER_RESET ACTIVITY_UNKNOWN]"),
            row(
                    13,
                    "register counts from 0 each time",
                    s -> {
                        s.stop(s.start(0, 0), 60, 10_000);
                        s.stop(s.start(120, 0), 180, 10_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [REGISTER_PER_SESSION ACTIVITY_UNKNOWN]",
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [REGISTER_PER_SESSION ACTIVITY_UNKNOWN]"),
            row(
                    14,
                    "start above the last stop",
                    s -> {
                        s.stop(s.start(0, 1_000), 60, 11_000);
                        s.stop(s.start(120, 21_000), 180, 31_000);
                    },
                    GOOD,
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [ENERGY_BEFORE_START ACTIVITY_UNKNOWN]"),
            row(
                    15,
                    "samples out of order",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        Sample older = s.wh(20, "4000");
                        s.meter(id, s.wh(40, "8000"));
                        s.meter(id, older);
                        s.stop(id, 60, 11_000);
                    },
                    GOOD),
            row(
                    16,
                    "implausible jump, sign and text",
                    s -> {
                        TransactionId id = s.start(0, 1_000_000);
                        s.meter(id, s.wh(10, "90000000000"));
                        s.meter(id, s.wh(20, "-5"));
                        s.meter(id, s.wh(30, "NaN"));
                        s.stop(id, 60, 1_010_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [READING_REFUSED ACTIVITY_UNKNOWN]"),
            row(
                    17,
                    "stop lost, and found later",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.meter(id, s.wh(30, "6000"));
                        s.start(120, 11_000);
                        s.stop(id, CARD, new StationTime("2026-03-01T13:00:00Z", NOON + 3_600_000), 11_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [STOP_LATE ACTIVITY_UNKNOWN] restated 1",
                    "ACTIVE"),
            row(
                    18,
                    "start lost: the end has the begin",
                    s -> s.event(Phase.ENDED, 2, 60, s.begin(0, "1000"), s.end(60, "11000")),
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED"
                            + " [START_LOST CONNECTOR_UNKNOWN ANONYMOUS ACTIVITY_UNKNOWN]"),
            row(
                    19,
                    "a gap in the sequence",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 3, 60, s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [SEQUENCE_GAP ACTIVITY_UNKNOWN]"),
            row(
                    20,
                    "a number told twice, the same and not the same",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.UPDATED, 1, 30, s.wh(30, "6000"));
                        s.event(Phase.UPDATED, 1, 30, s.wh(30, "6000"));
                        s.event(Phase.UPDATED, 1, 40, s.wh(40, "8000"));
                        s.event(Phase.ENDED, 2, 60, s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [SEQUENCE_REUSED ACTIVITY_UNKNOWN]"),
            row(
                    21,
                    "numbers begin above 0",
                    s -> {
                        s.event(Phase.STARTED, 100, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 101, 60, s.end(60, "11000"));
                    },
                    GOOD),
            row(
                    22,
                    "the end before what precedes it",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 2, 60, s.end(60, "11000"));
                        s.event(Phase.UPDATED, 1, 30, s.wh(30, "6000"));
                    },
                    GOOD),
            row(
                    23,
                    "an event after the end",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 1, 60, s.end(60, "11000"));
                        s.event(Phase.UPDATED, 2, 70, s.wh(70, "11500"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [TOLD_AFTER_END ACTIVITY_UNKNOWN]"),
            row(
                    24,
                    "two open transactions on one EVSE",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event("T2", Phase.STARTED, 0, new Said(s.at(5), ONE, CARD, ""), s.begin(5, "1000"));
                        s.event(Phase.ENDED, 1, 60, s.end(60, "11000"));
                        s.event("T2", Phase.ENDED, 1, new Said(s.at(65), null, null, ""), s.end(65, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [SHARED_CONNECTOR ACTIVITY_UNKNOWN]",
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [SHARED_CONNECTOR ACTIVITY_UNKNOWN]"),
            row(
                    25,
                    "started without evse",
                    s -> {
                        s.event("T1", Phase.STARTED, 0, new Said(s.at(0), null, CARD, ""));
                        s.event("T1", Phase.UPDATED, 1, new Said(s.at(1), ONE, null, ""), s.begin(1, "1000"));
                        s.event(Phase.ENDED, 2, 60, s.end(60, "11000"));
                    },
                    GOOD),
            row(
                    26,
                    "no token, ever",
                    s -> {
                        s.event("T1", Phase.STARTED, 0, new Said(s.at(0), ONE, null, ""), s.begin(0, "1000"));
                        s.event(Phase.ENDED, 1, 60, s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [ANONYMOUS ACTIVITY_UNKNOWN]"),
            row(
                    27,
                    "a rejected token, and energy",
                    s -> s.stop(s.start(ONE, BLOCKED, 0, 1_000), BLOCKED, s.at(60), 11_000),
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [TOKEN_REJECTED ACTIVITY_UNKNOWN]"),
            row(
                    28,
                    "stopped by another token of the group",
                    s -> s.stop(s.start(0, 1_000), SAME_GROUP, s.at(60), 11_000),
                    GOOD),
            row(
                    29,
                    "clock not set at the start",
                    s -> {
                        StationTime unset = new StationTime("1970-01-01T00:00:10Z", NOON);
                        s.ask(new Request.StartTransaction(ONE, CARD, Energy.ofWh(1_000), null, unset));
                        s.stop(new TransactionId("1"), 60, 11_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [CLOCK_UNSET ACTIVITY_UNKNOWN]"),
            row(
                    30,
                    "end before start by the station's clock",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.at(60);
                        s.stop(id, CARD, new StationTime("2026-03-01T11:00:00Z", NOON - 3_600_000), 11_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [CLOCK_JUMPED ACTIVITY_UNKNOWN]"),
            row(
                    31,
                    "local time without offset, two hours behind",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        for (int minute = 10; minute <= 50; minute += 10) {
                            s.at(minute);
                            long told = NOON + (minute - 120) * 60_000L;
                            StationTime local = new StationTime("local " + minute, told);
                            s.meter(id, s.wh(minute, 1_000 + minute * 160 + "").at(local));
                        }
                        s.at(60);
                        s.stop(id, CARD, new StationTime("local 60", NOON - 3_600_000), 11_000);
                        Event.SessionEnded ended =
                                s.facts(Event.SessionEnded.class).getFirst();
                        assertEquals(NOON + 3_600_000, ended.at().epochMs());
                    },
                    GOOD),
            row(
                    32,
                    "odd forms of time",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        StationTime odd = new StationTime("2026-03-01 13:00:00,123456789z", NOON + 3_600_123);
                        s.at(61);
                        s.stop(id, CARD, odd, 11_000);
                    },
                    GOOD),
            row(
                    33,
                    "loss of power: the time without it is not idle",
                    s -> {
                        s.status(ConnectorStatus.PREPARING, 0);
                        TransactionId id = s.start(0, 1_000);
                        s.status(ConnectorStatus.CHARGING, 1);
                        s.meter(id, s.wh(30, "11000"));
                        s.at(600);
                        s.connect();
                        s.boot("1");
                        s.ask(new Request.StopTransaction(
                                id, Energy.ofWh(11_000), null, "PowerLoss", List.of(), s.at(601)));
                        assertEquals(
                                new Bill.Times(601 * 60_000L, 29 * 60_000L, 0, 0, 572 * 60_000L),
                                s.facts(Event.SessionEnded.class)
                                        .getFirst()
                                        .bill()
                                        .times());
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED"),
            row(
                    34,
                    "the transaction goes on over a reboot",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.connect();
                        s.boot("1");
                        s.meter(id, s.wh(30, "6000"));
                        s.stop(id, 60, 11_000);
                    },
                    GOOD),
            row(
                    35,
                    "the queue is lost in a hard reset",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.meter(id, s.wh(30, "6000"));
                        s.connect();
                        s.boot("1");
                        s.stop(s.start(90, 11_000), 150, 21_000);
                    },
                    "ERROR 5 kWh 2.25 EUR ESTIMATED [STOP_LOST ACTIVITY_UNKNOWN]",
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [ENERGY_BEFORE_START ACTIVITY_UNKNOWN]"),
            row(
                    36,
                    "offline session with a blocked token",
                    s -> {
                        s.at(600);
                        s.stop(s.start(ONE, BLOCKED, 0, 1_000), BLOCKED, s.at(60), 11_000);
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [TOKEN_REJECTED ACTIVITY_UNKNOWN]"),
            row(
                    37,
                    "a queue of days",
                    s -> {
                        s.at(7 * 24 * 60);
                        for (int day = 0; day < 3; day++) {
                            int from = day * 24 * 60;
                            s.stop(s.start(from, 1_000 + day * 10_000), from + 60, 11_000 + day * 10_000);
                        }
                    },
                    GOOD,
                    GOOD,
                    GOOD),
            row(
                    38,
                    "a replayed queue mixed with live messages",
                    s -> {
                        TransactionId old = s.start(0, 1_000);
                        s.at(200);
                        s.ask(new Request.Heartbeat());
                        s.meter(old, s.wh(30, "6000"));
                        s.status(ConnectorStatus.AVAILABLE, 200);
                        s.stop(old, 60, 11_000);
                    },
                    GOOD),
            row(
                    39,
                    "values split over several events of one time",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.UPDATED, 1, 30, s.wh(30, "6000"));
                        s.event(Phase.UPDATED, 2, 30, s.sample(30, Sample.PERIODIC, "L1", "Wh", "2000"));
                        s.event(Phase.ENDED, 3, 60, s.end(60, "11000"));
                    },
                    GOOD),
            row(
                    40,
                    "values in between dropped",
                    s -> s.stop(s.start(0, 1_000), 60, 11_000, s.begin(0, "1000"), s.end(60, "11000")),
                    GOOD),
            row(
                    41,
                    "charging state repeated, then idle",
                    s -> {
                        s.event("T1", Phase.STARTED, 0, new Said(s.at(0), ONE, CARD, "Charging"), s.begin(0, "1000"));
                        s.event("T1", Phase.UPDATED, 1, new Said(s.at(10), null, null, "Charging"));
                        s.event("T1", Phase.UPDATED, 2, new Said(s.at(40), null, null, "SuspendedEV"));
                        s.event(Phase.ENDED, 3, 60, s.end(60, "11000"));
                        assertEquals(
                                20 * 60_000L,
                                s.facts(Event.SessionEnded.class)
                                        .getFirst()
                                        .bill()
                                        .times()
                                        .idleMs());
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED"),
            row(
                    42,
                    "unplugged at the vehicle, and another plugged in",
                    s -> {
                        s.event("T1", Phase.STARTED, 0, new Said(s.at(0), ONE, CARD, "Charging"), s.begin(0, "1000"));
                        s.event("T1", Phase.UPDATED, 1, new Said(s.at(20), null, null, "Idle"));
                        s.event("T1", Phase.UPDATED, 2, new Said(s.at(25), null, null, "EVConnected"));
                        s.event(Phase.ENDED, 3, 60, s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [UNPLUGGED_INSIDE]"),
            row(
                    43,
                    "begin and end swapped",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.end(0, "1000"));
                        s.event(Phase.ENDED, 1, 60, s.begin(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DERIVED [LABELS_SWAPPED ACTIVITY_UNKNOWN]"),
            row(
                    44,
                    "unknown reservation",
                    s -> {
                        s.ask(new Request.StartTransaction(ONE, CARD, Energy.ofWh(1_000), 4711, s.at(0)));
                        s.stop(new TransactionId("1"), 60, 11_000);
                    },
                    GOOD),
            row(
                    45,
                    "remote start twice, one session",
                    s -> {
                        Command start = new Command.StartSession(CARD, ONE);
                        s.shard.say(new Input.Ordered(CS, 1, start, "k1", 60_000));
                        s.shard.say(new Input.Ordered(CS, 2, start, "k1", 60_000));
                        s.stop(s.start(0, 1_000), 60, 11_000);
                    },
                    GOOD),
            row(
                    46,
                    "total cost asked for before gaps are filled",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 3, 60, s.end(60, "11000"));
                        s.event(Phase.UPDATED, 1, 20, s.wh(20, "4000"));
                        s.event(Phase.UPDATED, 2, 40, s.wh(40, "7000"));
                    },
                    GOOD),
            row(
                    47,
                    "the station's own cost is another",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.endWithCost(1, 60, "EUR", "5.00", s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [ACTIVITY_UNKNOWN STATION_COST_DIFFERS]"),
            row(
                    48,
                    "the station's own cost is in another currency",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.endWithCost(1, 60, "USD", "4.50", s.end(60, "11000"));
                    },
                    "COMPLETED 10 kWh 4.50 EUR DISPUTED [ACTIVITY_UNKNOWN CURRENCY_DIFFERS]"),
            row(
                    49,
                    "an old and a new connection at once",
                    s -> {
                        TransactionId id = s.start(0, 1_000);
                        s.connect();
                        Request stop = new Request.StopTransaction(
                                id, Energy.ofWh(11_000), CARD, "Local", List.of(), s.at(60));
                        assertEquals(List.of(), s.askOn(1, stop));
                        s.ask(stop);
                    },
                    GOOD),
            row(
                    50,
                    "the station was replaced, and counts its transactions anew",
                    s -> {
                        s.event(Phase.STARTED, 0, 0, s.begin(0, "1000"));
                        s.event(Phase.ENDED, 1, 60, s.end(60, "11000"));
                        s.connect();
                        s.boot("2");
                        s.event(Phase.STARTED, 0, 100, s.begin(100, "0"));
                        s.event(Phase.ENDED, 1, 160, s.end(160, "10000"));
                    },
                    GOOD,
                    "COMPLETED 10 kWh 4.50 EUR MEASURED [REGISTER_PER_SESSION ACTIVITY_UNKNOWN]"));

    @TestFactory
    Stream<DynamicTest> shouldBillEachCase() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.number() + " " + row.name(), () -> {
                    BillStory story = new BillStory();
                    row.told().accept(story);
                    assertEquals(String.join("\n", row.bills()), String.join("\n", story.bills()));
                    byte[] recovered = story.shard.recovered(new byte[0], 0).snapshot();
                    assertEquals(
                            new String(story.shard.engine().snapshot(), UTF_8),
                            new String(recovered, UTF_8),
                            row.name());
                }));
    }

    @Test
    void shouldHaveARowForEachCase() {
        List<Integer> told = ROWS.stream().map(Row::number).toList();
        List<Integer> all = IntStream.rangeClosed(1, 50).boxed().toList();
        assertEquals(all, told);
    }
}
