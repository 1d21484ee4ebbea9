package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Activity;
import io.voltgate.domain.Authorization;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Request;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.metering.EnergyLedger;
import io.voltgate.metering.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shard knows of one session. Owned by the shard's thread. Once ended it stays ended, whatever is told later. */
final class SessionState {
    private static final long WATTS = 1000;

    final SessionId id;
    final TransactionId transaction;
    /** What makes a repetition of its start, or of its orphaned stop, recognisable; empty in OCPP 2.x. */
    final String key;

    Tariff tariff;
    long startedAtMs;
    /** When its start, or what first told of it, was received. */
    long receivedMs;
    /** Whether the start itself was told, not only what came after it. */
    boolean startSeen;

    /** From when on its connector was reserved for it, 0 where it was not. */
    long reservedFromMs;

    @Nullable
    ConnectorId connector;

    @Nullable
    IdToken token;

    UserId user;

    Authorization authorization;
    EnergyLedger ledger;
    /** Its energy as the facts so far tell it. */
    Energy delivered = Energy.ZERO;

    /** The last register as its end told it, null while it runs. */
    @Nullable
    Energy meterStop;

    /** When its samples were last kept in full, milliseconds since 1970. */
    long fullAtMs;

    /** What went on, in the order of the times; what was before the first is unknown. */
    List<ActivityChange> activities = new ArrayList<>();

    /** What is remarkable about it. */
    EnumSet<BillFlag> flags = EnumSet.noneOf(BillFlag.class);

    /** The flags of its bill, once it has one. */
    EnumSet<BillFlag> billed = EnumSet.noneOf(BillFlag.class);

    SessionOutcome outcome = SessionOutcome.ACTIVE;
    /** Why it ended, empty while it runs. */
    String endReason = "";
    /** When it ended, 0 while it runs. */
    long endedAtMs;
    /** Whether we concluded its end, since the station told none. */
    boolean concluded;

    int restatements;
    Money cost;

    @Nullable
    PaymentState payment;

    /** What its driver and its station were told of money. */
    DriverState driver = new DriverState();
    /** The newest events of OCPP 2.x that were taken in, oldest first. */
    ArrayDeque<SeenEvent> seen = new ArrayDeque<>();
    /** How many different sequence numbers were taken in, and the lowest and the highest of them. */
    int numbers;

    int lowestNumber = Integer.MAX_VALUE;
    int highestNumber = Integer.MIN_VALUE;

    /** What speaks against it. */
    DoubtState doubts = new DoubtState();

    /** From when on what goes on, milliseconds since 1970. */
    record ActivityChange(long atMs, Activity activity) {}

    /** An event of OCPP 2.x: its number, and a digest of what it said. */
    record SeenEvent(int seqNo, long digest) {}

    SessionState(Event.SessionStarted started, long receivedMs) {
        this(
                started.session(),
                started.transaction(),
                started.key(),
                started.tariff(),
                started.at().epochMs());
        this.receivedMs = receivedMs;
        startSeen = started.origin() == Event.SessionOrigin.STARTED;
        connector = started.connector();
        token = started.token();
        user = started.user();
        authorization = started.authorization();
        Integer maxPowerKw = started.maxPowerKw();
        ledger = new EnergyLedger(maxPowerKw == null ? 0 : maxPowerKw * WATTS, EnergyLedger.READINGS);
        Energy meterStart = started.meterStart();
        if (meterStart != null && key.startsWith(Transactions.START)) {
            ledger.add(List.of(Reading.start(meterStart, started.at().epochMs())));
        }
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

    /** Another of the same, without its ledger, for what would follow from facts that are not applied yet. */
    SessionState copy() {
        SessionState copy = new SessionState(id, transaction, key, tariff, startedAtMs);
        copy.receivedMs = receivedMs;
        copy.startSeen = startSeen;
        copy.reservedFromMs = reservedFromMs;
        copy.connector = connector;
        copy.token = token;
        copy.user = user;
        copy.authorization = authorization;
        copy.delivered = delivered;
        copy.fullAtMs = fullAtMs;
        copy.activities = new ArrayList<>(activities);
        copy.flags = EnumSet.copyOf(flags);
        copy.billed = EnumSet.copyOf(billed);
        copy.outcome = outcome;
        copy.endReason = endReason;
        copy.endedAtMs = endedAtMs;
        copy.concluded = concluded;
        copy.meterStop = meterStop;
        copy.restatements = restatements;
        copy.cost = cost;
        copy.payment = payment == null ? null : payment.copy();
        copy.driver = driver.copy();
        copy.seen = new ArrayDeque<>(seen);
        copy.numbers = numbers;
        copy.lowestNumber = lowestNumber;
        copy.highestNumber = highestNumber;
        copy.doubts = doubts;
        return copy;
    }

    boolean open() {
        return outcome == SessionOutcome.ACTIVE;
    }

    /** Whether a stop is the one that it ended with, again. */
    boolean endedWith(Request.StopTransaction stop) {
        return !open()
                && !concluded
                && endedAtMs == stop.at().epochMs()
                && stop.meterStop().equals(meterStop);
    }

    boolean hasSeen(int seqNo, long digest) {
        return seen.contains(new SeenEvent(seqNo, digest));
    }

    boolean hasNumber(int seqNo) {
        return seen.stream().anyMatch(event -> event.seqNo() == seqNo);
    }

    /** Whether numbers are missing between those that were told. */
    boolean hasGap() {
        return numbers > 0 && numbers <= (long) highestNumber - lowestNumber;
    }

    /** Whether it ran at this time, as far as is known. */
    boolean covers(long atMs) {
        return atMs >= startedAtMs && (open() || atMs <= endedAtMs);
    }

    Activity activityAt(long atMs) {
        Activity activity = Activity.UNKNOWN;
        for (ActivityChange change : activities) {
            if (change.atMs() <= atMs) {
                activity = change.activity();
            }
        }
        return activity;
    }

    boolean hasCharged() {
        return activities.stream().anyMatch(change -> change.activity() == Activity.CHARGING);
    }

    /** Whether its cost is final, as far as is known, and nothing of it is waited for. */
    boolean payable() {
        return !open() && !doubts.held();
    }

    /** Whether the payment still has to follow the cost. */
    boolean unsettled() {
        return payment != null && (payment.asked != null || (!open() && !paidOutside() && !payment.meets(cost)));
    }

    /** Whether the driver pays at the station's own terminal, or by a web page: then the money doesn't pass through our provider. */
    boolean paidOutside() {
        return paidOutside(token);
    }

    static boolean paidOutside(@Nullable IdToken token) {
        return token != null && token.type().equals(Authorizations.DIRECT_PAYMENT);
    }
}
