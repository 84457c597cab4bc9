package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** Routing by a TrafficSplit of the Service Mesh Interface (spec 1.5). */
@ApiRecord
public record SmiRouting(
        @Doc("Service that clients call. Default stableService.") @Nullable
        String rootService,

        @Doc("Name of the TrafficSplit. Default the name of the Rollout.") @Nullable
        String trafficSplitName) {}
