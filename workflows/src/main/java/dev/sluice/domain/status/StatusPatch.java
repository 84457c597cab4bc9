package dev.sluice.domain.status;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.rollout.StatusJson;
import java.util.List;
import java.util.Optional;

/** The difference of two statuses as a merge patch of the object. */
public final class StatusPatch {
    private static final List<String> COUNTS = List.of(
            "replicas",
            "updatedReplicas",
            "readyReplicas",
            "availableReplicas",
            "HPAReplicas",
            "conditions",
            "message");

    private StatusPatch() {}

    /** {@code {"status": {…}}}, or empty when both say the same. */
    public static Optional<Json.Obj> between(RolloutStatus before, RolloutStatus after) {
        return MergePatch.diff(StatusJson.write(before), StatusJson.write(after))
                .map(patch -> Json.Obj.EMPTY.with("status", patch));
    }

    /** Whether the patch only counts pods, so that nobody waits for it. */
    public static boolean countsOnly(Json.Obj patch) {
        return patch.obj("status").fields().sequencedKeySet().stream().allMatch(COUNTS::contains);
    }

    public static RolloutStatus withRelease(RolloutStatus status, Release release) {
        return new RolloutStatus(
                status.observedGeneration(),
                release,
                status.halt(),
                status.counts(),
                status.selector(),
                status.conditions(),
                status.clock(),
                status.phase(),
                status.blueGreen(),
                status.analyses(),
                status.canary(),
                status.plugins(),
                status.workloadGeneration());
    }
}
