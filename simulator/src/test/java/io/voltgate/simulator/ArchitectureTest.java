package io.voltgate.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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

    /** A link knows nothing of OCPP's stations, a station nothing of fleets, and neither of the commands that use them. */
    @ArchTest
    static final ArchRule ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("link")
            .definedBy("io.voltgate.simulator.link")
            .layer("station")
            .definedBy("io.voltgate.simulator.station..")
            .layer("fault")
            .definedBy("io.voltgate.simulator.fault")
            .layer("vendor")
            .definedBy("io.voltgate.simulator.vendor")
            .layer("eye")
            .definedBy("io.voltgate.simulator.eye")
            .layer("tape")
            .definedBy("io.voltgate.simulator.tape")
            .layer("fleet")
            .definedBy("io.voltgate.simulator.fleet")
            .layer("site")
            .definedBy("io.voltgate.simulator.site")
            .layer("terminal")
            .definedBy("io.voltgate.simulator.terminal")
            .layer("scenario")
            .definedBy("io.voltgate.simulator.scenario")
            .layer("command")
            .definedBy("io.voltgate.simulator", "io.voltgate.simulator.demo")
            .layer("target")
            .definedBy("io.voltgate.simulator.target")
            .layer("pki")
            .definedBy("io.voltgate.simulator.pki")
            .layer("api")
            .definedBy("io.voltgate.simulator.api")
            .layer("junit")
            .definedBy("io.voltgate.simulator.junit")
            .whereLayer("target")
            .mayOnlyAccessLayers("link", "pki")
            .whereLayer("api")
            .mayOnlyAccessLayers("link", "station", "pki", "eye")
            .whereLayer("junit")
            .mayOnlyAccessLayers("api", "link", "eye")
            .whereLayer("pki")
            .mayNotAccessAnyLayer()
            .whereLayer("station")
            .mayOnlyAccessLayers("link", "pki")
            .whereLayer("eye")
            .mayOnlyAccessLayers("link")
            .whereLayer("tape")
            .mayOnlyAccessLayers("link", "eye", "target")
            .whereLayer("terminal")
            .mayOnlyAccessLayers("link", "station", "eye", "api", "target")
            .whereLayer("fleet")
            .mayOnlyAccessLayers("link", "station", "fault", "vendor", "site")
            .whereLayer("fault")
            .mayOnlyAccessLayers("link", "station")
            .whereLayer("site")
            .mayOnlyAccessLayers("station")
            .whereLayer("vendor")
            .mayOnlyAccessLayers("link")
            .whereLayer("link")
            .mayNotAccessAnyLayer();
}
