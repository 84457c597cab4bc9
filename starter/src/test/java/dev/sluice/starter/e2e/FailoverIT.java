package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two controllers serve the same Rollouts, and one of them is killed: the other carries on within 15 s. */
class FailoverIT {
    @RegisterExtension
    static final Lab LAB = new Lab("failover");

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String NAME = "web";
    private static final Canary FIRST =
            new Canary(NAME, 4, "[{setWeight: 25}, {pause: {}}, {setWeight: 75}, {pause: {}}]");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");

    private final List<ControllerProcess> controllers = new ArrayList<>();

    /** The first holds the Lease, and so acts at once; the second later, and only if it is still needed. */
    @BeforeEach
    void startTwo() {
        controllers.add(LAB.startController());
        controllers.getFirst().awaitPreferred();
        controllers.add(LAB.startController());
    }

    @AfterEach
    void endBoth() {
        controllers.forEach(ControllerProcess::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aCommandGivenAfterTheLossIsCarriedOut(int victim, Rollouts rollouts) throws Exception {
        rollouts.createHealthy(FIRST);
        try (Witness witness = new Witness(LAB.client(), rollouts.namespace())) {
            rollouts.update(SECOND);
            rollouts.awaitPause(NAME, 1);

            controllers.get(victim).kill();
            rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");

            rollouts.awaitSeen(
                    NAME, LIMIT, seen -> assertThat(seen.step()).as("%s", seen).isEqualTo(3));
            witness.assertNothingWasRepeated(SECOND.hash());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aReleaseGoesOnFromTheMiddleOfAStep(int victim, Rollouts rollouts) throws Exception {
        rollouts.createHealthy(FIRST);
        try (Witness witness = new Witness(LAB.client(), rollouts.namespace())) {
            rollouts.update(SECOND);
            await().until(() -> rollouts.replicaSets().size() == 2);

            controllers.get(victim).kill();

            rollouts.awaitSeen(NAME, LIMIT, seen -> {
                assertThat(seen.phase()).as("%s", seen).isEqualTo("Paused");
                assertThat(seen.step()).isEqualTo(1);
            });
            witness.assertNothingWasRepeated(SECOND.hash());
        }
    }
}
