package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A station of 22 kW and 0.45 EUR/kWh that charges, told in minutes after noon, and the bills that come of it. Owned by the test's thread.
 * Our clock goes with the station's.
 */
final class BillStory {
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    static final StationId CS = new StationId("CS-1");
    static final ConnectorId ONE = ConnectorId.numbered(1);
    static final IdToken CARD = IdToken.of("Card-A");
    static final IdToken SAME_GROUP = IdToken.of("Card-B");
    static final IdToken BLOCKED = IdToken.of("Card-C");
    private static final long MINUTE_MS = 60_000;

    final TestShard shard;
    private long epoch;
    private int messages;

    BillStory() {
        FixedDirectory directory = new FixedDirectory()
                .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22))
                .with("card-a", token(7, true))
                .with("card-b", token(8, true))
                .with("card-c", token(9, false));
        shard = new TestShard(EngineSettings.defaults(), directory, NOON);
        connect();
    }

    private static TokenProfile token(int user, boolean active) {
        return new TokenProfile(new UserId(new UUID(0, user)), active, null, "family", "EUR", Set.of());
    }

    void connect() {
        epoch++;
        shard.say(new Input.Connected(CS, epoch, "ocpp", "127.0.0.1", false));
    }

    void boot(String serial) {
        ask(new Request.Boot(new StationInfo("Volt", "One", serial, "1.0", "", ""), "PowerUp"));
    }

    Reply ask(Request request) {
        return askOn(epoch, request).getFirst();
    }

    /** What is answered to a message of one of the connections; nothing to one of an older. */
    List<Reply> askOn(long connection, Request request) {
        messages++;
        String id = "m" + messages;
        return shard.say(new Input.Asked(CS, connection, id, request)).stream()
                .filter(Output.Answer.class::isInstance)
                .map(Output.Answer.class::cast)
                .filter(answer -> answer.messageId().equals(id))
                .map(Output.Answer::reply)
                .toList();
    }

    /** A time of the station, so many minutes after noon; ours is never before it. */
    StationTime at(int minute) {
        long atMs = NOON + minute * MINUTE_MS;
        shard.after(Math.max(0, atMs - shard.nowMs()));
        return new StationTime(Instant.ofEpochMilli(atMs).toString(), atMs);
    }

    TransactionId start(int minute, long wh) {
        return start(ONE, CARD, minute, wh);
    }

    TransactionId start(ConnectorId connector, IdToken token, int minute, long wh) {
        Reply reply = ask(new Request.StartTransaction(connector, token, Energy.ofWh(wh), null, at(minute)));
        return ((Reply.Started) reply).transaction();
    }

    void stop(TransactionId transaction, int minute, long wh, Sample... samples) {
        stop(transaction, CARD, at(minute), wh, samples);
    }

    void stop(TransactionId transaction, @Nullable IdToken token, StationTime at, long wh, Sample... samples) {
        ask(new Request.StopTransaction(transaction, Energy.ofWh(wh), token, "Local", List.of(samples), at));
    }

    void meter(@Nullable TransactionId transaction, Sample... samples) {
        ask(new Request.MeterValues(ONE, transaction, List.of(samples)));
    }

    void status(ConnectorStatus status, int minute) {
        ask(new Request.StatusReport(ONE, status, "", "", "", at(minute), ""));
    }

    Sample wh(int minute, String value) {
        return sample(minute, Sample.PERIODIC, "", "Wh", value);
    }

    Sample begin(int minute, String value) {
        return sample(minute, Sample.BEGIN, "", "Wh", value);
    }

    Sample end(int minute, String value) {
        return sample(minute, Sample.END, "", "Wh", value);
    }

    Sample sample(int minute, String context, String phase, String unit, String value) {
        return new Sample(at(minute), Sample.IMPORT_REGISTER, phase, context, Sample.OUTLET, unit, 0, value);
    }

    /** An event of OCPP 2.x; its place and its token are told with the start. */
    void event(Phase phase, int seqNo, int minute, Sample... samples) {
        boolean starts = phase == Phase.STARTED;
        event("T1", phase, seqNo, new Said(at(minute), starts ? ONE : null, starts ? CARD : null, ""), samples);
    }

    /** The end of a transaction, with what the station itself reckons that it costs (OCPP 2.1, I12). */
    void endWithCost(int seqNo, int minute, String currency, String total, Sample... samples) {
        String cost = "{\"costDetails\":{\"totalCost\":{\"currency\":\"" + currency
                + "\",\"typeOfCost\":\"NormalCost\",\"total\":{\"exclTax\":" + total + ",\"inclTax\":" + total + "}},"
                + "\"totalUsage\":{\"energy\":10,\"chargingTime\":3600,\"idleTime\":0}}}";
        ask(new Request.TransactionEvent(
                Phase.ENDED,
                new TransactionId("T1"),
                seqNo,
                "Trigger",
                false,
                null,
                null,
                "",
                "",
                null,
                null,
                List.of(samples),
                at(minute),
                cost));
    }

    /** What an event says besides its number and its values. */
    record Said(
            StationTime at,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            String state) {}

    Reply event(String transaction, Phase phase, int seqNo, Said said, Sample... samples) {
        return ask(new Request.TransactionEvent(
                phase,
                new TransactionId(transaction),
                seqNo,
                "Trigger",
                false,
                said.connector(),
                said.token(),
                said.state(),
                "",
                null,
                null,
                List.of(samples),
                said.at()));
    }

    <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The bills in the order of their sessions: outcome, energy, cost, how well it is known, and what is remarkable. */
    List<String> bills() {
        List<String> bills = new ArrayList<>();
        for (Event.SessionStarted started : facts(Event.SessionStarted.class)) {
            bills.add(bill(started.session()));
        }
        return bills;
    }

    private String bill(SessionId session) {
        String outcome = "ACTIVE";
        Bill bill = null;
        int restated = 0;
        for (Event fact : shard.facts()) {
            if (fact instanceof Event.SessionEnded ended && ended.session().equals(session)) {
                outcome = ended.outcome().name();
                bill = ended.bill();
            } else if (fact instanceof Event.SessionRestated again
                    && again.session().equals(session)) {
                outcome = again.end() == null ? outcome : again.end().outcome().name();
                bill = again.bill();
                restated++;
            } else if (fact instanceof Event.SessionReviewed reviewed
                    && reviewed.session().equals(session)) {
                bill = reviewed.bill();
            }
        }
        if (bill != null) {
            EnumSet<BillFlag> flags = EnumSet.noneOf(BillFlag.class);
            flags.addAll(bill.flags());
            facts(Event.SessionFlagged.class).stream()
                    .filter(flagged -> flagged.session().equals(session))
                    .forEach(flagged -> flags.add(flagged.flag()));
            bill = new Bill(
                    bill.imported(),
                    bill.exported(),
                    bill.segments(),
                    bill.times(),
                    bill.lines(),
                    bill.total(),
                    bill.tax(),
                    flags);
        }
        return bill == null ? outcome : outcome + " " + words(bill) + (restated == 0 ? "" : " restated " + restated);
    }

    private static String words(Bill bill) {
        String energy = bill.imported().toKwh().stripTrailingZeros().toPlainString();
        String money = bill.total().rounded(2).amount().setScale(2).toPlainString();
        String flags = bill.flags().stream().map(Enum::name).collect(Collectors.joining(" "));
        return energy + " kWh " + money + " " + bill.total().currency() + " " + bill.quality()
                + (flags.isEmpty() ? "" : " [" + flags + "]");
    }
}
