package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/**
 * PeriodicEventStreamParamsType: how often a stream is sent: after so many seconds, or so many values (OCPP 2.1). A
 * wire value.
 */
public record PeriodicEventStreamParamsType(
        @Nullable Integer interval, @Nullable Integer values) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalAtLeast("interval", interval, 0);
        rules.optionalAtLeast("values", values, 0);
    }
}
