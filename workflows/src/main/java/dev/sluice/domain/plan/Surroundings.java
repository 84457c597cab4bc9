package dev.sluice.domain.plan;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.plugin.StepCalls;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.traffic.TrafficSight;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a release works with beside its ReplicaSets.
 *
 * @param runs AnalysisRuns that the Rollout controls, oldest first
 * @param templates those that the Rollout refers to, and those that these refer to
 * @param services those that the Rollout names; one that is not among them does not exist
 * @param traffic the objects that route its traffic
 * @param calls of users' workers, as far as the asker knows
 */
public record Surroundings(
        List<AnalysisRun> runs, Templates templates, List<Service> services, TrafficSight traffic, StepCalls calls) {
    public static final Surroundings NONE = new Surroundings(List.of(), Templates.NONE, List.of());

    public Surroundings {
        runs = List.copyOf(runs);
        services = List.copyOf(services);
    }

    /** Surroundings of one who does not know of calls, and has not looked at what routes traffic. */
    public Surroundings(List<AnalysisRun> runs, Templates templates, List<Service> services) {
        this(runs, templates, services, new TrafficSight.Unseen(), StepCalls.UNKNOWN);
    }

    /** Surroundings without Services. */
    public Surroundings(List<AnalysisRun> runs, Templates templates) {
        this(runs, templates, List.of());
    }

    /** The same, with these Services. */
    public Surroundings with(List<Service> others) {
        return new Surroundings(runs, templates, others, traffic, calls);
    }

    /** The same, with what is known of the objects that route traffic. */
    public Surroundings with(TrafficSight sight) {
        return new Surroundings(runs, templates, services, sight, calls);
    }

    /** The same, with these calls. */
    public Surroundings with(StepCalls others) {
        return new Surroundings(runs, templates, services, traffic, others);
    }

    /** How new the objects are, each by itself. */
    public Stream<Freshness> freshness() {
        return Stream.of(analyses(), switched()).flatMap(each -> each);
    }

    private Stream<Freshness> switched() {
        return services.stream()
                .map(service -> Freshness.of(Freshness.SERVICES, service.meta().resourceVersion()));
    }

    private Stream<Freshness> analyses() {
        return Stream.concat(
                runs.stream()
                        .map(run ->
                                Freshness.of(Freshness.ANALYSIS_RUNS, run.meta().resourceVersion())),
                templates.byRef().sequencedValues().stream()
                        .map(template -> Freshness.of(
                                template.ref().cluster()
                                        ? Freshness.CLUSTER_ANALYSIS_TEMPLATES
                                        : Freshness.ANALYSIS_TEMPLATES,
                                template.meta().resourceVersion())));
    }
}
