package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing objects by patches, with and without conditions. */
interface PatchContract extends ClusterUnderTest {
    PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    PatchContext JSON = PatchContext.of(PatchType.JSON);
    PatchContext STRATEGIC = PatchContext.of(PatchType.STRATEGIC_MERGE);

    @Test
    default void mergePatchSetsAndRemovesFields() {
        createConfigMap("merged");

        ConfigMap patched = configMap("merged").patch(MERGE, "{\"data\":{\"color\":null,\"size\":\"small\"}}");

        assertThat(patched.getData()).containsOnlyKeys("size").containsEntry("size", "small");
    }

    @Test
    default void mergePatchWithAnOldVersionIsAConflict() {
        createConfigMap("merge-conflict");

        Status refusal = refusalOf(() -> configMap("merge-conflict")
                .patch(MERGE, "{\"metadata\":{\"resourceVersion\":\"1\"},\"data\":{\"color\":\"red\"}}"));

        assertThat(refusal.getCode()).isEqualTo(409);
        assertThat(refusal.getReason()).isEqualTo("Conflict");
    }

    @Test
    default void mergePatchThatChangesNothingKeepsTheVersion() {
        ConfigMap created = createConfigMap("merge-same");

        ConfigMap patched = configMap("merge-same").patch(MERGE, "{\"data\":{\"color\":\"blue\"}}");

        assertThat(patched.getMetadata().getResourceVersion())
                .isEqualTo(created.getMetadata().getResourceVersion());
    }

    @Test
    default void strategicMergePatchMergesMaps() {
        createConfigMap("strategic");

        ConfigMap patched = configMap("strategic").patch(STRATEGIC, "{\"data\":{\"size\":\"small\"}}");

        assertThat(patched.getData()).containsEntry("color", "blue").containsEntry("size", "small");
    }

    @Test
    default void patchOfAMissingObjectIsNotFound() {
        Status refusal = refusalOf(() -> configMap("absent").patch(MERGE, "{\"data\":{\"color\":\"red\"}}"));

        assertThat(refusal.getCode()).isEqualTo(404);
        assertThat(refusal.getReason()).isEqualTo("NotFound");
        assertThat(refusal.getMessage()).isEqualTo("configmaps \"absent\" not found");
    }

    @Test
    default void dryRunPatchAnswersWithoutStoring() {
        createConfigMap("dry-patched");

        ConfigMap answer = configMap("dry-patched").dryRun().patch(MERGE, "{\"data\":{\"color\":\"red\"}}");

        assertThat(answer.getData()).containsEntry("color", "red");
        assertThat(configMap("dry-patched").get().getData()).containsEntry("color", "blue");
    }

    @Test
    default void jsonPatchWhoseTestHoldsIsStored() {
        createConfigMap("tested");

        ConfigMap patched = configMap("tested").patch(JSON, """
                [{"op":"test","path":"/data/color","value":"blue"},
                 {"op":"replace","path":"/data/color","value":"red"},
                 {"op":"test","path":"/data/size","value":null},
                 {"op":"add","path":"/data/size","value":"small"},
                 {"op":"test","path":"/metadata/annotations","value":null},
                 {"op":"add","path":"/metadata/annotations","value":{}},
                 {"op":"copy","from":"/data/color","path":"/metadata/annotations/sluice.test~1color"},
                 {"op":"add","path":"/metadata/finalizers","value":["sluice.test/a"]},
                 {"op":"add","path":"/metadata/finalizers/-","value":"sluice.test/c"},
                 {"op":"add","path":"/metadata/finalizers/1","value":"sluice.test/b"},
                 {"op":"remove","path":"/metadata/finalizers/0"},
                 {"op":"move","from":"/data/size","path":"/data/width"}]
                """);

        assertThat(patched.getData())
                .containsEntry("color", "red")
                .containsEntry("width", "small")
                .doesNotContainKey("size");
        assertThat(patched.getMetadata().getAnnotations()).containsEntry("sluice.test/color", "red");
        assertThat(patched.getMetadata().getFinalizers()).isEqualTo(List.of("sluice.test/b", "sluice.test/c"));
        configMap("tested").patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"test\",\"path\":\"/data/color\",\"value\":\"red\"}",
                "{\"op\":\"test\",\"path\":\"/data/color\",\"value\":null}",
                "{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"1\"}",
                "{\"op\":\"test\",\"path\":\"/metadata/annotations/missing\",\"value\":null}",
                "{\"op\":\"remove\",\"path\":\"/data/missing\"}",
                "{\"op\":\"add\",\"path\":\"/metadata/annotations/missing\",\"value\":\"x\"}",
                "{\"op\":\"nonsense\",\"path\":\"/data\"}"
            })
    default void jsonPatchThatDoesNotFitIsInvalidAndChangesNothing(String misfit) {
        ConfigMap created = client().resource(newConfigMap("misfit")).createOr(existing -> existing.update());
        String change = "{\"op\":\"add\",\"path\":\"/data/size\",\"value\":\"small\"}";

        Status refusal = refusalOf(() -> configMap("misfit").patch(JSON, "[" + change + "," + misfit + "]"));

        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(refusal.getReason()).isEqualTo("Invalid");
        assertThat(refusal.getMessage()).isEqualTo("the server rejected our request due to an error in our request");
        assertThat(configMap("misfit").get().getMetadata().getResourceVersion())
                .isEqualTo(created.getMetadata().getResourceVersion());
    }

    @Test
    default void jsonPatchThatSetsAnOldVersionIsAConflict() {
        createConfigMap("json-conflict");

        Status refusal = refusalOf(() -> configMap("json-conflict").patch(JSON, """
                [{"op":"replace","path":"/metadata/resourceVersion","value":"1"},
                 {"op":"replace","path":"/data/color","value":"red"}]
                """));

        assertThat(refusal.getReason()).isEqualTo("Conflict");
    }

    @Test
    default void documentThatIsNoPatchIsABadRequest() {
        createConfigMap("no-patch");

        Status refusal = refusalOf(() -> configMap("no-patch").patch(JSON, "{\"op\":\"remove\"}"));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getReason()).isEqualTo("BadRequest");
    }
}
