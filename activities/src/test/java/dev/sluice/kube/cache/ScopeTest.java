package dev.sluice.kube.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"'', none, true", "'', blue, false", "blue, none, false", "blue, blue, true", "blue, red, false"})
    void servesRolloutsOfItsInstanceAlone(String instance, String label, boolean served) {
        Json.Obj labels = Optional.ofNullable(label)
                .map(value -> Json.Obj.EMPTY.with("argo-rollouts.argoproj.io/controller-instance-id", Json.of(value)))
                .orElse(Json.Obj.EMPTY);
        Json.Obj rollout = Json.Obj.EMPTY.with("metadata", Json.Obj.EMPTY.with("labels", labels));

        assertThat(new Scope(Optional.empty(), instance).serves(rollout)).isEqualTo(served);
    }

    @Test
    void selectsUnlabelledRolloutsWithoutAnInstance() {
        assertThat(Scope.ALL.selector()).isEqualTo("!argo-rollouts.argoproj.io/controller-instance-id");
    }

    @Test
    void selectsRolloutsOfItsInstance() {
        assertThat(new Scope(Optional.empty(), "blue").selector())
                .isEqualTo("argo-rollouts.argoproj.io/controller-instance-id=blue");
    }
}
