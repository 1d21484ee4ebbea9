package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MeterValueType: the readings of one moment. A wire value. */
public record MeterValueType(List<SampledValueType> sampledValue, String timestamp) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.parts("sampledValue", sampledValue, 1, Integer.MAX_VALUE);
        rules.time("timestamp", timestamp);
    }

    /** All readings in the order sent, each with its moment; none where there are no values. */
    public static List<Sample> samples(@Nullable List<MeterValueType> values, long receivedAtMs) {
        return values == null
                ? List.of()
                : Check.samples(values.stream()
                        .flatMap(value -> value.samples(receivedAtMs))
                        .toList());
    }

    private Stream<Sample> samples(long receivedAtMs) {
        StationTime at = StationClock.read(timestamp, receivedAtMs);
        return sampledValue.stream().map(sampled -> sampled.toSample(at));
    }
}
