package dev.sluice.domain.simulate;

import dev.sluice.domain.canary.CanaryWeight;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the planner on a simulated cluster until the release rests, and writes down what one would see. */
public final class Simulation {
    private static final int MOST_LOOKS = 10_000;

    private final Planner planner;
    private final SimulatedCluster cluster;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private Instant begin;
    private Plan last;

    public Simulation(Planner planner, SimulatedCluster cluster) {
        this.planner = planner;
        this.cluster = cluster;
        this.begin = cluster.now();
        this.last = planner.plan(cluster.observe(Optional.empty()));
    }

    /** Counts the time from now on, and forgets what was written down. */
    public void restartClock() {
        begin = cluster.now();
        timeline.clear();
    }

    public List<TimelineEntry> timeline() {
        return List.copyOf(timeline);
    }

    public Plan last() {
        return last;
    }

    /** Carries plans out until nothing is left to do right now. */
    public Plan settle() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            last = planner.plan(cluster.observe(Optional.empty()));
            if (last.actions().isEmpty()) {
                note();
                return last;
            }
            for (Action action : last.actions()) {
                cluster.apply(action);
            }
        }
        throw new IllegalStateException("the planner does not come to rest: " + last.actions());
    }

    /** Settles, and lets time pass until the release rests, or only a human can make it go on. */
    public Plan run() {
        Plan plan = settle();
        for (int looks = 0; looks < MOST_LOOKS && !plan.atRest(); looks++) {
            Optional<Instant> next = next(plan);
            if (next.isEmpty()) {
                return plan;
            }
            cluster.advanceTo(next.get());
            plan = settle();
        }
        return plan;
    }

    private Optional<Instant> next(Plan plan) {
        return Stream.concat(plan.deadline().stream(), cluster.nextChange().stream())
                .filter(instant -> instant.isAfter(cluster.now()))
                .min(Instant::compareTo);
    }

    private void note() {
        Rollout rollout = cluster.rollout();
        TimelineEntry entry = switch (rollout.spec()) {
            case Rollout.Spec.Invalid(String error) ->
                new TimelineEntry(since(), "-", 0, "0/0", "0/0", phase(rollout), error);
            case Rollout.Spec.Valid(RolloutSpec spec) -> entry(rollout, spec);
        };
        timeline.add(entry);
    }

    private TimelineEntry entry(Rollout rollout, RolloutSpec spec) {
        Release release = rollout.status().release();
        List<Step> steps = spec.steps();
        int index = release.stepIndex().orElse(steps.size());
        return new TimelineEntry(
                since(),
                index < steps.size()
                        ? (index + 1) + "/" + steps.size() + " "
                                + steps.get(index).label()
                        : "-",
                weight(rollout.status(), spec),
                pods(release.podHash()),
                pods(release.fullyPromoted() ? "" : release.stable()),
                phase(rollout),
                waitsFor(rollout, spec));
    }

    private static int weight(RolloutStatus status, RolloutSpec spec) {
        Release release = status.release();
        return switch (spec.strategy()) {
            case CanaryStrategy canary -> {
                int index = release.stepIndex().orElse(canary.steps().size());
                boolean all = release.fullyPromoted() || index >= canary.steps().size();
                yield all ? CanaryWeight.ALL : CanaryWeight.at(canary.steps(), index);
            }
            case BlueGreenStrategy ignored ->
                status.blueGreen().activeSelector().equals(release.podHash()) ? CanaryWeight.ALL : 0;
        };
    }

    private String waitsFor(Rollout rollout, RolloutSpec spec) {
        if (last.atRest()) {
            return "";
        }
        if (!rollout.status().halt().pauses().isEmpty()) {
            return ends(rollout.status().release(), spec) ? "the end of the pause in " + untilDeadline() : "promotion";
        }
        String message = rollout.status().phase().message();
        return message.isEmpty() && last.deadline().isPresent()
                ? "the scale-down of the old version in " + untilDeadline()
                : message;
    }

    /** Whether the pause that holds the release ends by itself. */
    private static boolean ends(Release release, RolloutSpec spec) {
        return switch (spec.strategy()) {
            case CanaryStrategy canary -> {
                int index = release.stepIndex().orElse(canary.steps().size());
                yield index < canary.steps().size()
                        && canary.steps().get(index) instanceof Step.Pause pause
                        && pause.length().isPresent();
            }
            case BlueGreenStrategy blueGreen -> blueGreen.autoPromotion().enabled();
        };
    }

    private String untilDeadline() {
        return shown(Duration.between(cluster.now(), last.deadline().orElse(cluster.now())));
    }

    private static String shown(Duration length) {
        return length.toSeconds() + "s";
    }

    private String pods(String hash) {
        return cluster.replicaSets().stream()
                .filter(set -> !hash.isEmpty() && set.hash().equals(hash))
                .findFirst()
                .map(Simulation::pods)
                .orElse("0/0");
    }

    private static String pods(ReplicaSet set) {
        return set.available() + "/" + set.replicas();
    }

    private static String phase(Rollout rollout) {
        return rollout.status().phase().phase();
    }

    private Duration since() {
        return Duration.between(begin, cluster.now());
    }

    /** The user's promote, as the kubectl plugin writes it to a paused release (spec 7.2). */
    public void promote() {
        cluster.patch(Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with("pauseConditions", Json.NULL)));
    }
}
