package dev.sluice.domain.plan;

/** Decides what a Rollout needs. Pure: the same observation always gives the same plan. */
@FunctionalInterface
public interface Planner {

    Plan plan(Observation seen);
}
