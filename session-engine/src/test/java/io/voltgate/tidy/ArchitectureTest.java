package io.voltgate.tidy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Who may know whom inside the session engine, and that it touches nothing outside. A change of these rules is one of the design. */
@AnalyzeClasses(packages = "io.voltgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.voltgate.ocpp..", "io.voltgate.engine..", "io.voltgate.shard..", "io.voltgate.script..");

    @ArchTest
    static final ArchRule OCPP_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.ocpp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.engine..", "io.voltgate.shard..", "io.voltgate.script..");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.ocpp..", "io.voltgate.shard..", "io.voltgate.script..");

    @ArchTest
    static final ArchRule SIGNED_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.signed..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.voltgate.ocpp..", "io.voltgate.engine..", "io.voltgate.shard..", "io.voltgate.script..");

    @ArchTest
    static final ArchRule RATING_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.rating..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.voltgate.ocpp..",
                    "io.voltgate.engine..",
                    "io.voltgate.shard..",
                    "io.voltgate.script..",
                    "io.voltgate.metering..");

    @ArchTest
    static final ArchRule METERING_KNOWS_THE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.voltgate.metering..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.voltgate.ocpp..", "io.voltgate.engine..", "io.voltgate.shard..", "io.voltgate.script..");

    @ArchTest
    static final ArchRule NOBODY_IN_HERE_VERIFIES = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.voltgate.domain..", "io.voltgate.ocpp..", "io.voltgate.engine..", "io.voltgate.shard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.signed..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule NO_SOCKET_FILE_OR_THREAD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, Random.class, Clock.class, java.io.File.class);

    @ArchTest
    static final ArchRule NO_CLOCK_OR_RANDOMNESS = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");
}
