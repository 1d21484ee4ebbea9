package io.voltgate.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the simulator may know of the session engine: the words, the wire and the scenarios, never the engine that it tries. */
@AnalyzeClasses(packages = "io.voltgate.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_WORDS_WIRE_AND_SCENARIOS_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.engine..", "io.voltgate.shard..", "io.voltgate.persistence..");
}
