package io.voltgate.gateway.payment;

import io.voltgate.persistence.store.PaymentBooks;
import io.voltgate.persistence.store.PaymentBooks.Action;
import io.voltgate.persistence.store.PaymentBooks.Difference;
import io.voltgate.persistence.store.PaymentBooks.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the provider's books with ours, and mends what can be mended. Run by one thread at a time. A hold that no session needs any more is let
 * go; money is never taken or given back here, differences of that are kept for people.
 */
public final class Reconciliation {
    private static final Limits USUAL = new Limits(Duration.ofMinutes(15), Duration.ofDays(35), 20_000);

    private final PaymentProvider provider;
    private final PaymentBooks books;
    private final Limits limits;
    private final LongSupplier clockMs;

    /**
     * What is compared.
     *
     * @param young what is younger is left alone: its answer may be under way, or not in the rows yet
     * @param old what is older was compared before
     * @param most entries at once; of more, the newest are compared, and it is told
     */
    public record Limits(Duration young, Duration old, int most) {}

    /**
     * How a comparison went.
     *
     * @param compared entries of the provider
     * @param whole whether these were all there are
     */
    public record Result(int compared, boolean whole, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    public Reconciliation(PaymentProvider provider, PaymentBooks books) {
        this(provider, books, USUAL, System::currentTimeMillis);
    }

    Reconciliation(PaymentProvider provider, PaymentBooks books, Limits limits, LongSupplier clockMs) {
        this.provider = provider;
        this.books = books;
        this.limits = limits;
        this.clockMs = clockMs;
    }

    public synchronized Result run() throws PaymentProvider.Unavailable {
        long nowMs = clockMs.getAsLong();
        List<PaymentProvider.Entry> theirs = provider.books(nowMs - limits.old().toMillis(), limits.most());
        boolean whole = theirs.size() < limits.most();
        Map<String, List<PaymentProvider.Entry>> byPayment = new LinkedHashMap<>();
        theirs.forEach(entry -> byPayment
                .computeIfAbsent(entry.payment(), none -> new ArrayList<>())
                .add(entry));
        long young = nowMs - limits.young().toMillis();
        byPayment.values().removeIf(entries -> entries.stream().anyMatch(entry -> entry.createdMs() > young));
        Map<UUID, PaymentBooks.Entry> ours = books.entries(
                byPayment.keySet().stream().flatMap(name -> uuid(name).stream()).toList());
        List<Difference> differences = new ArrayList<>();
        try {
            for (Map.Entry<String, List<PaymentProvider.Entry>> payment : byPayment.entrySet()) {
                PaymentBooks.@Nullable Entry known =
                        uuid(payment.getKey()).map(ours::get).orElse(null);
                compare(payment.getValue(), known, differences);
            }
        } finally {
            books.keep(differences, nowMs);
        }
        return new Result(theirs.size(), whole, differences);
    }

    private void compare(
            List<PaymentProvider.Entry> theirs, PaymentBooks.@Nullable Entry ours, List<Difference> differences)
            throws PaymentProvider.Unavailable {
        if (ours != null && ours.asking()) {
            return;
        }
        BigDecimal taken = BigDecimal.ZERO;
        for (PaymentProvider.Entry entry : theirs) {
            boolean named = ours != null && ours.names().contains(entry.externalId());
            boolean needed = named && ours.held() && !ours.ended();
            if (entry.held().micros() > 0 && !needed) {
                provider.letGo(entry);
                differences.add(
                        difference(entry, Kind.ORPHANED_HOLD, null, entry.held().amount()));
            }
            if (entry.taken().micros() > 0 && !named) {
                differences.add(difference(
                        entry, Kind.UNKNOWN_CHARGE, null, entry.taken().amount()));
            }
            taken = named ? taken.add(entry.taken().amount()) : taken;
        }
        boolean differs = ours != null && taken.compareTo(ours.amount()) != 0;
        boolean seen =
                ours != null && theirs.stream().anyMatch(entry -> ours.names().contains(entry.externalId()));
        if (differs && (seen || taken.signum() > 0)) {
            differences.add(difference(theirs.getLast(), Kind.AMOUNT_DIFFERS, ours.amount(), taken));
        }
    }

    private static Difference difference(
            PaymentProvider.Entry entry, Kind kind, @Nullable BigDecimal ours, BigDecimal theirs) {
        Action action = switch (kind) {
            case ORPHANED_HOLD -> Action.RELEASED;
            case UNKNOWN_CHARGE -> Action.RECORDED;
            case AMOUNT_DIFFERS -> Action.REPORTED;
        };
        return new Difference(
                entry.externalId(),
                kind,
                uuid(entry.payment()).orElse(null),
                uuid(entry.session()).orElse(null),
                ours,
                theirs,
                entry.held().currency(),
                action);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
