package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a station answers about one variable, asked for it or told to change it. A value. In OCPP 1.6 a key that is known is Accepted.
 *
 * @param attribute Actual, Target, MinSet or MaxSet
 * @param status such as Accepted, Rejected, RebootRequired, UnknownVariable
 * @param value null where the answer has none
 * @param mutability ReadOnly or ReadWrite where the answer tells it, else null
 */
public record VariableAnswer(
        Variable variable,
        String attribute,
        String status,
        @Nullable String value,
        @Nullable String mutability) {}
