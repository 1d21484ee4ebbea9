package io.voltgate.persistence.store;

/**
 * How often stations of one model did one thing otherwise than the standard says. A value. The texts are empty where nothing is known.
 *
 * @param deviation its name in {@link io.voltgate.domain.Deviation}
 * @param firstMs when it was first seen, milliseconds since 1970
 * @param lastMs when it was last seen, milliseconds since 1970
 * @param station the one that did it last
 * @param sample the frame in which it was last seen, shortened and without secrets
 */
public record DeviationCount(
        String vendor,
        String model,
        String firmware,
        String deviation,
        long count,
        long firstMs,
        long lastMs,
        String station,
        String sample) {
    /** Both together; the sample is that of the later one. */
    public DeviationCount plus(DeviationCount other) {
        DeviationCount later = other.lastMs >= lastMs ? other : this;
        return new DeviationCount(
                vendor,
                model,
                firmware,
                deviation,
                count + other.count,
                Math.min(firstMs, other.firstMs),
                later.lastMs,
                later.station,
                later.sample.isEmpty() ? sample : later.sample);
    }

    /** The same, of no model. */
    public DeviationCount nameless() {
        return new DeviationCount("", "", "", deviation, count, firstMs, lastMs, station, sample);
    }
}
