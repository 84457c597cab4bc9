package dev.sluice.domain.replicaset;

import dev.sluice.domain.hash.PodTemplateHash;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.status.Reasons;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ReplicaSet of the spec's template (spec 3.2): by our own hash, by the hash of older controllers, by the hash
 * recorded in the status for this generation, and last by equality after the API server's defaulting. The label of the set
 * that is found is the truth from then on.
 */
public final class CurrentSet {
    private CurrentSet() {}

    /** The hash that a new ReplicaSet for this template gets. */
    public static String hashFor(Rollout rollout, RolloutSpec spec) {
        return PodTemplateHash.of(spec.template(), rollout.status().release().collisionCount());
    }

    /** The set, if there is one; the template check helps only where it holds the defaulted template. */
    public static Optional<ReplicaSet> find(
            Rollout rollout, RolloutSpec spec, List<ReplicaSet> sets, TemplateCheck check) {
        return byHash(sets, hashFor(rollout, spec))
                .or(() -> byHash(
                        sets,
                        PodTemplateHash.legacy(
                                spec.template(), rollout.status().release().collisionCount())))
                .or(() -> recorded(rollout, spec, sets))
                .or(() -> check instanceof TemplateCheck.Accepted(Optional<Json.Obj> defaulted)
                        ? defaulted.flatMap(template -> byTemplate(sets, template))
                        : Optional.empty());
    }

    private static Optional<ReplicaSet> byHash(List<ReplicaSet> sets, String hash) {
        return sets.stream().filter(set -> set.hash().equals(hash)).findFirst();
    }

    private static Optional<ReplicaSet> recorded(Rollout rollout, RolloutSpec spec, List<ReplicaSet> sets) {
        RolloutStatus status = rollout.status();
        String source = spec.source().map(each -> each.workload().generation()).orElse("");
        boolean sameGeneration =
                status.observedGeneration().equals(Long.toString(rollout.meta().generation()))
                        && status.workloadGeneration().equals(source);
        String hash = status.release().podHash();
        return sameGeneration && !hash.isEmpty() && isOfItsGeneration(rollout) ? byHash(sets, hash) : Optional.empty();
    }

    /**
     * Whether the recorded hash is that of the generation which the status has observed: it stays that of the template
     * before while the present one is invalid, or no ReplicaSet can be made of it.
     */
    private static boolean isOfItsGeneration(Rollout rollout) {
        ConditionList conditions = new ConditionList(rollout.status().conditions());
        return conditions.get(Condition.INVALID_SPEC).isEmpty()
                && !conditions.hasReason(Condition.PROGRESSING, Reasons.REPLICA_SET_CREATE_ERROR);
    }

    private static Optional<ReplicaSet> byTemplate(List<ReplicaSet> sets, Json.Obj template) {
        Json.Obj wanted = bare(template);
        return sets.stream().filter(set -> bareOf(set).equals(wanted)).findFirst();
    }

    private static Json.Obj bareOf(ReplicaSet set) {
        return bare(PodMetadata.recordedOn(set).takenFrom(set.template()));
    }

    /** The template without what controllers put into it: the hash label and the anti-affinity term. */
    private static Json.Obj bare(Json.Obj template) {
        Json.Obj meta = template.obj("metadata");
        Json.Obj labels = meta.obj("labels").without(Keys.POD_TEMPLATE_HASH);
        Json.Obj spec = AntiAffinityTerm.strip(template.obj("spec"));
        Json.Obj bare = meta.with("labels", labels).without("creationTimestamp");
        return template.with(
                        "metadata", bare.obj("annotations").fields().isEmpty() ? bare.without("annotations") : bare)
                .with("spec", spec);
    }
}
