package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.domain.hash.PodTemplateHash;
import dev.sluice.domain.hash.StepHash;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.rest.JsonCodec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Canary releases, from the first deployment to the last pod, as an operator sees and steers them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class CanaryIT {
    @RegisterExtension
    static final Lab LAB = new Lab("canary");

    private static final String NAME = "guestbook";
    private static final Canary FIRST = new Canary(NAME, StatusStops.REPLICAS, Canary.TWENTY_FIFTY);
    private static final Canary SECOND = FIRST.withImage("guestbook:2");
    private static final Canary THIRD = FIRST.withImage("guestbook:3");
    private static final String STABLE = hash(FIRST);
    private static final String CANARY = hash(SECOND);
    private static final StatusStops STOPS = new StatusStops(NAME, stepHash());

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));

    @BeforeAll
    static void start() {
        LAB.startController();
    }

    @AfterAll
    void close() {
        runs.close();
    }

    /** The ways by which a command reaches a release. */
    enum Way {
        PATCH,
        SIGNAL,
        SLUICE
    }

    @Test
    void aReleaseShowsWhereItStandsAtEachStop(Rollouts rollouts, @TempDir Path folder) {
        apply(rollouts, FIRST, folder);
        awaitStatus(rollouts, STOPS.deployed(STABLE));

        rollouts.update(SECOND);
        SeenRollout paused = awaitStatus(rollouts, STOPS.pausedAtTwenty(STABLE, CANARY));
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 4), set(CANARY, 2, 1));

        awaitManualPause(paused);
        promote(rollouts, Way.PATCH);
        awaitStatus(rollouts, STOPS.pausedAtFifty(STABLE, CANARY));
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 3), set(CANARY, 2, 3));

        awaitStatus(rollouts, STOPS.promoted(CANARY));
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 0), set(CANARY, 2, 5));
        runs.awaitClosed(rollouts.namespace(), NAME);
        assertThat(rollouts.reasons(NAME)).containsExactlyElementsOf(REASONS_OF_A_RELEASE);
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted")).containsExactlyElementsOf(STEPS_COMPLETED);
        assertThat(rollouts.messages(NAME, "RolloutCompleted"))
                .containsExactly(
                        "Rollout completed update to revision 1 (" + STABLE + "): Initial deploy",
                        "Rollout completed update to revision 2 (" + CANARY + "): Completed all 4 canary steps");
    }

    /** Spec A1 and A3. */
    private static final List<String> REASONS_OF_A_RELEASE = List.of(
            "RolloutAddedToInformer",
            "RolloutUpdated",
            "NewReplicaSetCreated",
            "RolloutNotCompleted",
            "ScalingReplicaSet",
            "RolloutCompleted",
            "RolloutUpdated",
            "NewReplicaSetCreated",
            "RolloutNotCompleted",
            "ScalingReplicaSet",
            "RolloutStepCompleted",
            "RolloutPaused",
            "RolloutStepCompleted",
            "RolloutResumed",
            "ScalingReplicaSet",
            "RolloutStepCompleted",
            "RolloutPaused",
            "RolloutStepCompleted",
            "RolloutResumed",
            "ScalingReplicaSet",
            "RolloutCompleted");

    /** Spec 3.5. */
    private static final List<String> STEPS_COMPLETED = List.of(
            "Rollout step 1/4 completed (setWeight: 20)",
            "Rollout step 2/4 completed (pause)",
            "Rollout step 3/4 completed (setWeight: 50)",
            "Rollout step 4/4 completed (pause: 10s)");

    @Test
    void replicaSetsCarryWhatOtherToolsRead(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);

        ReplicaSet set = rollouts.replicaSets().getFirst();

        assertThat(set.getMetadata().getName()).isEqualTo(NAME + "-" + STABLE);
        assertThat(set.getMetadata().getLabels())
                .containsExactlyInAnyOrderEntriesOf(Map.of("app", NAME, "rollouts-pod-template-hash", STABLE));
        assertThat(set.getSpec().getSelector().getMatchLabels())
                .isEqualTo(set.getMetadata().getLabels());
        assertThat(set.getSpec().getTemplate().getMetadata().getLabels())
                .isEqualTo(set.getMetadata().getLabels());
        assertThat(set.getMetadata().getAnnotations())
                .containsEntry("rollout.argoproj.io/revision", "1")
                .containsEntry("rollout.argoproj.io/desired-replicas", "5");
        assertThat(set.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("Rollout");
            assertThat(owner.getController()).isTrue();
            assertThat(owner.getUid())
                    .isEqualTo(rollouts.get(NAME).object().at("/metadata/uid").asText());
        });
        assertThat(rollouts.get(NAME)
                        .object()
                        .path("metadata")
                        .path("annotations")
                        .path(Rollouts.REVISION)
                        .asText())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void aPausedReleaseIsPromotedEachWay(Way way, Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        promote(rollouts, way);

        rollouts.awaitPause(NAME, 3);
        rollouts.awaitPhase(NAME, "Healthy");
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted")).containsExactlyElementsOf(STEPS_COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void aPausedReleaseIsAbortedEachWay(Way way, Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        awaitManualPause(rollouts.awaitPause(NAME, 1));

        abort(rollouts, way);

        awaitStatus(rollouts, STOPS.aborted(STABLE, CANARY));
        runs.awaitClosed(rollouts.namespace(), NAME);
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 5), set(CANARY, 2, 0));
        assertThat(rollouts.messages(NAME, "RolloutAborted")).containsExactly("Rollout aborted update to revision 2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGNAL")
    void anAbortedReleaseIsRetriedFromItsFirstStep(Way way, Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);
        abort(rollouts, Way.PATCH);
        rollouts.awaitPhase(NAME, "Degraded");
        runs.awaitClosed(rollouts.namespace(), NAME);

        retry(rollouts, way);

        awaitStatus(rollouts, STOPS.pausedAtTwenty(STABLE, CANARY));
        promote(rollouts, Way.PATCH);
        rollouts.awaitPhase(NAME, "Healthy");
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 0), set(CANARY, 2, 5));
    }

    @Test
    void aPausedReleaseFollowsItsSize(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        rollouts.patch(NAME, "{\"spec\":{\"replicas\":10}}");
        awaitSizes(rollouts, set(STABLE, 1, 8), set(CANARY, 2, 2));
        rollouts.patch(NAME, "{\"spec\":{\"replicas\":2}}");

        awaitSizes(rollouts, set(STABLE, 1, 2), set(CANARY, 2, 1));
        SeenRollout still = rollouts.awaitPause(NAME, 1);
        assertThat(still.text("message")).isEqualTo("CanaryPauseStep");
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted")).hasSize(1);
    }

    @Test
    void whileTheUserPausesNothingGoesOn(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        rollouts.patch(NAME, "{\"spec\":{\"paused\":true}}");
        awaitMessage(rollouts, "Paused", "manually paused");
        promote(rollouts, Way.PATCH);
        rollouts.patch(NAME, "{\"spec\":{\"replicas\":10}}");
        awaitMessage(rollouts, "Paused", "manually paused");

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(rollouts.get(NAME).step()).isEqualTo(1);
            assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 4), set(CANARY, 2, 1));
        });
        rollouts.patch(NAME, "{\"spec\":{\"paused\":false}}");
        rollouts.awaitPause(NAME, 3);
    }

    @Test
    void undoGoesBackToTheStableSetWithoutSteps(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        sluice(rollouts, "undo");

        SeenRollout back = rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            assertThat(seen.text("currentPodHash")).isEqualTo(STABLE);
        });
        assertThat(back.step()).isEqualTo(4);
        assertThat(back.status().at("/duration/completionStatus").asText()).isEqualTo("RolledBack");
        assertThat(rollouts.messages(NAME, "SkipSteps")).containsExactly("Rollback to stable ReplicaSets");
        awaitSizes(rollouts, set(CANARY, 2, 0), set(STABLE, 3, 5));
        assertThat(rollouts.replicaSets().getLast().getMetadata().getAnnotations())
                .containsEntry("rollout.argoproj.io/revision-history", "1");
    }

    @Test
    void restartReplacesEachPod(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        List<String> before = uids(rollouts.pods());
        await().until(() -> rollouts.pods().stream()
                .map(pod -> Instant.parse(pod.getMetadata().getCreationTimestamp()))
                .allMatch(created -> created.plusSeconds(1).isBefore(Instant.now())));

        sluice(rollouts, "restart");

        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.text("restartedAt"))
                    .as("%s", seen)
                    .isNotEmpty()
                    .isEqualTo(seen.object().at("/spec/restartAt").asText());
            assertThat(seen.phase()).isEqualTo("Healthy");
        });
        assertThat(uids(rollouts.pods())).hasSize(5).doesNotContainAnyElementsOf(before);
        assertThat(rollouts.sizes()).containsExactly(set(STABLE, 1, 5));
    }

    @Test
    void aDeletedRolloutLeavesNothingBehind(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        rollouts.delete(NAME);

        runs.awaitClosed(rollouts.namespace(), NAME);
        assertThat(runs.result(rollouts.namespace(), NAME)).contains("Deleted");
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            assertThat(rollouts.sizes()).isEmpty();
            assertThat(rollouts.pods()).isEmpty();
        });
    }

    @Test
    void anotherUpdateTakesTheReleaseOver(Rollouts rollouts) {
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);

        rollouts.update(THIRD);

        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.text("currentPodHash")).as("%s", seen).isEqualTo(hash(THIRD));
            assertThat(seen.phase()).isEqualTo("Paused");
        });
        awaitSizes(rollouts, set(STABLE, 1, 4), set(CANARY, 2, 0), set(hash(THIRD), 3, 1));
        sluice(rollouts, "promote", "--full");
        SeenRollout done = rollouts.awaitPhase(NAME, "Healthy");
        assertThat(done.text("stableRS")).isEqualTo(hash(THIRD));
        assertThat(done.status().at("/duration/completionStatus").asText()).isEqualTo("FastPromoted");
        awaitSizes(rollouts, set(STABLE, 1, 0), set(CANARY, 2, 0), set(hash(THIRD), 3, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2   | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}]                  | 100 | 14
                    2   | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}, {setWeight: 80}] | 120 | 16
                    100 | [{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}]                  | 140 | 40
                    """)
    void theHistoryOfAReleaseStaysSmall(int replicas, String steps, int events, int tasks, Rollouts rollouts) {
        Canary canary = new Canary(NAME, replicas, steps);
        rollouts.createHealthy(canary);
        runs.awaitClosed(rollouts.namespace(), NAME);

        rollouts.update(canary.withImage("guestbook:2"));
        rollouts.awaitPause(NAME, 1);
        promote(rollouts, Way.PATCH);
        rollouts.awaitPhase(NAME, "Healthy");
        runs.awaitClosed(rollouts.namespace(), NAME);

        List<HistoryEvent> history = runs.history(rollouts.namespace(), NAME);
        System.err.printf(
                "%d replicas, %s: %d events, %d workflow tasks%n",
                replicas, steps, history.size(), ReleaseRuns.tasks(history));
        assertThat(history).hasSizeLessThanOrEqualTo(events);
        assertThat(ReleaseRuns.tasks(history)).isLessThanOrEqualTo(tasks);
    }

    private static void apply(Rollouts rollouts, Canary canary, Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("rollout.yaml"), rollouts.manifest(canary));
            LAB.cluster().kubectl("apply", "-f", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void promote(Rollouts rollouts, Way way) {
        command(rollouts, way, "promote", "{\"status\":{\"pauseConditions\":null}}");
    }

    private static void abort(Rollouts rollouts, Way way) {
        command(rollouts, way, "abort", "{\"status\":{\"abort\":true}}");
    }

    private static void retry(Rollouts rollouts, Way way) {
        command(rollouts, way, "retry", "{\"status\":{\"abort\":false}}");
    }

    /** @param patch what the kubectl plugin writes (spec 7.2) */
    private static void command(Rollouts rollouts, Way way, String command, String patch) {
        String namespace = rollouts.namespace();
        switch (way) {
            case PATCH ->
                LAB.cluster()
                        .kubectl(
                                "patch",
                                "rollout",
                                NAME,
                                "-n",
                                namespace,
                                "--subresource=status",
                                "--type=merge",
                                "-p",
                                patch);
            case SIGNAL ->
                LAB.cluster()
                        .temporalCli(
                                "workflow", "signal", "-w", "rollout/" + namespace + "/" + NAME, "--name", command);
            case SLUICE -> sluice(rollouts, command);
        }
    }

    private static void sluice(Rollouts rollouts, String command, String... flags) {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(command, NAME, "-n", rollouts.namespace()),
                        java.util.stream.Stream.of(flags))
                .toArray(String[]::new);
        LAB.cluster().sluice(arguments);
    }

    private static SeenRollout awaitStatus(Rollouts rollouts, List<String> lines) {
        return rollouts.awaitSeen(
                NAME, seen -> assertThat(seen.statusLines()).containsExactlyInAnyOrderElementsOf(lines));
    }

    private static void awaitMessage(Rollouts rollouts, String phase, String message) {
        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo(phase);
            assertThat(seen.text("message")).isEqualTo(message);
        });
    }

    private static void awaitSizes(Rollouts rollouts, String... sizes) {
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(rollouts.sizes()).containsExactly(sizes));
    }

    /** Until the manual pause counts whole seconds. */
    private static void awaitManualPause(SeenRollout paused) {
        Instant since = Instant.parse(
                paused.status().at("/duration/manualPauseStartedAt").asText());
        await().until(() -> Instant.now().isAfter(since.plusSeconds(2)));
    }

    private static String set(String hash, int revision, int size) {
        return "%s-%s #%d ×%d".formatted(NAME, hash, revision, size);
    }

    private static List<String> uids(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toList());
    }

    private static String hash(Canary canary) {
        return PodTemplateHash.of(json(canary.template()), OptionalInt.empty());
    }

    private static String stepHash() {
        return StepHash.of(Optional.of(json("""
                        {"steps":[{"setWeight":20},{"pause":{}},{"setWeight":50},{"pause":{"duration":"10s"}}]}""").get("steps").orElseThrow()));
    }

    private static Json.Obj json(String text) {
        try {
            return JsonCodec.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
