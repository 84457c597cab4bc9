package dev.sluice.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Action ONE = new Action.EvictPod("one", "uid", "", List.of());
    private static final Action OTHER = new Action.EvictPod("other", "uid", "", List.of());

    private final Troubles troubles = new Troubles();

    @Test
    void holdsAnActionUntilItsBackOffIsOver() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        assertThat(troubles.holds(ONE, NOW.plusMillis(999))).isTrue();
        assertThat(troubles.holds(ONE, NOW.plusSeconds(1))).isFalse();
        assertThat(troubles.holds(OTHER, NOW)).isFalse();
    }

    @Test
    void countsFailuresInARow() {
        troubles.failed(ONE, "Forbidden", "no", NOW);
        troubles.failed(ONE, "Forbidden", "no", NOW);

        assertThat(troubles.current().orElseThrow().failures()).isEqualTo(2);
        assertThat(troubles.nextTry(NOW)).contains(NOW.plusSeconds(2));
    }

    @Test
    void backsOffFurtherWhenTwoActionsFailInTurn() {
        troubles.failed(ONE, "Forbidden", "no", NOW);
        troubles.failed(OTHER, "Forbidden", "no", NOW);
        troubles.failed(ONE, "Forbidden", "no", NOW);

        assertThat(troubles.current().orElseThrow().failures()).isEqualTo(1);
        assertThat(troubles.nextTry(NOW)).contains(NOW.plusSeconds(4));
    }

    @Test
    void forgetsAfterSuccess() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        troubles.succeeded(ONE);

        assertThat(troubles.current()).isEmpty();
    }

    @Test
    void keepsADoubtAboutAnActionWithoutEffect() {
        troubles.failed(ONE, Trouble.NO_EFFECT, "no effect", NOW);

        troubles.succeeded(ONE);

        assertThat(troubles.current()).isPresent();
    }

    @Test
    void forgetsWhenTheActionIsNoLongerAskedFor() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        boolean outlived = troubles.outlived(plan(OTHER), NOW.plusSeconds(1));

        assertThat(outlived).isTrue();
        assertThat(troubles.current()).isEmpty();
    }

    @Test
    void keepsATroubleWhileThePlannerLeavesTheActionOutBecauseOfIt() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        boolean outlived = troubles.outlived(plan(), NOW.plusMillis(500));

        assertThat(outlived).isFalse();
        assertThat(troubles.current()).isPresent();
    }

    @Test
    void endsTheWaitAfterACommand() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        troubles.commanded(NOW.plusMillis(1));

        assertThat(troubles.holds(ONE, NOW.plusMillis(1))).isFalse();
        assertThat(troubles.current().orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    void keepsWaitingWhenOnlyReplicaSetsChanged() {
        troubles.failed(ONE, "Forbidden", "no", NOW);

        troubles.changed(false, NOW);

        assertThat(troubles.holds(ONE, NOW)).isTrue();
    }

    @Test
    void cutsALongError() {
        troubles.failed(ONE, "Forbidden", "x".repeat(100_000), NOW);

        assertThat(troubles.current().orElseThrow().error()).hasSize(1000);
    }

    private static Plan plan(Action... actions) {
        return new Plan(
                List.of(actions),
                Optional.empty(),
                Plan.State.IN_FLIGHT,
                true,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                "",
                Freshness.NONE);
    }
}
