package dev.sluice.domain.release;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.ReleaseClock;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.status.Reasons;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one look at a release has to tell as Events (spec 8.3), until an action takes it along. */
public final class Announcements {
    private final String revision;
    private final String attempt;
    private final String version;
    private final Optional<String> routing;
    private final List<Event> pending = new ArrayList<>();

    /**
     * Nothing to tell yet.
     *
     * @param revision of the current ReplicaSet; 0 when there is none
     */
    public Announcements(Rollout rollout, int revision) {
        this.revision = "revision " + revision;
        this.attempt = this.revision + ", " + began(rollout);
        this.version = rollout.meta().resourceVersion();
        this.routing = new ConditionList(rollout.status().conditions())
                .get(Condition.TRAFFIC_ROUTING)
                .map(Condition::message);
    }

    /** Tells this try of a release from every other; the same from its first look to the write that ends it. */
    private static String began(Rollout rollout) {
        ReleaseClock clock = rollout.status().clock();
        String start = clock.startedAt()
                .map(Instant::toString)
                .orElse("version " + rollout.meta().resourceVersion());
        return start + clock.finishedAt().map(end -> " to " + end).orElse("");
    }

    /** Tells that a rollback needs no steps. */
    public void skipsSteps(String message) {
        pending.add(new Event(false, Reasons.SKIP_STEPS, message, revision));
    }

    /** Tells that the release is held by a pause of this reason. */
    public void paused(String reason) {
        pending.add(new Event(false, Reasons.ROLLOUT_PAUSED, "Rollout is paused (" + reason + ")", attempt));
    }

    /** Tells that an analysis holds the release by a pause of this reason. */
    public void paused(String reason, String run) {
        pending.add(
                new Event(false, Reasons.ROLLOUT_PAUSED, "Rollout is paused (" + reason + ")", attempt + ", " + run));
    }

    /** Tells that the pause after this analysis does not hold the release any more. */
    public void resumed(String run) {
        pending.add(new Event(false, Reasons.ROLLOUT_RESUMED, "Rollout is resumed", attempt + ", " + run));
    }

    /** Tells that no pause holds the release any more. */
    public void resumed() {
        pending.add(new Event(false, Reasons.ROLLOUT_RESUMED, "Rollout is resumed", attempt));
    }

    public void aborted(String message) {
        pending.add(new Event(true, Reasons.ROLLOUT_ABORTED, message, attempt));
    }

    public void completed(String hash, String reason) {
        String message = "Rollout completed update to " + revision + " (" + hash + "): " + reason;
        pending.add(new Event(false, Reasons.ROLLOUT_COMPLETED, message, attempt));
    }

    /** Tells that an update has begun, when the status says so from now on. */
    public void began(RolloutStatus before, RolloutStatus after, String hash) {
        if (isIncomplete(after) && !isIncomplete(before)) {
            String message = "Rollout not completed, started update to " + revision + " (" + hash + ")";
            pending.add(new Event(false, Reasons.ROLLOUT_NOT_COMPLETED, message, Event.ONCE));
        }
    }

    /**
     * Tells that an analysis has come to another phase (spec 4.1).
     *
     * @param before the phase that was told last; empty for none
     */
    public void analysis(AnalysisKind kind, AnalysisRun run, String before) {
        Phase phase = run.phase();
        String message = "%s Analysis Run '%s' Status New: '%s' Previous: '%s'"
                .formatted(kind, run.name(), phase, before.isEmpty() ? "NoPreviousStatus" : before);
        boolean bad = phase == Phase.Failed || phase == Phase.Error;
        pending.add(new Event(bad, "AnalysisRun" + phase, message, run.id().uid()));
    }

    /**
     * Tells that the routers have given the canary another weight (spec 3.6).
     *
     * @param before empty when it had none
     */
    public void weight(Optional<Integer> before, int after) {
        if (before.equals(Optional.of(after))) {
            return;
        }
        String from = before.map(weight -> "from " + weight + " ").orElse("");
        pending.add(new Event(
                false,
                Reasons.TRAFFIC_WEIGHT_UPDATED,
                "Traffic weight updated " + from + "to " + after,
                attempt + ", version " + version));
    }

    /** Tells why traffic does not go where it should, once as long as the status says so. */
    public void routing(String why) {
        if (!routing.equals(Optional.of(why))) {
            pending.add(new Event(true, Reasons.TRAFFIC_ROUTING_ERROR, why, attempt + ", version " + version));
        }
    }

    /** What a router has to tell of one of its writes. */
    public Event route(String reason, String message) {
        return new Event(false, reason, message, attempt + ", version " + version);
    }

    /** Tells something about the step at this index. */
    public void step(int index, String reason, String message) {
        pending.add(new Event(false, reason, message, attempt + ", step " + index));
    }

    /** Tells what has become of a plug-in step after its worker has answered this often. */
    public void plugin(int index, int executions, String message) {
        String occasion = attempt + ", step " + index + ", execution " + executions;
        pending.add(new Event(false, Reasons.STEP_PLUGIN_TRANSITION, message, occasion));
    }

    /** Tells that the step at this index cannot be carried out. */
    public void failed(int index, String message) {
        pending.add(new Event(true, Reasons.RECONCILIATION_ERROR, message, attempt + ", step " + index));
    }

    /** All that is left to tell, in order; from now on it is told. */
    public List<Event> take() {
        List<Event> all = List.copyOf(pending);
        pending.clear();
        return all;
    }

    private static boolean isIncomplete(RolloutStatus status) {
        return new ConditionList(status.conditions())
                .get(Condition.COMPLETED)
                .filter(condition -> condition.status() == Condition.Status.False)
                .isPresent();
    }
}
