package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.bluegreen.BlueGreenRelease;
import dev.sluice.domain.bluegreen.Gates;
import dev.sluice.domain.bluegreen.Gates.Gate;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.release.ReleasePlanner;
import dev.sluice.domain.rollout.Rollout;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What analysis lets a blue-green release do, whoever carries the analysis out (spec 3.7, F3, F6). */
class BlueGreenGateTest {
    private Gates gates = Gates.NONE;
    private final ReleasePlanner planner =
            new ReleasePlanner((scene, turn) -> new BlueGreenRelease(scene, gates).plan(turn));

    private Releases of(Map<String, Object> blueGreen) {
        return Releases.blueGreen(2, Map.of(), blueGreen, this::plan).deployed();
    }

    private Plan plan(Observation seen) {
        Rollout rollout = seen.rollout().orElseThrow();
        return planner.plan(seen, rollout, ((Rollout.Spec.Valid) rollout.spec()).value());
    }

    private void pre(Gate gate) {
        gates = new Gates(gate, new Gate.NotConfigured());
    }

    private void post(Gate gate) {
        gates = new Gates(new Gate.NotConfigured(), gate);
    }

    @Test
    void nothingIsSwitchedBeforeThePrePromotionAnalysisHasPassed() {
        Releases web = of(Map.of());
        pre(new Gate.Pending());
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        pre(new Gate.Passed());
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(2);
    }

    @Test
    void thePauseBeginsAfterThePrePromotionAnalysis() {
        Releases web = of(Map.of("autoPromotionEnabled", false));
        pre(new Gate.Pending());
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.status().halt().pauses()).isEmpty();
        pre(new Gate.Passed());
        web.simulation.settle();
        assertThat(web.phase()).isEqualTo("Paused BlueGreenPause");
    }

    @Test
    void thePreviewGrowsOnlyAfterThePrePromotionAnalysis() {
        Releases web = of(Map.of("previewReplicaCount", 1));
        pre(new Gate.Pending());
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.sizes()).containsExactly("1=2", "2=1");
    }

    @Test
    void aPrePromotionAnalysisThatFailsAborts() {
        Releases web = of(Map.of());
        pre(new Gate.Failed("Blue/green pre-promotion analysis phase error/failed"));
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.phase())
                .isEqualTo("Degraded RolloutAborted: Rollout aborted update to revision 2: Blue/green pre-promotion"
                        + " analysis phase error/failed");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
    }

    @Test
    void anInconclusiveAnalysisPausesForAHuman() {
        Releases web = of(Map.of());
        pre(new Gate.Inconclusive());
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.phase()).isEqualTo("Paused InconclusiveAnalysisRun");
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.status().clock().manualPauseStartedAt()).isPresent();
    }

    @Test
    void theSwitchComesBeforeThePostPromotionAnalysisAndThePromotionAfterIt() {
        Releases web = of(Map.of("scaleDownDelaySeconds", 10));
        post(new Gate.Pending());
        web.image("web:2").after(Duration.ofMinutes(1));
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.sizes()).containsExactly("1=2", "2=2");
        assertThat(web.phase()).isEqualTo("Progressing waiting for post-promotion verification to complete");
        post(new Gate.Passed());
        web.after(Duration.ofSeconds(11));
        assertThat(web.sizes()).containsExactly("1=0", "2=2");
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void aPostPromotionAnalysisThatFailsSwitchesBack() {
        Releases web = of(Map.of());
        post(new Gate.Pending());
        web.image("web:2").after(Duration.ofSeconds(10));
        post(new Gate.Failed("Blue/green post-promotion analysis phase error/failed"));
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.phase()).startsWith("Degraded RolloutAborted");
        web.after(Duration.ofMinutes(1));
        assertThat(web.sizes()).containsExactly("1=2", "2=0");
    }

    @Test
    void anAbortAfterTheSwitchSwitchesBack() {
        Releases web = of(Map.of());
        post(new Gate.Pending());
        web.image("web:2").after(Duration.ofSeconds(10));
        web.status("abort", Json.of(true));
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(1);
        assertThat(web.simulation.last().decided()).contains(Plan.State.ABORTED);
    }

    @Test
    void olderVersionsStayWhileThePostPromotionAnalysisGoesOnAndNoDelayIsGiven() {
        Releases web = of(Map.of("previewService", "try"));
        pre(new Gate.Pending());
        web.image("web:2").after(Duration.ofSeconds(10));
        post(new Gate.Pending());
        web.image("web:3").after(Duration.ofMinutes(5));
        assertThat(web.sizes()).containsExactly("1=2", "2=2", "3=2");
    }

    @Test
    void promoteFullSkipsTheAnalyses() {
        Releases web = of(Map.of());
        gates = new Gates(new Gate.Pending(), new Gate.Pending());
        web.image("web:2").after(Duration.ofSeconds(10));
        web.status("promoteFull", Json.of(true));
        web.simulation.settle();
        assertThat(web.revisionBehind("web")).isEqualTo(2);
        assertThat(web.phase()).isEqualTo("Healthy");
    }
}
