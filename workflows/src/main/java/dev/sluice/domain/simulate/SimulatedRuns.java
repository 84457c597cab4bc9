package dev.sluice.domain.simulate;

import dev.sluice.domain.analysis.assess.RunSpec;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.RunBlueprint;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.spec.RolloutReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * AnalysisRuns that take as long as their metrics ask for, and then end as somebody says; one whose metrics have no end goes
 * on until it is told to end.
 */
final class SimulatedRuns {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private record Simulated(Json.Obj object, Optional<Instant> end, Phase phase, String message) {}

    private final SequencedMap<String, Simulated> runs = new LinkedHashMap<>();
    private Function<TemplateRef, Optional<AnalysisTemplate>> lookup = reference -> Optional.of(assumed(reference));
    private BiFunction<AnalysisKind, Integer, Phase> verdicts = (kind, number) -> Phase.Successful;
    private int created;

    /** These are all templates that there are. */
    void templates(Templates known) {
        lookup = known::find;
    }

    /** These templates are known; each other is assumed to measure once. */
    void assumingOthers(Templates known) {
        lookup = reference -> known.find(reference).or(() -> Optional.of(assumed(reference)));
    }

    /** The templates that a Rollout refers to; where nobody has said which there are, each is assumed to measure once. */
    Templates templates(Rollout rollout) {
        List<TemplateRef> wanted =
                rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec) ? spec.templates() : List.of();
        return Templates.reachable(wanted, lookup);
    }

    /** @param next how the run of a kind ends that is created as the number-th of all, from 1 */
    void verdicts(BiFunction<AnalysisKind, Integer, Phase> next) {
        verdicts = next;
    }

    List<AnalysisRun> all() {
        return runs.sequencedValues().stream()
                .map(Simulated::object)
                .map(AnalysisRun::read)
                .toList();
    }

    /** One of that name that goes on is taken for it. */
    void create(Action.CreateAnalysisRun create, Json.Obj rollout, Instant now, long version) {
        if (goesOn(create.name())) {
            return;
        }
        RunBlueprint blueprint = new RunBlueprint(
                create.name(), create.kind(), create.step(), create.revision(), create.latest(), create.stable());
        Json.Obj built = blueprint.build(rollout, templates(RolloutReader.read(rollout)));
        Json.Obj meta = built.obj("metadata")
                .with("uid", Json.of("uid-" + create.name() + "-" + version))
                .with("creationTimestamp", Json.of(now.toString()));
        Phase phase = verdicts.apply(create.kind(), ++created);
        Simulated run = new Simulated(
                built.with("metadata", meta), length(built.obj("spec")).map(now::plus), phase, "simulated " + phase);
        runs.put(create.name(), shown(run, Phase.Running, "", version));
    }

    private boolean goesOn(String name) {
        return Optional.ofNullable(runs.get(name))
                .filter(run -> !AnalysisRun.read(run.object()).completed())
                .isPresent();
    }

    private static Optional<Duration> length(Json.Obj spec) {
        try {
            List<MetricSpec> metrics = RunSpec.read(spec).metrics();
            boolean endless = metrics.stream().anyMatch(metric -> metric.count().isEmpty());
            return endless
                    ? Optional.empty()
                    : metrics.stream().map(SimulatedRuns::length).max(Duration::compareTo);
        } catch (InvalidAnalysis invalid) {
            return Optional.of(SHORTEST);
        }
    }

    private static Duration length(MetricSpec metric) {
        Duration between = metric.interval().orElse(Duration.ZERO);
        return metric.initialDelay()
                .plus(between.multipliedBy(metric.count().orElse(1) - 1L))
                .plus(SHORTEST);
    }

    void terminate(String name, Instant now, long version) {
        runs.computeIfPresent(name, (key, run) -> {
            Json.Obj spec = run.object().obj("spec").with("terminate", Json.of(true));
            Simulated told =
                    new Simulated(run.object().with("spec", spec), Optional.of(now), run.phase(), run.message());
            return shown(told, Phase.Successful, "Run Terminated", version);
        });
    }

    void delete(String name) {
        runs.remove(name);
    }

    /** When the next run ends. */
    Optional<Instant> nextEnd() {
        return runs.sequencedValues().stream()
                .filter(run -> !AnalysisRun.read(run.object()).completed())
                .flatMap(run -> run.end().stream())
                .min(Instant::compareTo);
    }

    /** Ends the runs whose time has come; answers the version after it. */
    long refresh(Instant now, long version) {
        long after = version;
        for (String name : List.copyOf(runs.sequencedKeySet())) {
            Optional<Simulated> due = Optional.ofNullable(runs.get(name))
                    .filter(run -> !AnalysisRun.read(run.object()).completed())
                    .filter(run -> run.end().filter(end -> !now.isBefore(end)).isPresent());
            if (due.isPresent()) {
                Simulated run = due.get();
                runs.put(name, shown(run, run.phase(), run.phase() == Phase.Successful ? "" : run.message(), ++after));
            }
        }
        return after;
    }

    private static Simulated shown(Simulated run, Phase phase, String message, long version) {
        Json.Obj meta = run.object().obj("metadata").with("resourceVersion", Json.of(Long.toString(version)));
        Json.Obj status = Json.Obj.EMPTY.with("phase", Json.of(phase.name())).with("message", Json.of(message));
        Json.Obj object = run.object().with("metadata", meta).with("status", status);
        return new Simulated(object, run.end(), run.phase(), run.message());
    }

    private static AnalysisTemplate assumed(TemplateRef reference) {
        Json metric = Json.Obj.EMPTY
                .with("name", Json.of(reference.name()))
                .with("provider", Json.Obj.EMPTY.with("assumed", Json.Obj.EMPTY.with("value", Json.of(1))));
        Json.Obj meta = Json.Obj.EMPTY
                .with("name", Json.of(reference.name()))
                .with("namespace", Json.of(reference.cluster() ? "" : "default"));
        return AnalysisTemplate.read(Json.Obj.EMPTY
                .with("metadata", meta)
                .with("spec", Json.Obj.EMPTY.with("metrics", new Json.Arr(List.of(metric)))));
    }
}
