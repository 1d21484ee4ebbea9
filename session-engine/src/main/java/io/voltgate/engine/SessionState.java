package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Activity;
import io.voltgate.domain.Authorization;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shard knows of one session. Owned by the shard's thread. Once ended it stays ended, whatever is told later. */
final class SessionState {
    final SessionId id;
    final TransactionId transaction;
    /** What makes a repetition of its start, or of its orphaned stop, recognisable; empty in OCPP 2.x. */
    final String key;

    final Tariff tariff;
    final long startedAtMs;

    @Nullable
    ConnectorId connector;

    @Nullable
    IdToken token;

    UserId user;

    Authorization authorization;
    EnergyLedger ledger;
    /** When its samples were last kept in full, milliseconds since 1970. */
    long fullAtMs;

    SessionOutcome outcome = SessionOutcome.ACTIVE;
    /** Why it ended, empty while it runs; {@link Sessions#SUPERSEDED} when we concluded it. */
    String endReason = "";

    /** What went on, oldest first; what was before the first is unknown. */
    List<ActivityChange> activities = new ArrayList<>();

    /** What is remarkable about it. */
    EnumSet<BillFlag> flags = EnumSet.noneOf(BillFlag.class);

    int restatements;
    Money cost;

    @Nullable
    PaymentState payment;

    /** The newest events of OCPP 2.x that were taken in, oldest first. */
    ArrayDeque<SeenEvent> seen = new ArrayDeque<>();

    /** From when on what goes on, milliseconds since 1970. */
    record ActivityChange(long atMs, Activity activity) {}

    /** An event of OCPP 2.x: its number, and a digest of what it said. */
    record SeenEvent(int seqNo, long digest) {}

    SessionState(Event.SessionStarted started) {
        this(
                started.session(),
                started.transaction(),
                started.key(),
                started.tariff(),
                started.at().epochMs());
        connector = started.connector();
        token = started.token();
        user = started.user();
        authorization = started.authorization();
        ledger = EnergyLedger.startingAt(started.meterStart(), started.at().epochMs());
        cost = Money.zero(tariff.pricePerKwh().currency());
    }

    @JsonCreator
    SessionState(
            @JsonProperty("id") SessionId id,
            @JsonProperty("transaction") TransactionId transaction,
            @JsonProperty("key") String key,
            @JsonProperty("tariff") Tariff tariff,
            @JsonProperty("startedAtMs") long startedAtMs) {
        this.id = id;
        this.transaction = transaction;
        this.key = key;
        this.tariff = tariff;
        this.startedAtMs = startedAtMs;
    }

    boolean open() {
        return outcome == SessionOutcome.ACTIVE;
    }

    boolean hasSeen(int seqNo, long digest) {
        return seen.contains(new SeenEvent(seqNo, digest));
    }

    /** Whether the payment still has to follow the cost. */
    boolean unsettled() {
        return payment != null && (payment.asked != null || (!open() && !payment.meets(cost)));
    }
}
