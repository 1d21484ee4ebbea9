package io.voltgate.ocpp.v16;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MeterValue (OCPP 1.6, 7.33): what was sampled at one moment. */
public record MeterValue(String timestamp, List<SampledValue> sampledValue) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.time("timestamp", timestamp);
        rules.parts("sampledValue", sampledValue, 0, Integer.MAX_VALUE);
    }

    /** The samples of all moments, in the order sent. */
    static List<Sample> samples(@Nullable List<MeterValue> values, long receivedAtMs) {
        if (values == null) {
            return List.of();
        }
        List<Sample> samples = new ArrayList<>();
        values.forEach(value -> value.addSamples(receivedAtMs, samples));
        return Check.samples(Collections.unmodifiableList(samples));
    }

    private void addSamples(long receivedAtMs, List<Sample> samples) {
        StationTime at = StationClock.read(timestamp, receivedAtMs);
        sampledValue.forEach(value -> samples.add(value.sample(at)));
    }
}
