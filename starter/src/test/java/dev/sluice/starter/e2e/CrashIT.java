package dev.sluice.starter.e2e;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A controller dies at its n-th write to the API server, or to the Temporal server, for every n of a release, and another is
 * started: the release ends as if nothing had happened. Some writes are tried, or every one with
 * {@code SLUICE_E2E_CRASHES=all} in the environment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    @RegisterExtension
    static final Lab LAB = new Lab("crash");

    private static final boolean ALL = "all".equals(System.getenv("SLUICE_E2E_CRASHES"));
    private static final int CLUSTER_STRIDE = ALL ? 1 : 11;
    private static final int TEMPORAL_STRIDE = ALL ? 1 : 4;

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));
    private ApiProxy cluster;
    private TemporalProxy temporal;
    private CrashedRelease release;

    @BeforeAll
    void start(@TempDir Path folder) {
        cluster = new ApiProxy(LAB.cluster());
        temporal = new TemporalProxy(LAB.cluster().temporal());
        release = new CrashedRelease(
                LAB, runs, LAB.settings().through(cluster.kubeconfig(folder)).withTemporal(temporal.target()));
    }

    @AfterAll
    void close() {
        cluster.close();
        temporal.close();
        runs.close();
    }

    @TestFactory
    Stream<DynamicTest> aWriteToTheClusterIsRefusedAndTheControllerDies() {
        return everyWrite(Fault.REFUSED, CLUSTER_STRIDE, cluster::failAfter);
    }

    @TestFactory
    Stream<DynamicTest> aWriteToTheClusterHasItsEffectAndTheControllerDiesBeforeItHears() {
        return everyWrite(Fault.ANSWER_LOST, CLUSTER_STRIDE, cluster::failAfter);
    }

    @TestFactory
    Stream<DynamicTest> aWriteToTemporalIsRefusedAndTheControllerDies() {
        return everyWrite(Fault.REFUSED, TEMPORAL_STRIDE, (namespace, timer) -> temporal.failAfter(timer));
    }

    @TestFactory
    Stream<DynamicTest> aWriteToTemporalHasItsEffectAndTheControllerDiesBeforeItHears() {
        return everyWrite(Fault.ANSWER_LOST, TEMPORAL_STRIDE, (namespace, timer) -> temporal.failAfter(timer));
    }

    private Stream<DynamicTest> everyWrite(Fault fault, int stride, BiConsumer<String, Fault.Timer> plot) {
        return Stream.iterate(0, passing -> passing + stride)
                .takeWhile(passing -> passing == 0 || release.struck())
                .map(passing -> dynamicTest(
                        fault + " after " + passing + " writes", () -> release.release(fault, passing, plot)));
    }
}
