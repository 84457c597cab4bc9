package dev.sluice.starter.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.RecordingApi.Patch;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminateAnalysisRunTest {
    private static final String RUNS = "/apis/argoproj.io/v1alpha1/namespaces/shop/analysisruns/";

    private RecordingApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        api = new RecordingApi(folder).with("""
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata: {name: going, uid: ar-1}
                status: {phase: Running}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata: {name: ending, uid: ar-2}
                spec: {terminate: true}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata: {name: over, uid: ar-3}
                status: {phase: Inconclusive}
                """);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void setsTheFlagAlone() {
        Invocation done = Invocation.of(api, new TerminateAnalysisRun(), "going");

        assertThat(done).isEqualTo(new Invocation(0, "analysisRun 'going' terminated\n", ""));
        assertThat(api.patches()).containsExactly(termination("going"));
    }

    @Test
    void mayBeSaidTwice() {
        Invocation done = Invocation.of(api, new TerminateAnalysisRun(), "ending");

        assertThat(done).isEqualTo(new Invocation(0, "analysisRun 'ending' terminated\n", ""));
        assertThat(api.patches()).containsExactly(termination("ending"));
    }

    @Test
    void leavesARunThatHasEndedAlone() {
        Invocation done = Invocation.of(api, new TerminateAnalysisRun(), "over", "going");

        assertThat(done)
                .isEqualTo(new Invocation(
                        0, "analysisRun 'over' has ended already: Inconclusive\nanalysisRun 'going' terminated\n", ""));
        assertThat(api.patches()).containsExactly(termination("going"));
    }

    @Test
    void saysThatThereIsNone() {
        Invocation done = Invocation.of(api, new TerminateAnalysisRun(), "nope");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: analysisruns.argoproj.io \"nope\" not found\n"));
    }

    private static Patch termination(String name) {
        return Patch.of(RUNS + name, "application/merge-patch+json", "{\"spec\":{\"terminate\":true}}");
    }
}
