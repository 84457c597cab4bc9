package dev.sluice.domain.status;

import dev.sluice.domain.plugin.PluginItems;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.RolloutStatus;
import java.util.Optional;

/**
 * What the planner of a canary has decided besides.
 *
 * @param traffic where it is to go from now on
 * @param routing why it does not go where it should; empty when it does, or is not routed
 * @param plugins what has become of the release's plug-in steps
 */
public record CanaryDraft(CanaryStatus traffic, Optional<String> routing, PluginItems plugins) {
    /** Of another strategy. */
    public static final CanaryDraft NONE = new CanaryDraft(CanaryStatus.NONE, Optional.empty(), PluginItems.NONE);

    /** All stays as the status has it. */
    public static CanaryDraft unchanged(RolloutStatus status) {
        return new CanaryDraft(status.canary(), Optional.empty(), status.plugins());
    }
}
