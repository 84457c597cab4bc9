package dev.sluice.domain.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a Rollout comes by the template of the workload that it refers to, and what it says when it cannot (spec 1.10, 3.11). */
class BorrowingTest {
    private static final String TEMPLATE =
            "{\"metadata\": {\"labels\": {\"app\": \"web\"}}, \"spec\": {\"containers\": [{\"name\": \"c\"}]}}";
    private static final String SELECTOR = "{\"matchLabels\": {\"app\": \"web\"}}";
    private static final String REF = "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"name\": \"web\"}";

    private static Json.Obj json(String text) {
        try {
            return (Json.Obj) Json.from(JsonMapper.builder().build().readValue(text, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param more further fields of the spec, which begin with a comma */
    private static Json.Obj rollout(String reference, String more) {
        return json("""
                {"metadata": {"name": "web", "namespace": "demo", "uid": "u", "generation": 3},
                 "spec": {"workloadRef": %s, "strategy": {"canary": {}}%s}}""".formatted(reference, more));
    }

    private static Workload workload(WorkloadKind kind) {
        String inner = kind == WorkloadKind.POD_TEMPLATE
                ? "\"template\": " + TEMPLATE
                : "\"spec\": {\"replicas\": 4, \"selector\": " + SELECTOR + ", \"template\": " + TEMPLATE + "}";
        return Workload.read(
                kind, json("{\"metadata\": {\"name\": \"web\", \"uid\": \"d\", \"generation\": 7}, " + inner + "}"));
    }

    private static RolloutSpec valid(Rollout rollout) {
        return ((Rollout.Spec.Valid) rollout.spec()).value();
    }

    private static String error(Rollout rollout) {
        return switch (rollout.spec()) {
            case Rollout.Spec.Valid ignored -> "";
            case Rollout.Spec.Invalid(String error) -> error;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, DEPLOYMENT",
        "apps/v1, ReplicaSet, REPLICA_SET",
        "apps/v1beta2, Deployment, DEPLOYMENT"
    })
    void takesTemplateAndSelectorOfAWorkload(String version, String kind, WorkloadKind of) {
        String reference = "{\"apiVersion\": \"%s\", \"kind\": \"%s\", \"name\": \"web\"}".formatted(version, kind);

        RolloutSpec spec = valid(RolloutReader.read(rollout(reference, ""), Optional.of(workload(of))));

        assertThat(spec.template()).isEqualTo(json(TEMPLATE));
        assertThat(spec.selector()).isEqualTo(json(SELECTOR));
        assertThat(spec.source().orElseThrow().workload().generation()).isEqualTo("7");
    }

    @Test
    void keepsASelectorOfItsOwn() {
        String own = "{\"matchExpressions\": [{\"key\": \"app\", \"operator\": \"Exists\"}]}";

        RolloutSpec spec = valid(RolloutReader.read(
                rollout(REF, ", \"selector\": " + own), Optional.of(workload(WorkloadKind.DEPLOYMENT))));

        assertThat(spec.selector()).isEqualTo(json(own));
    }

    @Test
    void needsASelectorOfItsOwnForAPodTemplate() {
        String reference = "{\"apiVersion\": \"v1\", \"kind\": \"PodTemplate\", \"name\": \"web\"}";
        Optional<Workload> template = Optional.of(workload(WorkloadKind.POD_TEMPLATE));

        assertThat(error(RolloutReader.read(rollout(reference, ""), template)))
                .isEqualTo("spec.selector: Required value: Rollout has missing field '.spec.selector'");
        assertThat(valid(RolloutReader.read(rollout(reference, ", \"selector\": " + SELECTOR), template))
                        .template())
                .isEqualTo(json(TEMPLATE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"name\": \"web\"} | spec.workloadRef: Invalid"
                        + " value: {\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"web\"}:"
                        + " deployments.apps \"web\" not found",
                "{\"name\": \"a\", \"kind\": \"ReplicaSet\", \"apiVersion\": \"apps/v1\", \"scaleDown\": \"never\"} |"
                        + " spec.workloadRef: Invalid value: {\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\","
                        + "\"name\":\"a\",\"scaleDown\":\"never\"}: replicasets.apps \"a\" not found",
                "{\"apiVersion\": \"v1\", \"kind\": \"PodTemplate\", \"name\": \"t\"} | spec.workloadRef: Invalid value:"
                        + " {\"apiVersion\":\"v1\",\"kind\":\"PodTemplate\",\"name\":\"t\"}: podtemplates \"t\" not found",
                "{\"apiVersion\": \"batch/v1\", \"kind\": \"Job\", \"name\": \"j\"} | spec.workloadRef: Invalid value:"
                        + " {\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"name\":\"j\"}: workload of type batch/Job is"
                        + " not supported",
                "{\"apiVersion\": \"v1\", \"kind\": \"Deployment\", \"name\": \"w\"} | spec.workloadRef: Invalid value:"
                        + " {\"apiVersion\":\"v1\",\"kind\":\"Deployment\",\"name\":\"w\"}: workload of type"
                        + " /Deployment is not supported",
                "{} | spec.workloadRef: Invalid value: {}: workload of type / is not supported",
            })
    void saysWhyThereIsNoTemplate(String reference, String error) {
        assertThat(error(RolloutReader.read(rollout(reference, ""), Optional.empty())))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"labels", "annotations"})
    void refusesATemplateOfItsOwnBesides(String field) {
        Json.Obj rollout = rollout(REF, ", \"template\": {\"metadata\": {\"%s\": {\"a\": \"b\"}}}".formatted(field));

        assertThat(error(RolloutReader.read(rollout, Optional.of(workload(WorkloadKind.DEPLOYMENT)))))
                .isEqualTo("spec.template: Internal error: template must be empty for workload reference rollout");
    }

    /** Containers are not looked at (spec 1.1). */
    @Test
    void putsTheWorkloadsContainersInPlaceOfItsOwn() {
        Json.Obj rollout = rollout(REF, ", \"template\": {\"spec\": {\"containers\": []}}");

        assertThat(valid(RolloutReader.read(rollout, Optional.of(workload(WorkloadKind.DEPLOYMENT))))
                        .template())
                .isEqualTo(json(TEMPLATE));
    }

    @ParameterizedTest
    @EnumSource
    void judgesTheBorrowedTemplateLikeItsOwn(WorkloadKind kind) {
        Workload sound = workload(kind);
        Json.Obj huge = json("{\"metadata\": {\"labels\": {\"app\": \"web\"}}, \"spec\": {\"containers\":"
                + " [{\"resources\": {\"limits\": {\"cpu\": \"1e999999\"}}}]}}");
        Workload hostile = new Workload(sound.kind(), sound.meta(), 0, huge, Optional.of(json(SELECTOR)));

        assertThat(error(RolloutReader.read(rollout(REF, ""), Optional.of(hostile))))
                .startsWith("spec.template.spec.containers[0].resources.limits[cpu]: Invalid value");
    }

    @Test
    void leavesARolloutAloneThatRefersToNothing() {
        Json.Obj own = json("{\"metadata\": {\"name\": \"web\"}, \"spec\": {\"selector\": " + SELECTOR
                + ", \"template\": " + TEMPLATE + ", \"strategy\": {\"canary\": {}}}}");

        assertThat(RolloutReader.read(own, Optional.empty())).isEqualTo(RolloutReader.read(own));
        assertThat(Borrowing.resolve(own, Optional.of(workload(WorkloadKind.DEPLOYMENT))))
                .isSameAs(own);
    }

    /** What a cache keeps: strategy and Services are known before the template is. */
    @Test
    void isSoundBeforeItIsResolved() {
        assertThat(RolloutReader.read(rollout(REF, "")).spec()).isInstanceOf(Rollout.Spec.Valid.class);
    }
}
