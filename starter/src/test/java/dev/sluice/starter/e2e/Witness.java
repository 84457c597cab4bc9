package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sees every change of one namespace, from its beginning to its end, and so also what does not last. */
final class Witness implements AutoCloseable {
    private final List<Watch> watches = new ArrayList<>();
    private final List<SeenRollout> rollouts = new CopyOnWriteArrayList<>();
    private final Map<String, List<Integer>> sizes = new ConcurrentHashMap<>();

    Witness(KubernetesClient client, String namespace) {
        watches.add(client.genericKubernetesResources("argoproj.io/v1alpha1", "Rollout")
                .inNamespace(namespace)
                .watch(watcher((GenericKubernetesResource seen) -> rollouts.add(SeenRollout.of(seen)))));
        watches.add(client.apps()
                .replicaSets()
                .inNamespace(namespace)
                .watch(watcher((ReplicaSet set) -> sizes.computeIfAbsent(
                                set.getMetadata().getName(), name -> new CopyOnWriteArrayList<>())
                        .add(set.getSpec().getReplicas()))));
    }

    private static <T extends HasMetadata> Watcher<T> watcher(Consumer<T> seen) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                seen.accept(object);
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
    public void close() {
        watches.forEach(Watch::close);
    }
}
