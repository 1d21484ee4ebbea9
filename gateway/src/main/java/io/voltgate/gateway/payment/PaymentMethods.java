package io.voltgate.gateway.payment;

import io.voltgate.domain.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users pay with. Called from any thread, and may block; throws what a database throws that is away. */
@FunctionalInterface
public interface PaymentMethods {
    /** What the user pays with, empty where nothing is known. */
    Optional<Method> of(UserId user);

    /**
     * A means of payment, by the provider's names.
     *
     * @param customer whom it belongs to, null where the provider has no customer for it
     */
    record Method(String reference, @Nullable String customer) {}
}
