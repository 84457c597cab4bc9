package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.type.LabelsAndAnnotations;
import dev.sluice.api.v1alpha1.traffic.RolloutTrafficRouting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Release by shifting pods, and traffic where a router is configured, to the new version (spec 1.3).
 *
 * <p>{@code steps} is null when absent, which is a rolling update; its hash differs from that of an empty list.
 */
@ApiRecord
public record CanaryStrategy(
        @Doc("Service that selects the new pods.") @Nullable String canaryService,

        @Doc("Service that selects the stable pods; must differ from canaryService.") @Nullable
        String stableService,

        @Doc("The steps of a release, in order. None means a rolling update.") @Nullable
        List<CanaryStep> steps,

        @Doc("Routers that split traffic by weight. None means that the share of pods is the share of traffic.")
        @Nullable
        RolloutTrafficRouting trafficRouting,

        @Doc("Pods above spec.replicas during a release: a number or a percentage, rounded up. Default 25%.") @Nullable
        IntOrString maxSurge,

        @Doc("Pods that may be away during a release: a number or a percentage, rounded down. Default 25%.") @Nullable
        IntOrString maxUnavailable,

        @Doc("Analysis that runs in the background during the release.") @Nullable
        CanaryAnalysis analysis,

        @Doc("Keeps new pods off nodes that run the stable version.") @Nullable
        AntiAffinity antiAffinity,

        @Doc("Labels and annotations that pods carry only while they are the canary.") @Nullable
        LabelsAndAnnotations canaryMetadata,

        @Doc("Labels and annotations that pods carry only while they are stable.") @Nullable
        LabelsAndAnnotations stableMetadata,

        @Doc("Seconds for which the old ReplicaSet is kept after promotion. Only with trafficRouting; default 30.")
        @Nullable
        Integer scaleDownDelaySeconds,

        @Doc("How many old ReplicaSets may wait for their scale-down at once. Default unlimited.") @Nullable
        Integer scaleDownDelayRevisionLimit,

        @Doc(
                "Seconds for which the canary is kept after an abort; 0 keeps it for good. Only with trafficRouting; default 30.")
        @Nullable
        Integer abortScaleDownDelaySeconds,

        @Doc("Scale the stable version down as traffic leaves it. Only with trafficRouting.") @Nullable
        Boolean dynamicStableScale,

        @Doc("Two services that take turns as canary and stable.") @Nullable
        PingPong pingPong,

        @Doc("Fewest pods of a ReplicaSet that receives traffic. Only with trafficRouting; default 1.") @Nullable
        Integer minPodsPerReplicaSet,

        @Doc("Share of the pods of a step that must be ready before the step counts as done. Default all.") @Nullable
        ReplicaProgressThreshold replicaProgressThreshold) {

    public CanaryStrategy {
        steps = Absent.copy(steps);
    }

    /** The two services of a ping-pong release. */
    @ApiRecord
    public record PingPong(
            @Doc("First service.") @Required @Nullable String pingService,

            @Doc("Second service; must differ from the first.") @Required @Nullable
            String pongService) {}

    /** How many pods of a step must be ready. */
    @ApiRecord
    public record ReplicaProgressThreshold(
            @Doc("Percent or Pods: the unit of value.") @Required @Nullable
            String type,

            @Doc("Per cent of the wanted pods, or a number of pods.") @Required @Nullable
            Integer value) {}
}
