package dev.sluice.contract;

import dev.sluice.domain.plan.Freshness;
import java.util.Objects;

/** Tells a run that there is something to do, in objects as new as this; a ring that does not say counts as any. */
public record Ring(Freshness seen) {
    public Ring {
        seen = Objects.requireNonNullElse(seen, Freshness.NONE);
    }
}
