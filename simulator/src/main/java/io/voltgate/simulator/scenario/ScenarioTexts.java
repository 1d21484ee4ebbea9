package io.voltgate.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The scenarios in the jar, and what they use. Stateless, for any thread. A name is a path below "scenarios", without its ending. */
public final class ScenarioTexts {
    private ScenarioTexts() {}

    /** The text of this name, null where there is none. */
    public static @Nullable String ofName(@Nullable String name) {
        try (InputStream in = ScenarioTexts.class.getResourceAsStream("/scenarios/" + name + ".scenario")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
