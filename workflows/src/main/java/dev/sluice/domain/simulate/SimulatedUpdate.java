package dev.sluice.domain.simulate;

import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An update of a deployed Rollout from beginning to end; where it waits for a human, the human promotes. */
public final class SimulatedUpdate {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_PROMOTIONS = 1_000;

    private final Planner planner;
    private final Duration readyAfter;
    private final Templates templates;

    /** @param readyAfter from a pod's creation until it is available, not negative */
    public SimulatedUpdate(Planner planner, Duration readyAfter) {
        this(planner, readyAfter, Templates.NONE);
    }

    /**
     * An update whose analyses succeed after the time that their metrics ask for.
     *
     * @param readyAfter from a pod's creation until it is available, not negative
     * @param templates those that are known; one that is not among them is assumed to measure once
     */
    public SimulatedUpdate(Planner planner, Duration readyAfter, Templates templates) {
        this.planner = planner;
        this.readyAfter = readyAfter;
        this.templates = templates;
    }

    /**
     * What one would see of the update.
     *
     * @param rollout as it is deployed before the update
     * @param template the new pod template
     * @return in order of time; one entry that says why when the spec is invalid
     */
    public List<TimelineEntry> run(Json.Obj rollout, Json.Obj template) {
        return run(rollout, Optional.empty(), template);
    }

    /**
     * The same for a Rollout that may refer to a workload, whose template is then the one that changes.
     *
     * @param workload the object that it refers to; empty when there is none
     */
    public List<TimelineEntry> run(Json.Obj rollout, Optional<Json.Obj> workload, Json.Obj template) {
        SimulatedCluster cluster = new SimulatedCluster(rollout, BEGIN, ignored -> Optional.of(readyAfter));
        workload.ifPresent(cluster::workload);
        cluster.templatesAmongOthers(templates);
        Simulation simulation = new Simulation(planner, cluster);
        simulation.run();
        if (cluster.rollout().spec() instanceof Rollout.Spec.Invalid) {
            return simulation.timeline();
        }
        simulation.restartClock();
        change(cluster, workload, template);
        Plan plan = simulation.run();
        for (int promotions = 0; !plan.atRest() && promotions < MOST_PROMOTIONS; promotions++) {
            simulation.promote();
            plan = simulation.run();
        }
        return simulation.timeline();
    }

    private static void change(SimulatedCluster cluster, Optional<Json.Obj> workload, Json.Obj template) {
        if (workload.isPresent()) {
            cluster.changeWorkload(template);
        } else {
            cluster.patch(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("template", template)));
        }
    }
}
