package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Releases with steps that a worker of the user's own carries out, which polls a task queue of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PluginStepIT {
    @RegisterExtension
    static final Lab LAB = new Lab("pluginstep");

    private static final String NAME = "guestbook";
    private static final Map<String, Object> SUCCESSFUL = Map.of("phase", "Successful", "message", "done");

    private @Nullable ControllerProcess controller;

    @BeforeAll
    void start() {
        controller = LAB.startController();
    }

    private static Canary canary(StepServant servant) {
        String plugin = "{plugin: {name: sluice.dev/activity, config: {taskQueue: " + servant.queue()
                + ", timeout: 60s, config: {suite: smoke}}}}";
        return new Canary(NAME, 2, "[{setWeight: 50}, " + plugin + ", " + plugin + "]");
    }

    private static StepServant servant(StepServant.Deeds deeds) {
        return new StepServant(LAB.cluster().temporal(), LAB.instance(), deeds);
    }

    private static void release(Rollouts rollouts, StepServant servant) {
        rollouts.createHealthy(canary(servant));
        rollouts.update(canary(servant).withImage("guestbook:2"));
    }

    private static List<String> items(SeenRollout seen) {
        JsonNode all = seen.status().at("/canary/stepPluginStatuses");
        return StreamSupport.stream(all.spliterator(), false)
                .map(item -> item.path("operation").asText() + " "
                        + item.path("index").asInt() + " " + item.path("phase").asText() + " "
                        + item.path("executions").asInt())
                .toList();
    }

    private static SeenRollout awaitPromoted(Rollouts rollouts, StepServant servant) {
        String hash = canary(servant).withImage("guestbook:2").hash();
        return rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            assertThat(seen.text("stableRS")).isEqualTo(hash);
        });
    }

    @Test
    void aWorkerThatSucceedsLetsTheReleaseGoOn(Rollouts rollouts) {
        try (StepServant servant = servant(question -> SUCCESSFUL)) {
            release(rollouts, servant);

            SeenRollout seen = awaitPromoted(rollouts, servant);

            assertThat(items(seen)).containsExactly("Run 1 Successful 1", "Run 2 Successful 1");
            assertThat(servant.asked()).containsExactly("run 1#1", "run 2#1");
            assertThat(servant.questions().getFirst())
                    .containsEntry("rollout", NAME)
                    .containsEntry("namespace", rollouts.namespace())
                    .containsEntry("config", Map.of("suite", "smoke"));
            assertThat(rollouts.messages(NAME, "StepPluginTransition"))
                    .containsExactly(
                            "Step plugin sluice.dev/activity (step 2) transitioned to Running",
                            "Step plugin sluice.dev/activity (step 3) transitioned to Running");
        }
    }

    @Test
    void aWorkerThatFailsAbortsTheReleaseAndIsAskedToUndo(Rollouts rollouts) {
        try (StepServant servant =
                servant(question -> "run".equals(question.get("operation")) && Objects.equals(question.get("step"), 2)
                        ? Map.of("phase", "Failed", "message", "no room")
                        : SUCCESSFUL)) {
            release(rollouts, servant);

            SeenRollout seen = rollouts.awaitSeen(
                    NAME,
                    now -> assertThat(items(now))
                            .as("%s", now)
                            .containsExactly("Run 1 Successful 1", "Run 2 Failed 1", "Abort 1 Successful 1"));

            assertThat(seen.text("message"))
                    .isEqualTo("RolloutAborted: Rollout aborted update to revision 2: Step Plugin 3"
                            + " (sluice.dev/activity) failed: no room");
            assertThat(servant.asked()).containsExactly("run 1#1", "run 2#1", "abort 1#1");
        }
    }

    @Test
    void aWorkerThatTakesLongIsAskedAgain(Rollouts rollouts) {
        try (StepServant servant = servant(question -> Objects.equals(question.get("step"), 1)
                        && question.get("status") == null
                ? Map.of("phase", "Running", "requeueAfter", "11s", "status", Map.of("job", 7), "message", "at it")
                : SUCCESSFUL)) {
            release(rollouts, servant);
            SeenRollout running =
                    rollouts.awaitSeen(NAME, now -> assertThat(items(now)).containsExactly("Run 1 Running 1"));

            awaitPromoted(rollouts, servant);

            assertThat(running.status()
                            .at("/canary/stepPluginStatuses/0/message")
                            .asText())
                    .isEqualTo("at it");
            assertThat(running.status()
                            .at("/canary/stepPluginStatuses/0/backoff")
                            .asText())
                    .isEqualTo("11s");
            assertThat(servant.asked()).containsExactly("run 1#1", "run 1#2", "run 2#1");
            assertThat(servant.questions().get(1)).containsEntry("status", Map.of("job", 7));
        }
    }

    @Test
    void anAbortIsHeardWhileTheWorkerIsAtIt(Rollouts rollouts) {
        CountDownLatch done = new CountDownLatch(1);
        try (StepServant servant = servant(question -> {
            if ("run".equals(question.get("operation"))) {
                done.await();
            }
            return SUCCESSFUL;
        })) {
            release(rollouts, servant);
            await().atMost(Rollouts.LIMIT).until(() -> servant.asked().contains("run 1#1"));

            LAB.cluster().sluice("abort", NAME, "-n", rollouts.namespace());

            rollouts.awaitSeen(
                    NAME,
                    now -> assertThat(items(now))
                            .as("%s", now)
                            .containsExactly("Run 1 Running 0", "Abort 1 Successful 1"));
            rollouts.awaitPhase(NAME, "Degraded");
            done.countDown();
        }
    }

    @Test
    void aControllerThatDiesInTheMiddleRepeatsNothing(Rollouts rollouts) {
        CountDownLatch done = new CountDownLatch(1);
        try (StepServant servant = servant(question -> {
            if (Objects.equals(question.get("step"), 1)) {
                done.await();
            }
            return SUCCESSFUL;
        })) {
            release(rollouts, servant);
            await().atMost(Rollouts.LIMIT).until(() -> servant.asked().contains("run 1#1"));

            Objects.requireNonNull(controller).kill();
            done.countDown();
            controller = LAB.startController();

            awaitPromoted(rollouts, servant);
            assertThat(servant.asked()).containsExactly("run 1#1", "run 2#1");
        }
    }
}
