package dev.sluice.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingKnowsTheProcessesAbove = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.worker..", "dev.sluice.starter..");

    @ArchTest
    static final ArchRule theGatewayDecidesNothing = noClasses()
            .that()
            .resideInAPackage("dev.sluice.kube..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.domain.canary..",
                    "dev.sluice.domain.command..",
                    "dev.sluice.domain.planner..",
                    "dev.sluice.domain.status..",
                    "dev.sluice.activity..",
                    "dev.sluice.workflow..",
                    "io.temporal..");

    @ArchTest
    static final ArchRule requestsKnowNoKindOfObject = noClasses()
            .that()
            .resideInAPackage("dev.sluice.kube.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.kube",
                    "dev.sluice.kube.cache..",
                    "dev.sluice.kube.observe..",
                    "dev.sluice.kube.write..",
                    "dev.sluice.contract..",
                    "dev.sluice.domain.plan..",
                    "dev.sluice.domain.rollout..");

    @ArchTest
    static final ArchRule readingKnowsNothingOfWriting =
            slices().matching("dev.sluice.kube.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule activitiesReachTheClusterThroughTheGateway = noClasses()
            .that()
            .resideInAPackage("dev.sluice.activity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule metricsLeaveOnlyThroughTheGate = noClasses()
            .that()
            .resideInAPackage("dev.sluice.metrics..")
            .and()
            .resideOutsideOfPackage("dev.sluice.metrics.http..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\..*|URL|URLConnection|HttpURLConnection|Socket.*)")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("okhttp3\\.(OkHttpClient.*|Call.*|Request.*)");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideInAnyPackage("dev.sluice.kube..", "dev.sluice.activity..", "dev.sluice.metrics..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
