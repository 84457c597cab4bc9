package dev.sluice.domain.status;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.LabelSelector;
import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The whole status of a Rollout (spec 2.1). */
public final class StatusRule {
    private StatusRule() {}

    /** Pods over all ReplicaSets, and over the current one. */
    public static Counts count(ReplicaSets sets) {
        int replicas = sum(sets, ReplicaSet::current);
        return new Counts(
                replicas, updated(sets), sum(sets, ReplicaSet::ready), sum(sets, ReplicaSet::available), replicas);
    }

    /** Pods of a blue-green release: those that serve are the active set's, if there is one (spec F7). */
    public static Counts count(ReplicaSets sets, Optional<ReplicaSet> active) {
        Counts all = count(sets);
        return active.map(set -> new Counts(all.replicas(), all.updated(), set.ready(), set.available(), set.current()))
                .orElse(all);
    }

    private static int updated(ReplicaSets sets) {
        return sets.current().map(ReplicaSet::current).orElse(0);
    }

    /** What the scale subresource selects: the pods of the active set where there is one, else all. */
    private static String selector(StatusDraft draft) {
        Json.Obj selector = draft.spec().selector();
        return LabelSelector.format(draft.active()
                .map(set -> selector.with(
                        "matchLabels", selector.obj("matchLabels").with(Keys.POD_TEMPLATE_HASH, Json.of(set.hash()))))
                .orElse(selector));
    }

    private static int sum(ReplicaSets sets, ToIntFunction<ReplicaSet> pods) {
        return sets.all().stream().mapToInt(pods).sum();
    }

    private static String workloadGeneration(StatusDraft draft) {
        return draft.spec()
                .source()
                .map(source -> source.workload().generation())
                .orElse("");
    }

    /** The status that the draft leads to. */
    public static RolloutStatus next(StatusDraft draft) {
        ConditionList conditions = ConditionRule.next(draft);
        return new RolloutStatus(
                Long.toString(draft.rollout().meta().generation()),
                draft.release(),
                draft.halt(),
                draft.counts(),
                selector(draft),
                conditions.all(),
                DurationRule.next(draft),
                PhaseRule.next(draft, conditions),
                draft.blueGreen(),
                draft.analyses(),
                draft.canary().traffic(),
                draft.canary().plugins(),
                workloadGeneration(draft));
    }

    /**
     * The status of a Rollout of whose template no ReplicaSet can be made: the release stays where it was before.
     *
     * @param draft has no current ReplicaSet
     */
    public static RolloutStatus uncreated(StatusDraft draft, String message) {
        RolloutStatus old = draft.before();
        ConditionList conditions = new ConditionList(old.conditions())
                .remove(Condition.INVALID_SPEC)
                .set(
                        Condition.PROGRESSING,
                        Condition.Status.False,
                        Reasons.REPLICA_SET_CREATE_ERROR,
                        message,
                        draft.now());
        return new RolloutStatus(
                Long.toString(draft.rollout().meta().generation()),
                old.release(),
                old.halt(),
                draft.counts(),
                old.selector(),
                conditions.all(),
                old.clock(),
                PhaseRule.next(draft, conditions),
                old.blueGreen(),
                old.analyses(),
                old.canary(),
                old.plugins(),
                workloadGeneration(draft));
    }

    /**
     * The status of a Rollout whose spec cannot be used: all stays, but for what says so (spec 1.10).
     *
     * @param error the field error
     */
    public static RolloutStatus invalid(Rollout rollout, String error, Instant now) {
        RolloutStatus old = rollout.status();
        String message = "The Rollout \"" + rollout.meta().name() + "\" is invalid: " + error;
        ConditionList before = new ConditionList(old.conditions());
        boolean said = before.get(Condition.INVALID_SPEC)
                .filter(condition -> condition.message().equals(message))
                .isPresent();
        ConditionList conditions = said
                ? before
                : before.refresh(Condition.INVALID_SPEC, Condition.Status.True, Reasons.INVALID_SPEC, message, now);
        return new RolloutStatus(
                Long.toString(rollout.meta().generation()),
                old.release(),
                old.halt(),
                old.counts(),
                old.selector(),
                conditions.all(),
                old.clock(),
                PhaseRule.degraded(conditions).orElse(PhaseMessage.NONE),
                old.blueGreen(),
                old.analyses(),
                old.canary(),
                old.plugins(),
                old.workloadGeneration());
    }
}
