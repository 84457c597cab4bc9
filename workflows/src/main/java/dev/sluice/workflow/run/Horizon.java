package dev.sluice.workflow.run;

import dev.sluice.domain.plan.Freshness;

/** How new the next observation has to be. Rings, own writes and earlier observations raise it; nothing lowers it. */
final class Horizon {
    private Freshness notBefore;

    Horizon(Freshness notBefore) {
        this.notBefore = notBefore;
    }

    Freshness notBefore() {
        return notBefore;
    }

    void raise(Freshness seen) {
        notBefore = notBefore.and(seen);
    }
}
