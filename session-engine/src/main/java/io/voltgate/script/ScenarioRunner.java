package io.voltgate.script;

/** Something that can live through a scenario: an engine on a virtual clock, or stations on real sockets. Used once per scenario. */
public interface ScenarioRunner {
    /** Runs all steps in their order; what is not as expected is in the report, not thrown. */
    ScenarioReport run(Scenario scenario);
}
