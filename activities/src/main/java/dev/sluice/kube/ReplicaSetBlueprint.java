package dev.sluice.kube;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a new ReplicaSet of a Rollout's template looks like, but for the template itself (spec 3.2).
 *
 * @param annotations those that come on top of the Rollout's own
 * @param affinity a pod affinity term against other pods, weighted or not; empty for none
 */
public record ReplicaSetBlueprint(
        String name, String hash, SequencedMap<String, String> annotations, Optional<Json.Obj> affinity) {
    private static final Set<String> NOT_COPIED = Set.of(
            Keys.LAST_APPLIED, Keys.REVISION, Keys.REVISION_HISTORY, Keys.DESIRED_REPLICAS, Keys.NOTIFIED);
    private static final String LONGEST_HASH = "0000000000";

    /** Of the ReplicaSet that an action asks for. */
    public static ReplicaSetBlueprint of(Action.CreateReplicaSet action) {
        SequencedMap<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Keys.REVISION, Integer.toString(action.revision()));
        annotations.put(Keys.DESIRED_REPLICAS, Integer.toString(action.desiredReplicas()));
        return new ReplicaSetBlueprint(action.name(), action.hash(), annotations, action.affinity());
    }

    /** Of a ReplicaSet that is only tried: its name is as long as any can be, and nobody's. */
    public static ReplicaSetBlueprint trial(String rollout) {
        return new ReplicaSetBlueprint(
                rollout + "-" + LONGEST_HASH, LONGEST_HASH, new LinkedHashMap<>(), Optional.empty());
    }

    /** The same under the name of a trial, to learn what the API server makes of it. */
    ReplicaSetBlueprint named(String other) {
        return new ReplicaSetBlueprint(other, hash, annotations, affinity);
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
                                .with("minReadySeconds", Json.of(spec.integer("minReadySeconds").orElse(0)))
                                .with("selector", selector.with("matchLabels", hashed(selector.obj("matchLabels"))))
                                .with("template", template(template.with("metadata", templateMeta.with("labels", labels)))));
    }

    private Json.Obj metadata(Json.Obj rollout, Json.Obj labels) {
        Json.Obj meta = rollout.obj("metadata");
        return Json.Obj.EMPTY
                .with("name", Json.of(name))
                .with("namespace", Json.of(meta.text("namespace").orElse("")))
                .with("labels", labels)
                .with("annotations", annotations(meta.obj("annotations")))
                .with("ownerReferences", new Json.Arr(List.of(owner(meta))));
    }

    private Json.Obj annotations(Json.Obj inherited) {
        SequencedMap<String, Json> all = new LinkedHashMap<>(inherited.fields());
        all.keySet().removeAll(NOT_COPIED);
        annotations.sequencedEntrySet().forEach(entry -> all.put(entry.getKey(), Json.of(entry.getValue())));
        return new Json.Obj(all);
    }

    private static Json owner(Json.Obj meta) {
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
        return affinity.map(term -> withTerm(template, term)).orElse(template);
    }

    private static Json.Obj withTerm(Json.Obj template, Json.Obj term) {
        String rules = term.get("podAffinityTerm").isPresent()
                ? "preferredDuringSchedulingIgnoredDuringExecution"
                : "requiredDuringSchedulingIgnoredDuringExecution";
        Json.Obj podSpec = template.obj("spec");
        Json.Obj affinities = podSpec.obj("affinity");
        Json.Obj against = affinities.obj("podAntiAffinity");
        List<Json> terms = new ArrayList<>(against.list(rules));
        terms.add(term);
        return template.with(
                "spec",
                podSpec.with(
                        "affinity",
                        affinities.with("podAntiAffinity", against.with(rules, new Json.Arr(terms)))));
    }
}
