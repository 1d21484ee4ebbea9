package io.voltgate.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How far stations are understood that do otherwise than the standard says. An immutable value, part of
 * {@link GatewayConfig.Stations}; the meaning of each part stands in {@link Keys}.
 *
 * @param models a file of station models that stands over the one that comes with the gateway
 */
public record ToleranceConfig(Reading reading, Optional<Path> models) {
    /** How messages are read. */
    public enum Reading {
        /** As far as they can be understood; each deviation is named and counted. */
        TOLERANT,
        /** As the standard has it: any breach is answered with its error code. */
        STRICT
    }

    static ToleranceConfig of(Settings settings) {
        return new ToleranceConfig(settings.get(Keys.STATIONS_READING), settings.get(Keys.STATIONS_MODELS_FILE));
    }
}
