package io.voltgate.persistence.store;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our books of payments, for their comparison with the provider's. Called by the thread that compares. They lag behind the journal, so what is
 * news to them is compared later; each call throws {@link io.voltgate.persistence.tail.StoreUnavailableException} while they can't be read.
 */
public interface PaymentBooks {
    /** Our entries of these payments; those that we don't know are missing. */
    Map<UUID, Entry> entries(Collection<UUID> payments);

    /** Keeps differences; one that was seen before is seen again. */
    void keep(List<Difference> differences, long nowMs);

    /**
     * What our books say of a payment.
     *
     * @param amount what remains with us
     * @param ended whether its session has ended
     * @param held whether we think that something is held
     * @param asking whether a request is under way
     * @param names the provider's names of all that was done
     */
    record Entry(
            UUID payment,
            BigDecimal amount,
            String currency,
            boolean ended,
            boolean held,
            boolean asking,
            Set<String> names) {
        public Entry {
            names = Set.copyOf(names);
        }
    }

    /** Something in which the books differ, and what was done about it. */
    record Difference(
            String externalId,
            Kind kind,
            @Nullable UUID payment,
            @Nullable UUID session,
            @Nullable BigDecimal ours,
            BigDecimal theirs,
            String currency,
            Action action) {}

    /** How the books can differ. */
    enum Kind {
        /** The provider holds something for a session that is over or unknown. */
        ORPHANED_HOLD,
        /** The provider took something that our books do not have. */
        UNKNOWN_CHARGE,
        /** What the provider has taken of a payment is not what our books say. */
        AMOUNT_DIFFERS
    }

    /** What was done about a difference. */
    enum Action {
        /** The hold was let go. */
        RELEASED,
        /** It is in our books now, among the differences. */
        RECORDED,
        /** Somebody must look. */
        REPORTED
    }
}
