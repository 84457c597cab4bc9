package dev.sluice.starter.cli.cluster;

import dev.sluice.domain.json.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.function.Function;

/** Objects that are kept up to date by a watch until closed. */
public final class Followed implements AutoCloseable {
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private final Function<GenericKubernetesResource, Json.Obj> tree;

    Followed(
            Informable<GenericKubernetesResource> objects,
            Function<GenericKubernetesResource, Json.Obj> tree,
            Changes changes) {
        this.tree = tree;
        this.informer = objects.inform(new Reporter(changes));
    }

    /** The objects as of now. */
    public List<Json.Obj> objects() {
        return informer.getStore().list().stream().map(tree).toList();
    }

    @Override
    public void close() {
        informer.close();
    }

    private record Reporter(Changes changes) implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource object) {
            changes.report();
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            changes.report();
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean unknownFinalState) {
            changes.report();
        }
    }
}
