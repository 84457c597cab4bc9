package dev.sluice.starter.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.cluster.Trees;
import dev.sluice.starter.view.RolloutObjects;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutLinesTest {
    private static final Clock TEN = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String OBJECTS = """
            metadata: {name: web, namespace: shop, generation: 1}
            spec: {replicas: 5, strategy: {canary: {steps: [{setWeight: 20}, {pause: {}}]}}}
            status:
              observedGeneration: "1"
              phase: Paused
              currentStepIndex: 1
              replicas: 5
              readyReplicas: 4
              updatedReplicas: 1
              availableReplicas: 4
            ---
            metadata: {name: front, namespace: base}
            spec: {strategy: {blueGreen: {activeService: a}}}
            status: {phase: Healthy}
            """;

    @Test
    void listsEveryRolloutAtFirst() throws IOException {
        RolloutLines lines = new RolloutLines(true, false, TEN);

        String text = lines.update(rollouts(OBJECTS));

        assertThat(text).isEqualTo("""
                NAMESPACE  NAME   STRATEGY   STATUS       STEP  SET-WEIGHT  READY  DESIRED  UP-TO-DATE  AVAILABLE
                base       front  BlueGreen  Healthy      -     -           0/0    1        0           0
                shop       web    Canary     Paused       1/2   20          4/5    5        1           4
                """);
    }

    @Test
    void listsOnlyWhatChangedLater() throws IOException {
        RolloutLines lines = new RolloutLines(false, true, TEN);
        lines.update(rollouts(OBJECTS));

        String text = lines.update(rollouts(OBJECTS.replace("Paused", "Progressing")));

        assertThat(text)
                .isEqualTo("2026-03-01T10:00:00Z  web    Canary     Progressing  1/2   20          4/5    5        1"
                        + "           4\n");
    }

    @Test
    void isSilentWhenNothingChanged() throws IOException {
        RolloutLines lines = new RolloutLines(false, false, TEN);
        lines.update(rollouts(OBJECTS));

        assertThat(lines.update(rollouts(OBJECTS))).isEmpty();
    }

    private static List<Json.Obj> rollouts(String yaml) throws IOException {
        return RolloutObjects.objects(Trees.documents(yaml));
    }
}
