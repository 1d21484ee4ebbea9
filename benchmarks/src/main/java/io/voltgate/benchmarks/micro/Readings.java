package io.voltgate.benchmarks.micro;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import java.util.List;

/** What a typical station measures: register, power and state of charge. Stateless. New values at each call, as a dialect makes them. */
final class Readings {
    static final long NOON = 1_780_000_000_000L;

    private Readings() {}

    static List<Sample> typical(StationTime at, long registerWh) {
        return List.of(
                sample(at, Sample.IMPORT_REGISTER, "Wh", Long.toString(registerWh)),
                sample(at, Sample.POWER_IMPORT, "W", "11020.5"),
                sample(at, Sample.STATE_OF_CHARGE, "Percent", "48"));
    }

    private static Sample sample(StationTime at, String measurand, String unit, String value) {
        return new Sample(at, measurand, "", Sample.PERIODIC, Sample.OUTLET, unit, 0, value);
    }
}
