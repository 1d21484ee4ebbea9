package io.voltgate.ocpp.v201;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MeterValueType: the readings of one moment. A wire value. */
public record MeterValueType(List<SampledValueType> sampledValue, String timestamp) {
    public MeterValueType {
        Check.list("sampledValue", sampledValue, 1);
        Check.required("timestamp", timestamp);
    }

    /** All readings in the order sent, each with its moment; none where there are no values. */
    static List<Sample> samples(@Nullable List<MeterValueType> values, long receivedAtMs) {
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
