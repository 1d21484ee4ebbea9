package io.voltgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.shard.FixedDirectory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specification in the scenario language, run against a whole shard on a virtual clock. */
class EngineScenariosTest {
    @ParameterizedTest
    @MethodSource("io.voltgate.script.EngineScripts#all")
    void shouldHold(String text) {
        ScenarioReport report = new EngineRunner(new FixedDirectory()).run(Scenario.parse(text));
        assertEquals(List.of(), report.failures());
    }

    @Test
    void shouldSeeWhatIsNotAsExpected() {
        String text = """
            station CS-1 ocpp1.6
              > Heartbeat < ok => SessionStarted
            """;
        assertFalse(
                new EngineRunner(new FixedDirectory()).run(Scenario.parse(text)).isFine());
    }
}
