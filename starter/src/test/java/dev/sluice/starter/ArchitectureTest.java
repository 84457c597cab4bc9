package dev.sluice.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingBelowKnowsTheStarter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.starter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.starter..");

    @ArchTest
    static final ArchRule capabilitiesDoNotGoInCircles =
            slices().matching("dev.sluice.starter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatServesReleasesKnowsNoCommandLine = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.sluice.starter.watch..",
                    "dev.sluice.starter.upkeep..",
                    "dev.sluice.starter.runs..",
                    "dev.sluice.starter.guard..",
                    "dev.sluice.starter.timing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.starter.cli..", "dev.sluice.starter.demo..", "picocli..");

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.sluice.starter.watch..",
                    "dev.sluice.starter.upkeep..",
                    "dev.sluice.starter.runs..",
                    "dev.sluice.starter.guard..",
                    "dev.sluice.starter.timing..",
                    "dev.sluice.starter.process..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
