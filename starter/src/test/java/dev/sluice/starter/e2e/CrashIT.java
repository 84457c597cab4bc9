package dev.sluice.starter.e2e;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A controller dies at its n-th write to the API server, for every n of a release, and another is started: the release ends
 * as if nothing had happened. Every ninth write is tried, or every one with {@code SLUICE_E2E_CRASHES=all} in the environment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    @RegisterExtension
    static final Lab LAB = new Lab("crash");

    private static final int STRIDE = "all".equals(System.getenv("SLUICE_E2E_CRASHES")) ? 1 : 9;

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));
    private ApiProxy proxy;
    private CrashedRelease release;

    @BeforeAll
    void start(@TempDir Path folder) {
        proxy = new ApiProxy(LAB.cluster());
        release = new CrashedRelease(LAB, runs, LAB.settings().through(proxy.kubeconfig(folder)));
    }

    @AfterAll
    void close() {
        proxy.close();
        runs.close();
    }

    @TestFactory
    Stream<DynamicTest> aWriteIsRefusedAndTheControllerDies() {
        return everyWrite(Fault.REFUSED);
    }

    @TestFactory
    Stream<DynamicTest> aWriteHasItsEffectAndTheControllerDiesBeforeItHears() {
        return everyWrite(Fault.ANSWER_LOST);
    }

    private Stream<DynamicTest> everyWrite(Fault fault) {
        return Stream.iterate(0, passing -> passing + STRIDE)
                .takeWhile(passing -> passing == 0 || release.struck())
                .map(passing -> dynamicTest(
                        fault + " after " + passing + " writes",
                        () -> release.release(fault, passing, proxy::failAfter)));
    }
}
