package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.v1alpha1.analysis.RolloutAnalysis;
import dev.sluice.api.v1alpha1.traffic.SetHeaderRoute;
import dev.sluice.api.v1alpha1.traffic.SetMirrorRoute;
import org.jspecify.annotations.Nullable;

/** One step of a canary release; a valid one sets exactly one field (spec 1.4, in the order of the step hash). */
@ApiRecord
public record CanaryStep(
        @Doc("Share of traffic, or of pods without a router, for the new version: 0 to maxTrafficWeight (100).")
        @Nullable
        Integer setWeight,

        @Doc("Wait for a time, or until promoted.") @Nullable
        Pause pause,

        @Doc("Run an experiment and wait for its end.") @Nullable
        ExperimentStep experiment,

        @Doc("Run an analysis and wait for its end.") @Nullable
        RolloutAnalysis analysis,

        @Doc("Size of the canary, apart from its traffic. Only with trafficRouting.") @Nullable
        CanaryScale setCanaryScale,

        @Doc("Send requests with given headers to the canary.") @Nullable
        SetHeaderRoute setHeaderRoute,

        @Doc("Copy requests to the canary.") @Nullable SetMirrorRoute setMirrorRoute,
        @Doc("Run a step plugin.") @Nullable PluginStep plugin) {

    /** A pause of a given length, or without end until promoted when the length is absent. */
    @ApiRecord
    public record Pause(
            @Doc("Seconds, or a duration such as 1h30m. Absent means until promoted.") @Nullable
            IntOrString duration) {}

    /** The size of the canary; one of the three (spec 1.4). */
    @ApiRecord
    public record CanaryScale(
            @Doc("Per cent of spec.replicas.") @Nullable Integer weight,
            @Doc("Number of pods.") @Nullable Integer replicas,

            @Doc("Follow the traffic weight again.") @Nullable
            Boolean matchTrafficWeight) {}

    /** A step that a plugin carries out (spec 3.8). */
    @ApiRecord
    public record PluginStep(
            @Doc("Name of the plugin, as configured.") @Required @Nullable
            String name,

            @Doc("Configuration in the form that the plugin defines.") @Nullable
            Object config) {}
}
