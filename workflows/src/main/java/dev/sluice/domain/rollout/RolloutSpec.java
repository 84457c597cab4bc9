package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asks for (spec 1.1), valid and with defaults filled in.
 *
 * @param replicas empty when the object leaves it out, which Sluice mends by writing 1
 * @param selector the label selector as stored
 * @param template the pod template as stored
 */
public record RolloutSpec(
        OptionalInt replicas,
        Json.Obj selector,
        Json.Obj template,
        int minReadySeconds,
        int revisionHistoryLimit,
        ProgressDeadline progressDeadline,
        boolean paused,
        Optional<Instant> restartAt,
        CanaryStrategy canary) {

    /** How long a release may stand still, in seconds, and whether it is then aborted. */
    public record ProgressDeadline(int seconds, boolean abort) {}

    /** The pods to run; 1 until the object says. */
    public int size() {
        return replicas.orElse(1);
    }

    /** The analysis templates that it refers to. */
    public List<TemplateRef> templates() {
        return canary.templates();
    }
}
