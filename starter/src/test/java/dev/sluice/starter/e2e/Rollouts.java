package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The Rollouts of one namespace, and what belongs to them. */
final class Rollouts {
    /** Far more than anything takes on an idle machine. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    static final String REVISION = "rollout.argoproj.io/revision";

    private static final Duration POLL = Duration.ofMillis(150);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;
    private final String instance;

    /** @param instance whose controllers serve them */
    Rollouts(KubernetesClient client, String namespace, String instance) {
        this.client = client;
        this.namespace = namespace;
        this.instance = instance;
    }

    String namespace() {
        return namespace;
    }

    String manifest(Canary canary) {
        return canary.manifest(namespace, instance);
    }

    void create(Canary canary) {
        client.resource(Serialization.unmarshal(manifest(canary), GenericKubernetesResource.class))
                .create();
    }

    /** Creates it and waits until it is Healthy. */
    SeenRollout createHealthy(Canary canary) {
        create(canary);
        return awaitPhase(canary.name(), "Healthy");
    }

    /** Changes the image, as {@code kubectl argo rollouts set image} does. */
    void update(Canary canary) {
        patch(canary.name(), "{\"spec\":{\"template\":" + canary.template() + "}}");
    }

    /** A merge patch of the object. */
    void patch(String name, String patch) {
        resource(name).patch(MERGE, patch);
    }

    /** A merge patch of the status. */
    void patchStatus(String name, String patch) {
        resource(name).subresource("status").patch(MERGE, patch);
    }

    void secret(String name, Map<String, String> data) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(data)
                        .build())
                .createOr(NonDeletingOperation::update);
    }

    /** A Service for the pods of this app. */
    void service(String name, String app) {
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addToSelector("app", app)
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .createOr(NonDeletingOperation::update);
    }

    void delete(String name) {
        resource(name).delete();
    }

    /** The Rollout; must be there. */
    SeenRollout get(String name) {
        return find(name).orElseThrow(() -> new AssertionError("there is no Rollout " + name));
    }

    Optional<SeenRollout> find(String name) {
        return Optional.ofNullable(resource(name).get()).map(SeenRollout::of);
    }

    Resource<GenericKubernetesResource> resource(String name) {
        return client.genericKubernetesResources("argoproj.io/v1alpha1", "Rollout")
                .inNamespace(namespace)
                .withName(name);
    }

    SeenRollout awaitPhase(String name, String phase) {
        return awaitSeen(
                name,
                seen -> assertThat(seen.phase())
                        .as("phase of %s\n%s", seen, reasons(name))
                        .isEqualTo(phase));
    }

    /** Paused at this step. */
    SeenRollout awaitPause(String name, int step) {
        return awaitSeen(name, seen -> {
            assertThat(seen.step()).as("step of %s\n%s", seen, reasons(name)).isEqualTo(step);
            assertThat(seen.phase()).as("phase of %s", seen).isEqualTo("Paused");
        });
    }

    /** Waits until the Rollout passes these checks. Answers it as it then was. */
    SeenRollout awaitSeen(String name, Consumer<SeenRollout> checks) {
        return awaitSeen(name, LIMIT, checks);
    }

    SeenRollout awaitSeen(String name, Duration limit, Consumer<SeenRollout> checks) {
        SeenRollout[] last = new SeenRollout[1];
        await().atMost(limit).pollInterval(POLL).untilAsserted(() -> {
            last[0] = get(name);
            checks.accept(last[0]);
        });
        return last[0];
    }

    /** The ReplicaSets of the namespace, the oldest revision first. */
    List<ReplicaSet> replicaSets() {
        return client.apps().replicaSets().inNamespace(namespace).list().getItems().stream()
                .sorted(Comparator.comparingLong(Rollouts::revision))
                .toList();
    }

    /** Name, revision and size wanted of each ReplicaSet of the namespace, such as {@code web-5b6c4 #2 ×3}. */
    List<String> sizes() {
        return replicaSets().stream()
                .map(set -> "%s #%d ×%d"
                        .formatted(
                                set.getMetadata().getName(),
                                revision(set),
                                set.getSpec().getReplicas()))
                .toList();
    }

    static int revision(ReplicaSet set) {
        return Integer.parseInt(set.getMetadata().getAnnotations().getOrDefault(REVISION, "0"));
    }

    List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }

    /** The Events about a Rollout, in the order in which they were written. */
    List<Event> events(String name) {
        return client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", name)
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparingLong(
                        event -> Long.parseLong(event.getMetadata().getResourceVersion())))
                .toList();
    }

    /** Every Event of the namespace, as JSON. */
    List<String> events() {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .map(Serialization::asJson)
                .toList();
    }

    /** The reasons of those Events; several in a row that scale ReplicaSets count as one. */
    List<String> reasons(String name) {
        String[] last = {""};
        return events(name).stream()
                .map(Event::getReason)
                .filter(reason -> {
                    boolean again = reason.equals("ScalingReplicaSet") && reason.equals(last[0]);
                    last[0] = reason;
                    return !again;
                })
                .toList();
    }

    /** The messages of the Events with a reason, in order. */
    List<String> messages(String name, String reason) {
        return events(name).stream()
                .filter(event -> Objects.equals(event.getReason(), reason))
                .map(Event::getMessage)
                .toList();
    }
}
