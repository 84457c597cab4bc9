package dev.sluice.kube.observe;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.replicaset.CurrentRevision;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.kube.cache.CachedRollout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a new ReplicaSet of a Rollout's template looks like, but for the template itself (spec 3.2).
 *
 * @param annotations those that come on top of the Rollout's own
 * @param affinity what the pod spec has as {@code affinity}; empty for none
 * @param metadata what its pods carry besides
 */
public record ReplicaSetBlueprint(
        String name,
        String hash,
        SequencedMap<String, String> annotations,
        Optional<Json> affinity,
        PodMetadata metadata) {
    private static final String LONGEST_HASH = "0000000000";

    /** Of the ReplicaSet that an action asks for. */
    public static ReplicaSetBlueprint of(Action.CreateReplicaSet action) {
        SequencedMap<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Keys.REVISION, Integer.toString(action.revision()));
        annotations.put(Keys.DESIRED_REPLICAS, Integer.toString(action.desiredReplicas()));
        if (!action.metadata().none()) {
            annotations.put(Keys.EPHEMERAL_METADATA, action.metadata().record());
        }
        return new ReplicaSetBlueprint(action.name(), action.hash(), annotations, action.affinity(), action.metadata());
    }

    /** Of a ReplicaSet that is only tried: its name is as long as any can be, and nobody's. */
    public static ReplicaSetBlueprint trial(CachedRollout rollout) {
        return new ReplicaSetBlueprint(
                trialName(rollout.rollout().meta().name()),
                LONGEST_HASH,
                new LinkedHashMap<>(),
                rollout.object().obj("spec").obj("template").obj("spec").get("affinity"),
                PodMetadata.NONE);
    }

    /** The same under a name that is nobody's, to learn what the API server makes of it. */
    public ReplicaSetBlueprint onTrial(String rollout) {
        return new ReplicaSetBlueprint(trialName(rollout), hash, annotations, affinity, metadata);
    }

    private static String trialName(String rollout) {
        return rollout + "-" + LONGEST_HASH;
    }

    /** The ReplicaSet, without pods. */
    public Json.Obj build(Json.Obj rollout) {
        Json.Obj spec = rollout.obj("spec");
        Json.Obj template = spec.obj("template");
        Json.Obj templateMeta = template.obj("metadata");
        Json.Obj labels = hashed(templateMeta.obj("labels"));
        Json.Obj selector = spec.obj("selector");
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("apps/v1"))
                .with("kind", Json.of("ReplicaSet"))
                .with("metadata", metadata(rollout, labels))
                .with(
                        "spec",
                        Json.Obj.EMPTY
                                .with("replicas", Json.of(0))
                                .with(
                                        "minReadySeconds",
                                        Json.of(spec.integer("minReadySeconds").orElse(0)))
                                .with("selector", selector.with("matchLabels", hashed(selector.obj("matchLabels"))))
                                .with(
                                        "template",
                                        template(template.with("metadata", templateMeta.with("labels", labels)))));
    }

    private Json.Obj metadata(Json.Obj rollout, Json.Obj labels) {
        Json.Obj meta = rollout.obj("metadata");
        return Json.Obj.EMPTY
                .with("name", Json.of(name))
                .with("namespace", Json.of(meta.text("namespace").orElse("")))
                .with("labels", labels)
                .with("annotations", annotations(meta.obj("annotations")))
                .with("ownerReferences", new Json.Arr(List.of(controller(meta))));
    }

    private Json.Obj annotations(Json.Obj inherited) {
        SequencedMap<String, Json> all = new LinkedHashMap<>(inherited.fields());
        all.entrySet()
                .removeIf(entry -> !(entry.getValue() instanceof Json.Str(String value)
                        && CurrentRevision.copied(entry.getKey(), value)));
        annotations.sequencedEntrySet().forEach(entry -> all.put(entry.getKey(), Json.of(entry.getValue())));
        return new Json.Obj(all);
    }

    /** The reference by which the Rollout of this metadata controls a ReplicaSet. */
    public static Json controller(Json.Obj meta) {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("Rollout"))
                .with("name", Json.of(meta.text("name").orElse("")))
                .with("uid", Json.of(meta.text("uid").orElse("")))
                .with("controller", Json.of(true))
                .with("blockOwnerDeletion", Json.of(true));
    }

    private Json.Obj hashed(Json.Obj labels) {
        return labels.with(Keys.POD_TEMPLATE_HASH, Json.of(hash));
    }

    private Json.Obj template(Json.Obj template) {
        Json.Obj podSpec = template.obj("spec");
        return metadata.putInto(template)
                .with(
                        "spec",
                        affinity.map(rules -> podSpec.with("affinity", rules))
                                .orElseGet(() -> podSpec.without("affinity")));
    }
}
