package io.voltgate.persistence.store;

/** PostgreSQL answers, and does not let us in. Immutable. Its message is one sentence for the operator, without a secret. */
public final class DatabaseRefusedException extends RuntimeException {
    DatabaseRefusedException(String sentence) {
        super(sentence, null, false, false);
    }
}
