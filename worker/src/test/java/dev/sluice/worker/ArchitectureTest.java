package dev.sluice.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingBelowKnowsTheWorker = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.worker..");

    @ArchTest
    static final ArchRule theWorkerDecidesNothing = noClasses()
            .that()
            .resideInAPackage("dev.sluice.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.domain.canary..", "dev.sluice.domain.planner..");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideInAPackage("dev.sluice.worker..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
