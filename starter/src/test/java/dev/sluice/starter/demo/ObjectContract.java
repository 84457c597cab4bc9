package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import org.junit.jupiter.api.Test;

/** Creating, reading and replacing objects. */
interface ObjectContract extends ClusterUnderTest {

    @Test
    default void createdObjectGetsTheServersMetadata() {
        ConfigMap created = createConfigMap("created");

        assertThat(created.getMetadata().getUid()).isNotBlank();
        assertThat(created.getMetadata().getResourceVersion()).matches("[1-9][0-9]*");
        assertThat(created.getMetadata().getCreationTimestamp()).endsWith("Z");
        assertThat(created.getMetadata().getGeneration()).isNull();
        assertThat(created.getData()).containsEntry("color", "blue");
    }

    @Test
    default void nameThatIsTakenIsRefused() {
        createConfigMap("taken");

        Status refusal = refusalOf(() -> createConfigMap("taken"));

        assertThat(refusal.getCode()).isEqualTo(409);
        assertThat(refusal.getReason()).isEqualTo("AlreadyExists");
        assertThat(refusal.getMessage()).isEqualTo("configmaps \"taken\" already exists");
        assertThat(refusal.getDetails().getKind()).isEqualTo("configmaps");
        assertThat(refusal.getDetails().getName()).isEqualTo("taken");
    }

    @Test
    default void generatedNameStartsWithItsPrefix() {
        ConfigMap nameless = new ConfigMapBuilder()
                .withNewMetadata()
                .withGenerateName("made-up-")
                .withNamespace(namespace())
                .endMetadata()
                .build();

        ConfigMap created = client().resource(nameless).create();

        assertThat(created.getMetadata().getName()).matches("made-up-[a-z0-9]{5}");
    }

    @Test
    default void malformedNameIsInvalid() {
        Status refusal = refusalOf(() -> createConfigMap("Not_A_Name"));

        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(refusal.getReason()).isEqualTo("Invalid");
        assertThat(refusal.getDetails().getCauses().getFirst().getField()).isEqualTo("metadata.name");
    }

    @Test
    default void unknownNamespaceIsNotFound() {
        ConfigMap elsewhere = new ConfigMapBuilder(newConfigMap("lost"))
                .editMetadata()
                .withNamespace("sluice-no-such-namespace")
                .endMetadata()
                .build();

        Status refusal = refusalOf(() -> client().resource(elsewhere).create());

        assertThat(refusal.getCode()).isEqualTo(404);
        assertThat(refusal.getMessage()).isEqualTo("namespaces \"sluice-no-such-namespace\" not found");
    }

    @Test
    default void dryRunCreateAnswersWithoutStoring() {
        ConfigMap answer = client().resource(newConfigMap("dry")).dryRun().create();

        assertThat(answer.getMetadata().getUid()).isNotBlank();
        assertThat(answer.getMetadata().getResourceVersion()).isNull();
        assertThat(configMap("dry").get()).isNull();
    }

    @Test
    default void dryRunCreateOfATakenNameIsRefused() {
        createConfigMap("dry-taken");

        Status refusal = refusalOf(
                () -> client().resource(newConfigMap("dry-taken")).dryRun().create());

        assertThat(refusal.getReason()).isEqualTo("AlreadyExists");
    }

    @Test
    default void writeWithAnOldVersionIsAConflict() {
        ConfigMap old = createConfigMap("conflict");
        configMap("conflict").patch("{\"data\":{\"color\":\"green\"}}");

        Status refusal = refusalOf(() ->
                client().resource(recolored(old, "red")).lockResourceVersion().update());

        assertThat(refusal.getCode()).isEqualTo(409);
        assertThat(refusal.getReason()).isEqualTo("Conflict");
        assertThat(refusal.getMessage())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"conflict\": the object has been modified; "
                        + "please apply your changes to the latest version and try again");
    }

    @Test
    default void writeWithTheCurrentVersionIsStored() {
        ConfigMap created = createConfigMap("current");

        ConfigMap written = client().resource(recolored(created, "red"))
                .lockResourceVersion()
                .update();

        assertThat(written.getData()).containsEntry("color", "red");
        assertThat(version(written)).isGreaterThan(version(created));
    }

    @Test
    default void writeThatChangesNothingKeepsTheVersion() {
        ConfigMap created = createConfigMap("unchanged");

        ConfigMap written = client().resource(created).lockResourceVersion().update();

        assertThat(version(written)).isEqualTo(version(created));
    }

    @Test
    default void secondHolderOfALeaseIsRefused() {
        Lease lease = client().resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("lock")
                        .withNamespace(namespace())
                        .endMetadata()
                        .build())
                .create();
        client().resource(held(lease, "first")).lockResourceVersion().update();

        Status refusal = refusalOf(() ->
                client().resource(held(lease, "second")).lockResourceVersion().update());

        assertThat(refusal.getReason()).isEqualTo("Conflict");
    }

    @Test
    default void repeatedEventIsRefused() {
        EventBuilder event = new EventBuilder()
                .withNewMetadata()
                .withName("once")
                .withNamespace(namespace())
                .endMetadata()
                .withReason("Tested")
                .withType("Normal")
                .withNewInvolvedObject()
                .withKind("ConfigMap")
                .withName("seen")
                .withNamespace(namespace())
                .endInvolvedObject();
        client().resource(event.build()).create();

        Status refusal = refusalOf(() -> client().resource(event.build()).create());

        assertThat(refusal.getReason()).isEqualTo("AlreadyExists");
    }

    @Test
    default void onlyTheSpecCountsGenerations() {
        createReplicaSet("generations", 0);

        ReplicaSet labelled = replicaSet("generations").patch("{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}");
        ReplicaSet slower = replicaSet("generations").patch("{\"spec\":{\"minReadySeconds\":5}}");

        assertThat(labelled.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(slower.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    default void statusSentWithANewObjectIsDropped() {
        ReplicaSet boasting = new ReplicaSetBuilder(newReplicaSet("boasting", 0))
                .withNewStatus()
                .withReplicas(7)
                .endStatus()
                .build();

        ReplicaSet created = client().resource(boasting).create();

        assertThat(created.getStatus().getReplicas()).isZero();
    }

    private static ConfigMap recolored(ConfigMap old, String color) {
        return new ConfigMapBuilder(old).addToData("color", color).build();
    }

    private static Lease held(Lease lease, String holder) {
        return new LeaseBuilder(lease)
                .editOrNewSpec()
                .withHolderIdentity(holder)
                .endSpec()
                .build();
    }

    private static long version(ConfigMap object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }
}
