package io.voltgate.gateway.explain;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.persistence.store.query.BillTrail;
import io.voltgate.persistence.store.query.BillTrail.ClockStep;
import io.voltgate.persistence.store.query.BillTrail.Place;
import io.voltgate.persistence.store.query.BillTrail.ReadingCounts;
import io.voltgate.persistence.store.query.BillTrail.RecordedFact;
import io.voltgate.persistence.store.query.BillTrail.RecordedReading;
import io.voltgate.persistence.store.query.PaymentView;
import io.voltgate.persistence.store.query.SessionDetail;
import io.voltgate.persistence.store.query.SessionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows tell of one made-up session: its start was lost, its register was reset, its stop came twice, and money went back.
 * Owned by one test. What is said in it can be changed before it is told.
 */
public final class Story {
    public static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final StationId STATION = new StationId("CS-1");
    private static final SessionId SESSION = new SessionId(ID);
    private static final PaymentId PAYMENT = new PaymentId(new UUID(3, 1));
    private static final UserId USER = new UserId(new UUID(4, 1));

    private final List<RecordedFact> facts = new ArrayList<>();
    private final List<RecordedReading> readings = new ArrayList<>();
    String name = "Main street";
    String detail = "the first seqNo is 3";
    Tariff tariff = new Tariff(euro("0.45"), 2);
    ReadingCounts counts = new ReadingCounts(12, 6);

    static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    static StationTime time(long second) {
        return new StationTime(at(second).toString(), at(second).toEpochMilli());
    }

    private static Energy kwh(String kwh) {
        return Energy.ofWh(new BigDecimal(kwh).movePointRight(3));
    }

    static Money euro(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }

    Story fact(@Nullable String frame, long second, Event.BillFact fact) {
        facts.add(new RecordedFact(0, facts.size() + 10L, 0, frame, at(second), fact));
        return this;
    }

    Story reading(long second, String value, String context) {
        return reading(second, value, context, Sample.OUTLET);
    }

    Story reading(long second, String value, String context, String location) {
        readings.add(new RecordedReading(
                at(second),
                at(second).toString(),
                at(second + 1),
                1,
                1,
                Sample.IMPORT_REGISTER,
                "",
                context,
                location,
                "kWh",
                0,
                value,
                null,
                null,
                null,
                "frame-" + second,
                100 + second));
        return this;
    }

    /** Joined, reset, ended, ended again with another register, restated, paid and refunded. */
    public static Story whole() {
        return new Story().begun().metered().ended().paid();
    }

    Story begun() {
        fact("frame-0", 1, started(Event.SessionOrigin.JOINED));
        fact("frame-0", 1, new PaymentFact.PaymentOpened(STATION, PAYMENT, SESSION, USER, "EUR", "card"));
        return fact("frame-0", 1, new Event.SessionFlagged(STATION, SESSION, BillFlag.START_LOST, detail));
    }

    Event.SessionStarted started(Event.SessionOrigin origin) {
        return new Event.SessionStarted(
                STATION,
                SESSION,
                new TransactionId("T1"),
                new ConnectorId(1, 1),
                IdToken.of("CARD"),
                USER,
                false,
                null,
                Authorization.of(TokenStatus.ACCEPTED),
                tariff,
                null,
                origin,
                "",
                time(0));
    }

    Story metered() {
        reading(0, "1000.0", Sample.PERIODIC);
        reading(600, "1002.5", Sample.PERIODIC);
        reading(900, "9999999", Sample.PERIODIC);
        reading(1200, "1005.0", Sample.PERIODIC);
        reading(1800, "0.0", Sample.PERIODIC);
        reading(2000, "nonsense", Sample.PERIODIC);
        reading(2200, "2.0", Sample.PERIODIC, "Inlet");
        return reading(3590, "3.0", Sample.PERIODIC);
    }

    Story ended() {
        fact("frame-stop", 3601, ended("8.2", "3.69", Bills.of("8.2", "3.69", "3.2", BillFlag.REGISTER_RESET)));
        fact(
                "frame-stop-2",
                3700,
                new Event.SessionFlagged(STATION, SESSION, BillFlag.STOPS_DIFFER, "the second says 2900 Wh"));
        return fact(
                "frame-late",
                4000,
                new Event.SessionRestated(
                        STATION,
                        SESSION,
                        1,
                        kwh("8"),
                        euro("3.60"),
                        "LateMeterValues",
                        Bills.of("8", "3.60", "3", BillFlag.REGISTER_RESET),
                        null));
    }

    static Event.SessionEnded ended(String energy, String cost, @Nullable Bill bill) {
        return new Event.SessionEnded(
                STATION,
                SESSION,
                SessionOutcome.COMPLETED,
                "Local",
                kwh("3.2"),
                kwh(energy),
                euro(cost),
                null,
                time(3600),
                bill);
    }

    Story paid() {
        fact(null, 3602, settled(PaymentStatus.COMPLETED, "3.69", "pi_1"));
        fact(
                null,
                4000,
                new PaymentFact.PaymentRequested(
                        STATION, PAYMENT, SESSION, PaymentStep.REFUND, 2, euro("0.09"), "key-2", "pi_1"));
        return fact(
                null,
                4001,
                new PaymentFact.PaymentRefunded(
                        STATION, PAYMENT, SESSION, 2, euro("0.09"), euro("3.60"), "pi_1", "re_1"));
    }

    static Event.BillFact settled(PaymentStatus status, String amount, String externalId) {
        return new PaymentFact.PaymentSettled(STATION, PAYMENT, SESSION, status, euro(amount), externalId);
    }

    /** Bills of the made-up session: 5 kWh up to the reset, the rest after it. */
    static final class Bills {
        private Bills() {}

        static Bill of(String energy, String total, String last, BillFlag... also) {
            EnumSet<BillFlag> flags = EnumSet.of(BillFlag.START_LOST, also);
            Energy rest = kwh(energy).minus(kwh("5"));
            return new Bill(
                    kwh(energy),
                    Energy.ZERO,
                    List.of(
                            new Bill.Segment(
                                    kwh("1000"),
                                    kwh("1005"),
                                    at(0).toEpochMilli(),
                                    at(1200).toEpochMilli(),
                                    kwh("5"),
                                    BillFlag.REGISTER_RESET),
                            new Bill.Segment(
                                    kwh("0"), kwh(last), at(1800).toEpochMilli(), at(3590).toEpochMilli(), rest, null)),
                    new Bill.Times(3_600_000, 3_000_000, 300_000, 0, 300_000),
                    List.of(new Bill.Line(
                            "ENERGY",
                            0,
                            energy,
                            "0.45",
                            total,
                            at(0).toEpochMilli(),
                            at(3600).toEpochMilli(),
                            "energy")),
                    euro(total),
                    Money.zero("EUR"),
                    flags,
                    List.of(
                            new Bill.Refused(at(900).toEpochMilli(), "9999999000", "TOO_FAST"),
                            new Bill.Refused(at(2000).toEpochMilli(), "nonsense", "NO_NUMBER")));
        }
    }

    public BillTrail trail() {
        return trail("completed");
    }

    BillTrail trail(String status) {
        SessionView session = new SessionView(
                ID,
                STATION.value(),
                ID,
                USER.value(),
                "cCCS2",
                at(0),
                status.equals("active") ? null : at(3600),
                new BigDecimal("8"),
                new BigDecimal("3.6"),
                "EUR",
                "card",
                status,
                "{\"transaction\":\"T1\",\"evse\":1,\"connector\":1,\"token\":\"CARD\",\"startTime\":\"2026-03-01T12:00:00Z\"}",
                at(1));
        PaymentView payment = new PaymentView(
                PAYMENT.value(),
                ID,
                STATION.value(),
                USER.value(),
                new BigDecimal("3.60"),
                "EUR",
                "card",
                "pi_1",
                "completed",
                at(3602),
                at(1));
        return new BillTrail(
                new SessionDetail(session, null, payment, List.of(), List.of()),
                new Place(name, "Kai 1"),
                facts,
                facts.size(),
                readings,
                List.of(),
                counts,
                List.of(new ClockStep(at(-7200), 3_600_000), new ClockStep(at(-3600), 120_000)));
    }
}
