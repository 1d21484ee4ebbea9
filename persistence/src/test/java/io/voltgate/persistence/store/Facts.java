package io.voltgate.persistence.store;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.JournalEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Facts of one station and one session, for tests. Immutable but for {@link Log}, which numbers entries as a journal does. */
final class Facts {
    static final long T0 = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
    static final StationId STATION = new StationId("CS-1");
    static final UUID STATION_KEY = new UUID(1, 1);
    static final SessionId SESSION = new SessionId(new UUID(2, 1));
    static final PaymentId PAYMENT = new PaymentId(new UUID(3, 1));
    static final UserId USER = new UserId(new UUID(4, 1));
    static final ConnectorId CONNECTOR = new ConnectorId(1, 1);
    static final TransactionId TRANSACTION = new TransactionId("T1");

    private Facts() {}

    static StationTime time(long secondsAfter) {
        return new StationTime("sent+" + secondsAfter, T0 + secondsAfter * 1000);
    }

    static Event provisioned() {
        return new Event.StationProvisioned(STATION, STATION_KEY);
    }

    static Event started(SessionId session) {
        return new Event.SessionStarted(
                STATION,
                session,
                TRANSACTION,
                CONNECTOR,
                IdToken.of("CARD"),
                USER,
                true,
                null,
                Authorization.of(TokenStatus.ACCEPTED),
                new Tariff(euro("0.50"), 2),
                Energy.ofWh(1000),
                Event.SessionOrigin.STARTED,
                "",
                time(0));
    }

    static Event paymentOpened() {
        return new PaymentFact.PaymentOpened(STATION, PAYMENT, SESSION, USER, "EUR", "card");
    }

    static Event metered(long second, long wattHours) {
        return new Event.SessionMetered(
                STATION,
                SESSION,
                CONNECTOR,
                TRANSACTION,
                List.of(sample(second, Long.toString(1000 + wattHours))),
                Energy.ofWh(1000),
                Energy.ofWh(1000 + wattHours),
                time(second).epochMs(),
                Energy.ofWh(wattHours),
                euro("0.50").perKwhTimes(Energy.ofWh(wattHours), 2),
                time(second));
    }

    static Event ended(long second, long wattHours) {
        return new Event.SessionEnded(
                STATION,
                SESSION,
                SessionOutcome.COMPLETED,
                "Local",
                Energy.ofWh(1000 + wattHours),
                Energy.ofWh(wattHours),
                euro("0.50").perKwhTimes(Energy.ofWh(wattHours), 2),
                null,
                time(second),
                null);
    }

    static Event settled(String amount) {
        return new PaymentFact.PaymentSettled(
                STATION, PAYMENT, SESSION, PaymentStatus.COMPLETED, euro(amount), "ext-1");
    }

    static Sample sample(long second, String value) {
        return new Sample(time(second), Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, value);
    }

    static Money euro(String amount) {
        return Money.of("EUR", new BigDecimal(amount));
    }

    /** Entries with dense sequences from 1, one second apart. */
    static final class Log {
        private final List<JournalEntry> entries = new ArrayList<>();

        Log add(Event... events) {
            long sequence = entries.size() + 1L;
            entries.add(new JournalEntry(sequence, T0 + sequence * 1000, List.of(events)));
            return this;
        }

        List<JournalEntry> all() {
            return List.copyOf(entries);
        }

        List<JournalEntry> after(long sequence) {
            return entries.stream().filter(entry -> entry.sequence() > sequence).toList();
        }
    }
}
