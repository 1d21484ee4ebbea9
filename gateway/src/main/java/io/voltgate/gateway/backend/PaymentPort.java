package io.voltgate.gateway.backend;

import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.PaymentBooks;
import io.voltgate.persistence.store.query.PaymentQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of payments and done about them. Called by the threads of requests. Throws
 * {@link io.voltgate.persistence.store.query.QueryUnavailableException} while the database, or the provider, does not answer.
 */
public interface PaymentPort {
    PaymentQueries queries();

    /**
     * A request that its provider did not answer yet, though it was made.
     *
     * @param since when it was first made
     * @param why how it failed last
     */
    record Stuck(UUID payment, String station, String step, Instant since, int tries, String why) {}

    /** The requests that are stuck, the longest first. */
    List<Stuck> stuck();

    /** What an operator decides about a payment; the receipt means that it is on disk. */
    CompletableFuture<Output.Receipt> instruct(
            StationId station, PaymentId payment, PaymentInstruction instruction, String note);

    /** What the user pays with from now on, by the provider's names; false where nobody knows the user. */
    boolean putMethod(UserId user, String reference, @Nullable String customer);

    /**
     * How a comparison of books went.
     *
     * @param compared entries of the provider
     * @param whole whether these were all
     */
    record Comparison(int compared, boolean whole, List<PaymentBooks.Difference> differences) {}

    /** Compares the provider's books with ours, now. */
    Comparison reconcile();

    /** What became of a message of the provider. */
    enum Heard {
        /** It is what it says it is. */
        TAKEN,
        /** It does not come from the provider, or can't be read. */
        REFUSED,
        /** It is to be sent again. */
        BUSY,
        /** No provider is expected to say anything. */
        OFF
    }

    /** Takes a message of Stripe, with the signature that came with it. */
    Heard heard(byte[] body, Optional<String> signature);
}
