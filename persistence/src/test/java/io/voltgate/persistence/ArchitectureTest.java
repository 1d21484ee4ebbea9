package io.voltgate.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom inside persistence: journal, snapshots and tailers know no database, and nothing here speaks OCPP. */
@AnalyzeClasses(packages = "io.voltgate.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule JOURNAL_KNOWS_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.voltgate.persistence.journal..",
                    "io.voltgate.persistence.snapshot..",
                    "io.voltgate.persistence.tail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.voltgate.persistence.store..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule NOTHING_SPEAKS_OCPP =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.voltgate.ocpp..");
}
