package io.voltgate.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom inside the gateway: the station plane and the backend plane meet in the wiring only. */
@AnalyzeClasses(packages = "io.voltgate.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule STATIONS_KNOW_NO_BACKEND = noClasses()
            .that()
            .resideInAPackage("io.voltgate.gateway.station..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.gateway.backend..", "io.helidon..");

    @ArchTest
    static final ArchRule BACKEND_KNOWS_NO_STATIONS = noClasses()
            .that()
            .resideInAPackage("io.voltgate.gateway.backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.gateway.station..", "io.voltgate.gateway.runtime..", "io.netty..");
}
