package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release costs in Temporal. Alone on the machine, because every count that comes late is one more write. */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {
    @RegisterExtension
    static final Lab LAB = new Lab("history");

    private static final String NAME = "guestbook";

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));

    @BeforeAll
    static void start() {
        LAB.startController();
    }

    @AfterAll
    void close() {
        runs.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2   | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}]                  | 100 | 14
                    2   | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}, {setWeight: 80}] | 120 | 16
                    100 | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}, {setWeight: 80}] | 140 | 40
                    """)
    void theHistoryOfAReleaseStaysSmall(
            int replicas, String steps, int events, int tasks, Rollouts rollouts, TestReporter reporter) {
        Canary canary = new Canary(NAME, replicas, steps);
        rollouts.createHealthy(canary);
        runs.awaitClosed(rollouts.namespace(), NAME);
        rollouts.update(canary.withImage("guestbook:2"));
        rollouts.awaitPause(NAME, 1);

        rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");

        rollouts.awaitPhase(NAME, "Healthy");
        runs.awaitClosed(rollouts.namespace(), NAME);
        List<HistoryEvent> history = runs.history(rollouts.namespace(), NAME);
        long needed = ReleaseRuns.tasks(history);
        reporter.publishEntry(replicas + " replicas, " + steps, history.size() + " events, " + needed + " tasks");
        assertThat(history.size()).as("events").isLessThanOrEqualTo(events);
        assertThat(needed).as("workflow tasks").isLessThanOrEqualTo(tasks);
    }
}
