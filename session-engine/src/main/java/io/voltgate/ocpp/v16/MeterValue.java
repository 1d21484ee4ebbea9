package io.voltgate.ocpp.v16;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
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
        return values == null
                ? List.of()
                : Check.samples(values.stream()
                        .flatMap(value -> value.samples(receivedAtMs).stream())
                        .toList());
    }

    private List<Sample> samples(long receivedAtMs) {
        StationTime at = StationClock.read(timestamp, receivedAtMs);
        return sampledValue.stream().map(value -> value.sample(at)).toList();
    }
}
