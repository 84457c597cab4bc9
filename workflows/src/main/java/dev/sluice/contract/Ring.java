package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;

/** Tells a run that there is something to do, in objects as new as this. */
public record Ring(Freshness seen) {}
