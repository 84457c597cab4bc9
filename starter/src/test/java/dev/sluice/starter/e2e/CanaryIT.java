package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
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
    private static final String STABLE = FIRST.hash();
    private static final String CANARY = SECOND.hash();
    private static final StatusStops STOPS = new StatusStops(NAME, FIRST.stepHash());

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
        assertThat(rollouts.reasons(NAME)).containsExactlyElementsOf(ReleaseEvents.REASONS);
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted"))
                .containsExactlyElementsOf(ReleaseEvents.stepsCompleted("pause", "pause: 10s"));
        ReleaseEvents.assertScalingIsTold(rollouts, NAME);
        assertThat(rollouts.messages(NAME, "RolloutCompleted"))
                .containsExactly(
                        "Rollout completed update to revision 1 (" + STABLE + "): Initial deploy",
                        "Rollout completed update to revision 2 (" + CANARY + "): Completed all 4 canary steps");
    }

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
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted"))
                .containsExactlyElementsOf(ReleaseEvents.stepsCompleted("pause", "pause: 10s"));
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
        awaitManuallyPaused(rollouts, "3");
        promote(rollouts, Way.PATCH);
        rollouts.patch(NAME, "{\"spec\":{\"replicas\":10}}");
        awaitManuallyPaused(rollouts, "4");

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
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(uids(rollouts.pods())).hasSize(5).doesNotContainAnyElementsOf(before));
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
            assertThat(seen.text("currentPodHash")).as("%s", seen).isEqualTo(THIRD.hash());
            assertThat(seen.phase()).isEqualTo("Paused");
        });
        awaitSizes(rollouts, set(STABLE, 1, 4), set(CANARY, 2, 0), set(THIRD.hash(), 3, 1));
        sluice(rollouts, "promote", "--full");
        SeenRollout done = rollouts.awaitPhase(NAME, "Healthy");
        assertThat(done.text("stableRS")).isEqualTo(THIRD.hash());
        assertThat(done.status().at("/duration/completionStatus").asText()).isEqualTo("FastPromoted");
        awaitSizes(rollouts, set(STABLE, 1, 0), set(CANARY, 2, 0), set(THIRD.hash(), 3, 5));
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
        String[] arguments = Stream.concat(Stream.of(command, NAME, "-n", rollouts.namespace()), Stream.of(flags))
                .toArray(String[]::new);
        LAB.cluster().sluice(arguments);
    }

    private static SeenRollout awaitStatus(Rollouts rollouts, List<String> lines) {
        return rollouts.awaitSeen(
                NAME, seen -> assertThat(seen.statusLines()).containsExactlyInAnyOrderElementsOf(lines));
    }

    private static void awaitManuallyPaused(Rollouts rollouts, String generation) {
        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.text("observedGeneration")).as("%s", seen).isEqualTo(generation);
            assertThat(seen.text("phase")).isEqualTo("Paused");
            assertThat(seen.text("message")).isEqualTo("manually paused");
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
}
