package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Following changes. */
interface WatchContract extends ClusterUnderTest {

    /** Notes what a watch reports, as {@code ACTION name color}. */
    final class Notes implements Watcher<ConfigMap>, AutoCloseable {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final Watch watch;

        Notes(Watchable<ConfigMap> watched, ListOptions options) {
            watch = watched.watch(options, this);
        }

        @Override
        public void eventReceived(Action action, ConfigMap object) {
            lines.add(action + " " + object.getMetadata().getName() + " "
                    + object.getData().get("color"));
        }

        @Override
        public void onClose(WatcherException cause) {
            lines.add("CLOSED " + cause.getMessage());
        }

        @Override
        public void close() {
            watch.close();
        }

        void awaitLines(String... expected) {
            await().atMost(DeletionContract.PATIENCE)
                    .untilAsserted(() -> assertThat(lines).containsExactly(expected));
        }
    }

    @Test
    default void watchReportsEveryChangeAfterItsVersion() {
        ConfigMap created = client().resource(watched("followed", "followed")).create();

        try (Notes notes = watch("followed", created.getMetadata().getResourceVersion())) {
            configMap("followed").patch(PatchContract.MERGE, "{\"data\":{\"color\":\"rosé\"}}");
            client().resource(watched("followed-too", "followed")).create();
            configMap("followed").delete();

            notes.awaitLines("MODIFIED followed rosé", "ADDED followed-too blue", "DELETED followed rosé");
        }
    }

    @Test
    default void watchWithoutAVersionStartsWithWhatIsThere() {
        client().resource(watched("there", "there")).create();

        try (Notes notes = watch("there", null)) {
            notes.awaitLines("ADDED there blue");
        }
    }

    @Test
    default void objectThatLeavesTheSelectionIsReportedAsDeleted() {
        ConfigMap created = client().resource(watched("leaver", "joined")).create();

        try (Notes notes = watch("joined", created.getMetadata().getResourceVersion())) {
            configMap("leaver").patch(PatchContract.MERGE, "{\"metadata\":{\"labels\":{\"watch\":\"other\"}}}");
            configMap("leaver").patch(PatchContract.MERGE, "{\"metadata\":{\"labels\":{\"watch\":\"joined\"}}}");

            notes.awaitLines("DELETED leaver blue", "ADDED leaver blue");
        }
    }

    @Test
    default void informerKeepsUpWithChanges() {
        client().resource(watched("informed", "informed")).create();

        try (SharedIndexInformer<ConfigMap> informer = client().configMaps()
                .inNamespace(namespace())
                .withLabel("watch", "informed")
                .runnableInformer(0)) {
            informer.start().toCompletableFuture().join();
            ConfigMap last = configMap("informed").patch(PatchContract.MERGE, "{\"data\":{\"color\":\"red\"}}");

            await().atMost(DeletionContract.PATIENCE)
                    .untilAsserted(() -> assertThat(informer.getStore().list()).containsExactly(last));
            assertThat(informer.lastSyncResourceVersion())
                    .isEqualTo(last.getMetadata().getResourceVersion());
        }
    }

    private Notes watch(String label, @Nullable String version) {
        return new Notes(
                client().configMaps().inNamespace(namespace()).withLabel("watch", label),
                new ListOptionsBuilder().withResourceVersion(version).build());
    }

    private ConfigMap watched(String name, String label) {
        return new ConfigMapBuilder(newConfigMap(name))
                .editMetadata()
                .addToLabels("watch", label)
                .endMetadata()
                .build();
    }
}
