package io.voltgate.ocpp;

/**
 * A payload, or an object within one, as it stands on the wire: an immutable record with the fields of the schema in its order.
 * Made on any thread, by the mapper or by the mapping of a message. It is only as good as its {@link #check}, which every
 * payload passes on its way in and on its way out.
 */
public interface Wire {
    /** Says of each field what the standard says of it; objects within are checked through their fields. */
    void check(Rules rules);

    /** A payload without fields, {@code {}}: there is nothing to say of it. */
    interface Blank extends Wire {
        @Override
        default void check(Rules rules) {
            // No field, no rule.
        }
    }
}
