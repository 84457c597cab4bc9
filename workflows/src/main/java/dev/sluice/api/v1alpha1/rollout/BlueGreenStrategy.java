package dev.sluice.api.v1alpha1.rollout;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.type.LabelsAndAnnotations;
import dev.sluice.api.v1alpha1.analysis.RolloutAnalysis;
import org.jspecify.annotations.Nullable;

/** Release by switching a service from the old ReplicaSet to the new one (spec 1.2). */
@ApiRecord
public record BlueGreenStrategy(
        @Doc("Service that carries production traffic.") @Required @Nullable
        String activeService,

        @Doc("Service that reaches the new version before the switch; must differ from activeService.") @Nullable
        String previewService,

        @Doc("Pods of the new version before the switch. Default spec.replicas.") @Nullable
        Integer previewReplicaCount,

        @Doc("Switch without waiting for a promotion. Default true.") @Nullable
        Boolean autoPromotionEnabled,

        @Doc("Seconds between the start of the pause and the automatic switch. Default 0.") @Nullable
        Integer autoPromotionSeconds,

        @Doc("Pods that may be away at once while pods are restarted: a number or a percentage. Default 25%.") @Nullable
        IntOrString maxUnavailable,

        @Doc("Seconds for which the old ReplicaSet is kept after the switch. Default 30.") @Nullable
        Integer scaleDownDelaySeconds,

        @Doc("How many old ReplicaSets may wait for their scale-down at once. Default unlimited.") @Nullable
        Integer scaleDownDelayRevisionLimit,

        @Doc("Analysis that must succeed before the switch.") @Nullable
        RolloutAnalysis prePromotionAnalysis,

        @Doc("Analysis after the switch; its failure switches back.") @Nullable
        RolloutAnalysis postPromotionAnalysis,

        @Doc("Keeps new pods off nodes that run the stable version.") @Nullable
        AntiAffinity antiAffinity,

        @Doc("Labels and annotations that pods carry only while they are the preview.") @Nullable
        LabelsAndAnnotations previewMetadata,

        @Doc("Labels and annotations that pods carry only while they are active.") @Nullable
        LabelsAndAnnotations activeMetadata,

        @Doc("Seconds for which the preview is kept after an abort; 0 keeps it for good. Default 30.") @Nullable
        Integer abortScaleDownDelaySeconds) {}
