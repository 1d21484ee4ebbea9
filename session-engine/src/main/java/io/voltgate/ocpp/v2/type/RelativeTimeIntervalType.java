package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** RelativeTimeIntervalType: a stretch of time from the schedule's start on (ISO 15118-2). A wire value. */
public record RelativeTimeIntervalType(
        Integer start, @Nullable Integer duration) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("start", start);
    }
}
