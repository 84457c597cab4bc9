package dev.sluice.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.starter.cli.cluster.Trees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientPhaseTest {
    private static final String GENERATION = "'metadata':{'generation':3},";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':{'observedGeneration':'2','phase':'Healthy'} | Progressing | waiting for rollout spec update to be observed",
                "'status':{'observedGeneration':'3','phase':'Healthy'} | Healthy | ``",
                "'status':{'observedGeneration':'4','phase':'Healthy'} | Healthy | ``",
                "'status':{'observedGeneration':'abc','phase':'Paused','message':'CanaryPauseStep'} | Paused | CanaryPauseStep",
                "'status':{'observedGeneration':'3','controllerPause':true,'phase':'Paused'} | Progressing | waiting for rollout to unpause",
                "'status':{'controllerPause':true,'pauseConditions':[{}],'phase':'Paused'} | Paused | ``",
                "'spec':{} | Progressing | waiting for rollout spec update to be observed",
            })
    void trustsTheControllerOnceItHasSeenTheSpec(String rest, String phase, String message) {
        PhaseMessage seen = ClientPhase.of(Trees.object(("{" + GENERATION + rest + "}").replace('\'', '"')));

        assertThat(seen).isEqualTo(new PhaseMessage(phase, message));
    }

    @ParameterizedTest
    @CsvSource({"4, 3, true", "4, 4, false", "x, 3, false", "4, x, false"})
    void waitsForTheReferredWorkload(String asked, String observed, boolean waits) {
        PhaseMessage seen = ClientPhase.of(Trees.object("""
                {"metadata": {"annotations": {"rollout.argoproj.io/workload-generation": "%s"}},
                 "spec": {"workloadRef": {"name": "web"}},
                 "status": {"workloadObservedGeneration": "%s", "phase": "Healthy"}}""".formatted(asked, observed)));

        assertThat(seen.message().endsWith("for the reference workload")).isEqualTo(waits);
    }
}
