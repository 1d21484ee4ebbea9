package io.voltgate.engine;

import io.voltgate.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of a station. A value of the {@link Directory}.
 *
 * @param id its key in `stations`
 * @param maintenance whether the operator took it out of service
 * @param workingHours when sessions may begin, null for always
 * @param pricePerKwh its price in the default currency; zero where none is set
 * @param maxPowerKw the most it can deliver, 0 where unknown
 */
public record StationProfile(
        UUID id, boolean maintenance, @Nullable WorkingHours workingHours, Money pricePerKwh, int maxPowerKw) {}
