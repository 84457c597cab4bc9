package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.starter.e2e.LeftBehind.Version;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rollouts that a controller of the reference served until it was stopped, before this one was started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class TakeOverIT {
    @RegisterExtension
    static final Lab LAB = new Lab("takeover");

    private static final String NAME = "guestbook";
    private static final String LOCK = "argo-rollouts-controller-lock-";
    private static final Duration FOR_A_WHILE = Duration.ofSeconds(6);
    private static final Canary FIRST =
            new Canary(NAME, 5, "[{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 1s}}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");

    /** How the controller that was stopped named ReplicaSets. */
    enum Hashes {
        /** As this one does. */
        SAME(FIRST.hash(), SECOND.hash(), false),
        /** As it did before v1.9. */
        LEGACY(FIRST.legacyHash(), SECOND.legacyHash(), false),
        /** In a way that is not known. */
        UNKNOWN("5d8f7c6b9d", "7b4c9f5d6f", false),
        /** In a way that is not known, and then the spec was edited, so that the status is about an earlier one. */
        UNKNOWN_AND_EDITED("5d8f7c6b9d", "7b4c9f5d6f", true);

        private final String stable;
        private final String next;
        private final boolean edited;

        Hashes(String stable, String next, boolean edited) {
            this.stable = stable;
            this.next = next;
            this.edited = edited;
        }
    }

    /** What was there before the controller was started. */
    private record Found(
            Rollouts rollouts, Witness witness, List<String> sizes, Map<String, Map<String, String>> pods) {
        static Found in(Rollouts rollouts, Witness witness) {
            return new Found(rollouts, witness, rollouts.sizes(), labels(rollouts));
        }

        static Map<String, Map<String, String>> labels(Rollouts rollouts) {
            return rollouts.pods().stream()
                    .collect(Collectors.toMap(
                            pod -> pod.getMetadata().getUid(),
                            pod -> pod.getMetadata().getLabels()));
        }

        /** For a while, no ReplicaSet and no pod changes, and the release stays where it is. */
        void assertUntouched(String phase, int step) {
            await().during(FOR_A_WHILE).atMost(FOR_A_WHILE.multipliedBy(3)).untilAsserted(() -> {
                SeenRollout seen = rollouts.get(NAME);
                assertThat(seen.phase()).as("%s", seen).isEqualTo(phase);
                assertThat(seen.step()).as("%s", seen).isEqualTo(step);
                assertThat(rollouts.sizes()).isEqualTo(sizes);
                assertThat(labels(rollouts)).isEqualTo(pods);
            });
        }
    }

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));
    private final Map<Hashes, Found> resting = new EnumMap<>(Hashes.class);
    private final Map<Hashes, Found> paused = new EnumMap<>(Hashes.class);

    @BeforeAll
    void leaveBehind() {
        for (Hashes hashes : Hashes.values()) {
            resting.put(hashes, left(hashes, behind -> behind.atRest(new Version(FIRST, hashes.stable))));
            paused.put(
                    hashes,
                    left(
                            hashes,
                            behind -> behind.paused(
                                    new Version(FIRST, hashes.stable), new Version(SECOND, hashes.next))));
        }
        lease(LAB.instance(), ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(5));
        LAB.startController();
    }

    /** Leaves something behind. */
    private interface Leaving {
        void leave(LeftBehind behind);
    }

    private static Found left(Hashes hashes, Leaving leaving) {
        Rollouts rollouts = LAB.rollouts();
        leaving.leave(new LeftBehind(LAB.client(), rollouts));
        if (hashes.edited) {
            rollouts.patch(NAME, "{\"spec\":{\"progressDeadlineSeconds\":700}}");
        }
        return Found.in(rollouts, new Witness(LAB.client(), rollouts.namespace()));
    }

    @AfterAll
    void close() {
        runs.close();
        resting.values().forEach(found -> found.witness().close());
        paused.values().forEach(found -> found.witness().close());
    }

    @ParameterizedTest
    @EnumSource
    void aRolloutAtRestStaysAsItIs(Hashes hashes) {
        Found found = Objects.requireNonNull(resting.get(hashes));

        found.assertUntouched("Healthy", 4);

        assertThat(found.rollouts().messages(NAME, "RolloutCompleted")).isEmpty();
        found.rollouts().update(SECOND);
        found.rollouts().awaitPause(NAME, 1);
        assertThat(found.rollouts().sizes()).containsExactly(set(hashes.stable, 1, 4), set(SECOND.hash(), 2, 1));
    }

    @ParameterizedTest
    @EnumSource
    void aPausedReleaseGoesOnWhereItWas(Hashes hashes) {
        Found found = Objects.requireNonNull(paused.get(hashes));
        Rollouts rollouts = found.rollouts();
        String next = hashes.next;
        await().atMost(Rollouts.LIMIT)
                .until(() -> runs.status(rollouts.namespace(), NAME)
                        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        found.assertUntouched("Paused", 1);

        rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");

        SeenRollout done = rollouts.awaitPhase(NAME, "Healthy");
        assertThat(done.text("stableRS")).isEqualTo(next);
        assertThat(done.text("currentPodHash")).isEqualTo(next);
        assertThat(rollouts.sizes()).containsExactly(set(hashes.stable, 1, 0), set(next, 2, 5));
        assertThat(rollouts.messages(NAME, "RolloutStepCompleted"))
                .containsExactly(
                        "Rollout step 2/4 completed (pause)",
                        "Rollout step 3/4 completed (setWeight: 50)",
                        "Rollout step 4/4 completed (pause: 1s)");
        assertThat(rollouts.messages(NAME, "NewReplicaSetCreated")).isEmpty();
        found.witness().assertNothingWasRepeated(next);
        runs.awaitClosed(rollouts.namespace(), NAME);
    }

    @Test
    void aRolloutThatIsCreatedAgainTakesBackThePodsThatItsDeletionLeft() {
        Rollouts rollouts = LAB.rollouts();
        rollouts.createHealthy(FIRST);
        List<String> sizes = rollouts.sizes();
        Map<String, Map<String, String>> pods = Found.labels(rollouts);
        rollouts.resource(NAME)
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        await().atMost(Rollouts.LIMIT)
                .until(() -> rollouts.resource(NAME).get() == null
                        && rollouts.replicaSets().stream()
                                .allMatch(set ->
                                        set.getMetadata().getOwnerReferences().isEmpty()));

        rollouts.createHealthy(FIRST);

        assertThat(rollouts.sizes()).isEqualTo(sizes);
        assertThat(Found.labels(rollouts)).isEqualTo(pods);
        assertThat(rollouts.replicaSets())
                .singleElement()
                .satisfies(set -> assertThat(set.getMetadata().getOwnerReferences())
                        .singleElement()
                        .matches(owner -> owner.getUid()
                                .equals(rollouts.get(NAME)
                                        .object()
                                        .at("/metadata/uid")
                                        .asText())));
    }

    @Test
    void aControllerThatIsAliveIsNotPushedAside() {
        String instance = LAB.instance() + "-refuse";
        lease(instance, ZonedDateTime.now(ZoneOffset.UTC));

        ControllerProcess refused = LAB.start(LAB.settings().withInstance(instance));

        assertThat(refused.awaitExit()).isNotZero();
        assertThat(refused.lines().getLast())
                .contains("another controller serves the same Rollouts: \"rollouts-7f\" holds the Lease ")
                .contains(LAB.instance() + "/" + LOCK + instance)
                .contains("--take-over");
    }

    @Test
    void aControllerThatIsAliveIsPushedAsideOnRequest() {
        String instance = LAB.instance() + "-take";
        lease(instance, ZonedDateTime.now(ZoneOffset.UTC));

        ControllerProcess started =
                LAB.start(LAB.settings().withInstance(instance, "--take-over")).awaitReady();

        assertThat(started.alive()).isTrue();
        started.stop();
    }

    /** As a controller of the reference keeps it, for longer than a test takes to start. */
    private static void lease(String instance, ZonedDateTime renewed) {
        LAB.client()
                .resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(LOCK + instance)
                        .withNamespace(LAB.instance())
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity("rollouts-7f")
                        .withLeaseDurationSeconds(120)
                        .withAcquireTime(renewed)
                        .withRenewTime(renewed)
                        .withLeaseTransitions(1)
                        .endSpec()
                        .build())
                .create();
    }

    private static String set(String hash, int revision, int replicas) {
        return NAME + "-" + hash + " #" + revision + " ×" + replicas;
    }
}
