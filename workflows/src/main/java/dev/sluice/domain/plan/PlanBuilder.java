package dev.sluice.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the actions of a plan, and numbers its events. */
public final class PlanBuilder {
    private final List<Action> actions = new ArrayList<>();
    private Optional<Instant> deadline = Optional.empty();
    private int events;

    public Event normal(String reason, String message) {
        return new Event(false, reason, message, events++);
    }

    public Event warning(String reason, String message) {
        return new Event(true, reason, message, events++);
    }

    public PlanBuilder add(Action action) {
        actions.add(action);
        return this;
    }

    /** Looks again at this instant at the latest. */
    public PlanBuilder wakeAt(Optional<Instant> instant) {
        deadline = deadline.isEmpty()
                ? instant
                : deadline.map(known ->
                        instant.filter(sooner -> sooner.isBefore(known)).orElse(known));
        return this;
    }

    public List<Action> actions() {
        return List.copyOf(actions);
    }

    public Optional<Instant> deadline() {
        return deadline;
    }
}
