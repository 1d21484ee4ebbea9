package io.voltgate.persistence.store.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked of the rows about single payments. Called from any thread; each call throws {@link QueryUnavailableException} while the database does not answer. */
public interface PaymentQueries {
    /** The most rows of one answer. */
    int MAX_ROWS = 500;

    /** A payment with where it stands and its steps. */
    Optional<PaymentDetail> payment(UUID id);

    /** Payments that were refused and wait for the next try or for an operator, those that changed last first, without their steps. */
    List<PaymentDetail> waitingPayments();

    /** Where the provider's books and ours differed, those seen last first. */
    List<PaymentDifference> paymentDifferences();
}
