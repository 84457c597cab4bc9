package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** The part of a Rollout's status that concerns a blue-green release (spec 2.1). */
@ApiRecord
public record BlueGreenStatus(
        @Doc("Hash that the preview service selects.") @Nullable
        String previewSelector,

        @Doc("Hash that the active service selects.") @Nullable
        String activeSelector,

        @Doc("Whether a promotion has asked for the preview to be scaled to full size.") @Nullable
        Boolean scaleUpPreviewCheckPoint,

        @Doc("The analysis before the switch.") @Nullable AnalysisRunSummary prePromotionAnalysisRunStatus,
        @Doc("The analysis after the switch.") @Nullable AnalysisRunSummary postPromotionAnalysisRunStatus) {}
