package dev.sluice.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The names under which a status is stored (spec 2.1). */
class StatusJsonTest {
    private static final String CANARY = """
            observedGeneration: "7"
            currentPodHash: 6b56c8cdb4
            currentStepHash: 55d7b4cf8
            currentStepIndex: 2
            stableRS: 674d8cf959
            collisionCount: 1
            promoteFull: true
            restartedAt: "2026-01-02T03:04:05Z"
            abort: true
            abortedAt: "2026-01-02T03:04:06Z"
            pauseConditions: [{reason: CanaryPauseStep, startTime: "2026-01-02T03:04:07Z"}]
            controllerPause: true
            replicas: 5
            updatedReplicas: 2
            readyReplicas: 4
            availableReplicas: 3
            HPAReplicas: 5
            selector: app=web
            conditions:
            - type: Progressing
              status: "True"
              reason: ReplicaSetUpdated
              message: on its way
              lastTransitionTime: "2026-01-02T03:04:08Z"
              lastUpdateTime: "2026-01-02T03:04:09Z"
            duration:
              rolloutStartedAt: "2026-01-02T03:04:00Z"
              finishedAt: "2026-01-02T03:05:00Z"
              completionStatus: Aborted
              manualPauseStartedAt: "2026-01-02T03:04:10Z"
              totalManualPauseDurationSeconds: 50
            phase: Degraded
            message: "RolloutAborted: enough"
            canary:
              currentStepAnalysisRunStatus: {name: web-step, status: Failed, message: too slow}
              currentBackgroundAnalysisRunStatus: {name: web-beside, status: Running, message: so far}
            """;
    private static final String BLUE_GREEN = """
            blueGreen:
              previewSelector: 6b56c8cdb4
              activeSelector: 674d8cf959
              scaleUpPreviewCheckPoint: true
              prePromotionAnalysisRunStatus: {name: web-pre, status: Successful, message: fine}
              postPromotionAnalysisRunStatus: {name: web-post, status: Running, message: so far}
            """;

    @Test
    void nothingOfACanarysStatusIsLost() {
        assertThat(written(CANARY)).isEqualTo(Json.toPlain(Yaml.read(CANARY)));
    }

    @Test
    void nothingOfABlueGreenStatusIsLost() {
        assertThat(written(BLUE_GREEN)).isEqualTo(Json.toPlain(Yaml.read(BLUE_GREEN)));
    }

    @Test
    void anEmptyStatusIsWrittenAsNothing() {
        assertThat(StatusJson.write(StatusJson.read(Json.Obj.EMPTY))).isEqualTo(Json.Obj.EMPTY);
    }

    private static @Nullable Object written(String yaml) {
        return Json.toPlain(StatusJson.write(StatusJson.read(Yaml.read(yaml))));
    }
}
