package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Sees every change of one namespace, from its beginning to its end, and so also what does not last. */
final class Witness implements AutoCloseable {
    private final List<AutoCloseable> watches = new ArrayList<>();
    private final List<SeenRollout> rollouts = new CopyOnWriteArrayList<>();
    private final Map<String, List<Integer>> sizes = new ConcurrentHashMap<>();

    Witness(KubernetesClient client, String namespace) {
        watches.add(client.genericKubernetesResources("argoproj.io/v1alpha1", "Rollout")
                .inNamespace(namespace)
                .watch(watcher((GenericKubernetesResource seen) ->
                        rollouts.add(new SeenRollout(Serialization.jsonMapper().<JsonNode>valueToTree(seen))))));
        watches.add(client.apps()
                .replicaSets()
                .inNamespace(namespace)
                .watch(watcher((ReplicaSet set) -> sizes.computeIfAbsent(
                                set.getMetadata().getName(), name -> new CopyOnWriteArrayList<>())
                        .add(set.getSpec().getReplicas()))));
    }

    private static <T extends HasMetadata> Watcher<T> watcher(java.util.function.Consumer<T> seen) {
        BiConsumer<Watcher.Action, T> each = (action, object) -> seen.accept(object);
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                each.accept(action, object);
            }

            @Override
            public void onClose(WatcherException cause) {}
        };
    }

    /** While this version was released, the step never went back and no pod went the other way. */
    void assertNothingWasRepeated(String hash) {
        assertThat(rollouts.stream()
                        .filter(seen -> hash.equals(seen.text("currentPodHash")))
                        .map(SeenRollout::step))
                .as("steps")
                .isNotEmpty()
                .isSorted();
        sizes.forEach((set, all) -> assertThat(set.endsWith(hash) ? all : all.reversed())
                .as("sizes of %s: %s", set, all)
                .isSorted());
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable watch : watches) {
            watch.close();
        }
    }
}
