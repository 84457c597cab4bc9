package dev.sluice.domain.status;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Condition.Status;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions that follow from a draft (spec 2.4, F5). */
final class ConditionRule {
    private final StatusDraft draft;
    private final Instant now;
    private final boolean healthy;
    private ConditionList conditions;

    private ConditionRule(StatusDraft draft) {
        this.draft = draft;
        this.now = draft.now();
        this.healthy = HealthRule.healthy(draft);
        this.conditions = new ConditionList(draft.before().conditions());
    }

    static ConditionList next(StatusDraft draft) {
        ConditionRule rule = new ConditionRule(draft);
        rule.conditions = rule.conditions.remove(Condition.INVALID_SPEC);
        rule.paused();
        rule.completed();
        rule.available();
        rule.progressing();
        rule.health();
        rule.replicaFailure();
        rule.routing();
        return rule.conditions;
    }

    private void paused() {
        boolean paused = draft.paused();
        if (!draft.halt().abort() && paused != conditions.isTrue(Condition.PAUSED)) {
            conditions = conditions.set(
                    Condition.PAUSED,
                    paused ? Status.True : Status.False,
                    Reasons.ROLLOUT_PAUSED,
                    "Rollout is paused",
                    now);
        }
    }

    private void completed() {
        conditions = conditions.set(
                Condition.COMPLETED,
                HealthRule.completed(draft.release()) ? Status.True : Status.False,
                Reasons.ROLLOUT_COMPLETED,
                Reasons.ROLLOUT_COMPLETED,
                now);
    }

    private void available() {
        boolean enough = HealthRule.available(draft);
        conditions = conditions.set(
                Condition.AVAILABLE,
                enough ? Status.True : Status.False,
                Reasons.AVAILABLE,
                enough ? "Rollout has minimum availability" : "Rollout does not have minimum availability",
                now);
    }

    private void progressing() {
        boolean unfinished = !HealthRule.completed(draft.release());
        if (draft.halt().abort()) {
            progressing(Status.False, Reasons.ROLLOUT_ABORTED, Messages.aborted(draft));
        } else if (draft.turn() == StatusDraft.Turn.CREATED) {
            restarted(Reasons.NEW_REPLICA_SET_CREATED, "Created new replica set \"" + setName() + "\"");
        } else if (draft.turn() == StatusDraft.Turn.FOUND) {
            restarted(Reasons.FOUND_NEW_REPLICA_SET, "Found new replica set \"" + setName() + "\"");
        } else if (draft.paused() && unfinished) {
            progressing(Status.Unknown, Reasons.ROLLOUT_PAUSED, "Rollout is paused");
        } else if (conditions.hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_ABORTED)) {
            progressing(Status.Unknown, Reasons.ROLLOUT_RETRY, "Retrying Rollout after abort");
        } else if (healthy) {
            progressing(
                    Status.True,
                    Reasons.NEW_REPLICA_SET_AVAILABLE,
                    Messages.subject(draft) + " has successfully progressed.");
        } else {
            moving();
        }
    }

    private void moving() {
        boolean becameUnhealthy = conditions.isTrue(Condition.HEALTHY) && !draft.paused();
        if (ProgressRule.progressed(draft) || becameUnhealthy) {
            boolean lostPods = becameUnhealthy && HealthRule.completed(draft.release());
            restarted(
                    lostPods ? Reasons.REPLICA_SET_NOT_AVAILABLE : Reasons.REPLICA_SET_UPDATED,
                    lostPods
                            ? "Rollout does not have minimum availability"
                            : Messages.subject(draft) + " is progressing.");
        } else if (conditions.hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_PAUSED) && !draft.paused()) {
            progressing(Status.Unknown, Reasons.ROLLOUT_RESUMED, "Rollout is resumed");
        } else if (!draft.waits()
                && !ProgressRule.awaitsScaleDown(draft.sets())
                && ProgressRule.timedOut(draft.before(), draft.spec(), now)) {
            progressing(Status.False, Reasons.PROGRESS_DEADLINE_EXCEEDED, Messages.timedOut(draft));
        }
    }

    private void progressing(Status status, String reason, String message) {
        conditions = conditions.set(Condition.PROGRESSING, status, reason, message, now);
    }

    private void restarted(String reason, String message) {
        conditions = conditions.refresh(Condition.PROGRESSING, Status.True, reason, message, now);
    }

    private String setName() {
        return draft.sets().current().map(ReplicaSet::name).orElse("");
    }

    private void health() {
        if (healthy) {
            conditions =
                    conditions.set(Condition.HEALTHY, Status.True, Reasons.ROLLOUT_HEALTHY, "Rollout is healthy", now);
        } else if (conditions.isTrue(Condition.HEALTHY)) {
            conditions = conditions.set(
                    Condition.HEALTHY, Status.False, Reasons.ROLLOUT_HEALTHY, "Rollout is not healthy", now);
        }
    }

    private void routing() {
        conditions = draft.canary()
                .routing()
                .map(why -> conditions.set(
                        Condition.TRAFFIC_ROUTING, Status.False, Reasons.TRAFFIC_ROUTING_ERROR, why, now))
                .orElseGet(() -> conditions.remove(Condition.TRAFFIC_ROUTING));
    }

    private void replicaFailure() {
        Optional<Json.Obj> failure = Stream.concat(draft.sets().current().stream(), draft.sets().all().stream())
                .flatMap(set -> set.failure().stream())
                .findFirst();
        conditions = failure.map(found -> conditions.set(
                        Condition.REPLICA_FAILURE,
                        Status.True,
                        found.text("reason").orElse(""),
                        found.text("message").orElse(""),
                        now))
                .orElseGet(() -> conditions.remove(Condition.REPLICA_FAILURE));
    }
}
