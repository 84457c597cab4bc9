package dev.sluice.domain.status;

import dev.sluice.domain.rollout.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a status, changed by the rules of spec 2.4. */
public record ConditionList(List<Condition> all) {
    public ConditionList {
        all = List.copyOf(all);
    }

    public Optional<Condition> get(String type) {
        return all.stream().filter(condition -> condition.type().equals(type)).findFirst();
    }

    /** Whether the condition is there and true. */
    public boolean isTrue(String type) {
        return get(type)
                .filter(condition -> condition.status() == Condition.Status.True)
                .isPresent();
    }

    /** Whether the condition is there with this reason. */
    public boolean hasReason(String type, String reason) {
        return get(type).filter(condition -> condition.reason().equals(reason)).isPresent();
    }

    /** Sets the condition; one with the same status and reason stays just as it is, message and time included. */
    public ConditionList set(String type, Condition.Status status, String reason, String message, Instant now) {
        boolean same = get(type)
                .filter(old -> old.status() == status && old.reason().equals(reason))
                .isPresent();
        return same ? this : refresh(type, status, reason, message, now);
    }

    /** Sets the condition and its update time in any case; the transition time is kept while the status is the same. */
    public ConditionList refresh(String type, Condition.Status status, String reason, String message, Instant now) {
        Instant transition = get(type)
                .filter(old -> old.status() == status)
                .map(Condition::lastTransitionTime)
                .orElse(now);
        List<Condition> changed = new ArrayList<>(remove(type).all);
        changed.add(new Condition(type, status, reason, message, now, transition));
        return new ConditionList(changed);
    }

    public ConditionList remove(String type) {
        return new ConditionList(
                all.stream().filter(condition -> !condition.type().equals(type)).toList());
    }
}
