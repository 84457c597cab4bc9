package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.RunInput;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that began with an older version go on with this one: every kept history replays. */
class ReplayTest {

    static List<Path> histories() {
        return GoldenHistories.files(GoldenHistories.ROLLOUTS);
    }

    static List<Path> analyses() {
        return GoldenHistories.files(GoldenHistories.ANALYSES);
    }

    @Test
    void hasAHistoryOfEveryKindOfAnalysis() {
        assertThat(analyses())
                .extracting(file -> file.getFileName().toString())
                .containsAll(GoldenAnalysis.all().stream()
                        .map(analysis -> analysis.name() + ".json")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void replaysAnalyses(Path history) throws Exception {
        replay(history, AnalysisRunWorkflowImpl.class);
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void noticesAChangedOrderOfCommandsOfAnalyses(Path history) {
        assertThatThrownBy(() -> replay(history, AnalysisTimerFirst.class)).hasStackTraceContaining("NonDeterministic");
    }

    @Test
    void hasAHistoryOfEveryKindOfRelease() {
        assertThat(histories())
                .extracting(file -> file.getFileName().toString())
                .containsAll(Stream.of(
                                GoldenRelease.all().stream().map(GoldenRelease::name),
                                GoldenSwitch.all().stream().map(GoldenSwitch::name),
                                GoldenAnalysedRelease.all().stream().map(GoldenAnalysedRelease::name),
                                GoldenPluginRelease.all().stream().map(GoldenPluginRelease::name),
                                GoldenRoutedRelease.all().stream().map(GoldenRoutedRelease::name))
                        .flatMap(names -> names)
                        .map(release -> release + ".json")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void replays(Path history) throws Exception {
        replay(history, RolloutWorkflowImpl.class);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void noticesAChangedOrderOfCommands(Path history) {
        assertThatThrownBy(() -> replay(history, TimerFirst.class)).hasStackTraceContaining("NonDeterministic");
    }

    private static void replay(Path history, Class<?> workflow) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WireMapper.dataConverter())
                        .build())
                .build();
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = env.newWorker("replay", ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(workflow);
            WorkflowReplayer.replayWorkflowExecution(GoldenHistories.read(history), worker);
        }
    }

    /** Does the same as the original, after a timer that the original does not have. */
    public static final class AnalysisTimerFirst extends AnalysisRunWorkflowImpl {
        @WorkflowInit
        public AnalysisTimerFirst(AnalysisInput input) {
            super(input);
        }

        @Override
        public AnalysisResult run(AnalysisInput input) {
            Workflow.sleep(Duration.ofMillis(1));
            return super.run(input);
        }
    }

    /** Does the same as the original, after a timer that the original does not have. */
    public static final class TimerFirst extends RolloutWorkflowImpl {
        @WorkflowInit
        public TimerFirst(RunInput input) {
            super(input);
        }

        @Override
        public ReleaseRecord run(RunInput input) {
            Workflow.sleep(Duration.ofMillis(1));
            return super.run(input);
        }
    }
}
