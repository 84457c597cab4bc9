package dev.sluice.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the actions of a plan. */
public final class PlanBuilder {
    private final List<Action> actions = new ArrayList<>();
    private Optional<Instant> deadline = Optional.empty();

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
