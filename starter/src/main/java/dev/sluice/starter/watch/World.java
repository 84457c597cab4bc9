package dev.sluice.starter.watch;

import dev.sluice.domain.plan.Planner;
import dev.sluice.starter.timing.Timers;

/** What the watch is given: a clock, eyes, and a mind. */
public record World(Timers timers, Sight sight, Planner planner) {}
