package dev.sluice.workflow;

import dev.sluice.contract.RunAttributes;
import dev.sluice.contract.WireMapper;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tool, no test: plays releases that have no kept history yet, and keeps it. Add a {@link GoldenRelease} or
 * {@link GoldenAnalysis} and run
 * {@code mvn test -pl workflows -Dtest=GoldenHistoryWriter -Dsluice.histories=write}.
 */
@EnabledIfSystemProperty(named = "sluice.histories", matches = "write")
class GoldenHistoryWriter {
    private static final String QUEUE = "sluice";

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenRelease#all")
    void keepsTheHistories(GoldenRelease release) throws IOException {
        if (Files.exists(file(release.name(), 1))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(RolloutWorkflowImpl.class);
            ReleaseBench bench = ReleaseBench.with(env, worker, release.steps().toArray(String[]::new));
            release.play().accept(bench);
            keep(env, bench.first(), release.name());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenSwitch#all")
    void keepsTheHistoriesOfSwitches(GoldenSwitch release) throws IOException {
        if (Files.exists(file(release.name(), 1))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(RolloutWorkflowImpl.class);
            SimulatedBench bench =
                    SimulatedBench.deployed(env, worker, release.spec()).image("web:2");
            WorkflowStub run = bench.start();
            WorkflowExecution first = run.getExecution();
            release.play().accept(bench, run);
            keep(env, first, release.name());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenAnalysis#all")
    void keepsTheHistoriesOfAnalyses(GoldenAnalysis analysis) throws IOException {
        if (Files.exists(GoldenHistories.ANALYSES.resolve(analysis.name() + ".json"))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(AnalysisBench.ShortLived.class);
            AnalysisBench bench = AnalysisBench.with(env, worker, analysis.spec());
            analysis.play().accept(bench);
            int number = 1;
            for (List<HistoryEvent> events : bench.histories()) {
                String name = analysis.name() + (number == 1 ? "" : "-" + number) + ".json";
                Files.writeString(
                        GoldenHistories.ANALYSES.resolve(name),
                        suggesting(events).toJson(false));
                number++;
            }
        }
    }

    /** The test server never suggests to go on as new, so this says where a server did that knows this length. */
    private static WorkflowExecutionHistory suggesting(List<HistoryEvent> events) {
        History.Builder history = History.newBuilder();
        events.forEach(event -> history.addEvents(
                event.hasWorkflowTaskStartedEventAttributes() && event.getEventId() > AnalysisBench.LONGEST
                        ? event.toBuilder()
                                .setWorkflowTaskStartedEventAttributes(
                                        event.getWorkflowTaskStartedEventAttributes().toBuilder()
                                                .setSuggestContinueAsNew(true))
                                .build()
                        : event));
        return new WorkflowExecutionHistory(history.build());
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenAnalysedRelease#all")
    void keepsTheHistoriesOfAnalysedReleases(GoldenAnalysedRelease release) throws IOException {
        if (Files.exists(file(release.name(), 1))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(RolloutWorkflowImpl.class);
            SimulatedBench bench =
                    SimulatedBench.deployed(env, worker, release.spec()).image("web:2");
            bench.cluster.verdicts((kind, number) -> release.phase());
            WorkflowStub run = bench.start();
            WorkflowExecution first = run.getExecution();
            release.play().accept(bench, run);
            keep(env, first, release.name());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenPluginRelease#all")
    void keepsTheHistoriesOfPluginSteps(GoldenPluginRelease release) throws IOException {
        if (Files.exists(file(release.name(), 1))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(RolloutWorkflowImpl.class);
            env.newWorker(release.queue()).registerActivitiesImplementations(release.activity());
            SimulatedBench bench = SimulatedBench.deployed(env, worker, GoldenPluginRelease.spec())
                    .image("web:2");
            WorkflowStub run = bench.start();
            WorkflowExecution first = run.getExecution();
            release.play().accept(bench, run);
            keep(env, first, release.name());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.workflow.GoldenRoutedRelease#all")
    void keepsTheHistoriesOfRoutedReleases(GoldenRoutedRelease release) throws IOException {
        if (Files.exists(file(release.name(), 1))) {
            return;
        }
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(options())) {
            Worker worker = env.newWorker(QUEUE, ReleaseBench.PATIENT);
            worker.registerWorkflowImplementationTypes(RolloutWorkflowImpl.class);
            SimulatedBench bench = SimulatedBench.deployed(env, worker, GoldenRoutedRelease.spec())
                    .image("web:2");
            GoldenRoutedRelease.route(bench);
            WorkflowStub run = bench.start();
            WorkflowExecution first = run.getExecution();
            release.play().accept(bench, run);
            keep(env, first, release.name());
        }
    }

    private static TestEnvironmentOptions options() {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WireMapper.dataConverter())
                        .setIdentity("golden")
                        .build());
        RunAttributes.ALL.forEach(key -> options.registerSearchAttribute(key.getName(), type(key)));
        return options.build();
    }

    private static IndexedValueType type(SearchAttributeKey<?> key) {
        return key.getValueType();
    }

    private static void keep(TestWorkflowEnvironment env, WorkflowExecution first, String release) throws IOException {
        WorkflowExecution run = first;
        for (int number = 1; !run.getRunId().isEmpty(); number++) {
            WorkflowExecutionHistory history =
                    env.getWorkflowClient().fetchHistory(run.getWorkflowId(), run.getRunId());
            Files.writeString(file(release, number), history.toJson(false));
            HistoryEvent last = history.getEvents().getLast();
            run = run.toBuilder()
                    .setRunId(last.getWorkflowExecutionContinuedAsNewEventAttributes()
                            .getNewExecutionRunId())
                    .build();
        }
    }

    private static Path file(String release, int number) {
        String name = release + (number == 1 ? "" : "-" + number) + ".json";
        return GoldenHistories.ROLLOUTS.resolve(name);
    }
}
