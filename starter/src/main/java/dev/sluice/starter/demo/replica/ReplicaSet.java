package dev.sluice.starter.demo.replica;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectMeta;
import java.time.Duration;
import java.util.List;

/** Reads a ReplicaSet. */
record ReplicaSet(Json.Obj object) {

    ObjectMeta meta() {
        return ObjectMeta.of(object);
    }

    int wanted() {
        return (int) spec().integer("replicas").orElse(1);
    }

    Duration minReady() {
        return Duration.ofSeconds(spec().integer("minReadySeconds").orElse(0));
    }

    Json.Obj template() {
        return spec().obj("template");
    }

    Json.Obj status() {
        return object.obj("status");
    }

    boolean owns(Pod pod) {
        return pod.meta()
                .controller()
                .flatMap(owner -> owner.text("uid"))
                .filter(meta().uid()::equals)
                .isPresent();
    }

    /** A new pod of this ReplicaSet; the API makes up the end of its name. */
    Json.Obj newPod() {
        Json.Obj metadata = template()
                .obj("metadata")
                .with("generateName", Json.of(meta().name() + "-"))
                .with("ownerReferences", new Json.Arr(List.of(owner())));
        return Json.Obj.EMPTY
                .with("metadata", metadata)
                .with("spec", template().obj("spec").with("nodeName", Json.of("embedded")));
    }

    private Json.Obj owner() {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("apps/v1"))
                .with("kind", Json.of("ReplicaSet"))
                .with("name", Json.of(meta().name()))
                .with("uid", Json.of(meta().uid()))
                .with("controller", Json.of(true))
                .with("blockOwnerDeletion", Json.of(true));
    }

    private Json.Obj spec() {
        return object.obj("spec");
    }
}
