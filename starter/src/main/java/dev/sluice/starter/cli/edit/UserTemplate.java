package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.replicaset.AntiAffinityTerm;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.starter.cli.cluster.Trees;

/** A ReplicaSet's pod template as its user wrote it: without the hash label and what a release injects (spec 3.2, 3.12). */
final class UserTemplate {
    private UserTemplate() {}

    static Json.Obj of(ReplicaSet set) {
        Json.Obj injected = injected(set);
        Json.Obj metadata = set.template().obj("metadata").without("creationTimestamp");
        metadata = without(metadata, "labels", injected.obj("labels"));
        metadata = without(metadata, "annotations", injected.obj("annotations"));
        metadata = without(metadata, "labels", Json.Obj.EMPTY.with(Keys.POD_TEMPLATE_HASH, Json.NULL));
        return put(
                put(set.template(), "metadata", metadata),
                "spec",
                AntiAffinityTerm.strip(set.template().obj("spec")));
    }

    private static Json.Obj injected(ReplicaSet set) {
        String recorded = set.meta().annotations().getOrDefault(Keys.EPHEMERAL_METADATA, "{}");
        try {
            return Trees.object(recorded);
        } catch (IllegalArgumentException notJson) {
            return Json.Obj.EMPTY;
        }
    }

    private static Json.Obj without(Json.Obj object, String field, Json.Obj keys) {
        Json.Obj left = object.obj(field);
        for (String key : keys.fields().keySet()) {
            left = left.without(key);
        }
        return put(object, field, left);
    }

    private static Json.Obj put(Json.Obj object, String field, Json.Obj value) {
        return value.fields().isEmpty() ? object.without(field) : object.with(field, value);
    }
}
