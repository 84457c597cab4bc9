package dev.sluice.starter.cli.lint;

import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.release.analysis.AnalysisRules;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Strategy;
import dev.sluice.domain.service.ServiceRules;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.domain.traffic.RoutingRules;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficRouters;
import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.starter.cli.manifest.FieldSteps;
import java.util.List;
import java.util.Optional;

/** Judges a Rollout as the controller would, rule after rule up to the first that is broken (spec 1.10). */
final class RolloutLint {
    private static final String ANY_UID = "00000000-0000-0000-0000-000000000000";

    private final Neighbours neighbours;

    /** A broken rule, and the field that breaks it. */
    record Broken(String field, String error) {
        static Broken of(String error) {
            return new Broken(FieldSteps.pathOf(error).orElse("spec"), error);
        }
    }

    RolloutLint(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /**
     * The first broken rule.
     *
     * @param stored the object without what a server would not keep
     */
    Optional<Broken> firstBroken(Manifest manifest, Json.Obj stored) {
        Json.Obj meta = stored.obj("metadata")
                .with("name", Json.of(manifest.name().isEmpty() ? "rollout" : manifest.name()))
                .with("namespace", Json.of(manifest.namespace()))
                .with("uid", Json.of(ANY_UID));
        Json.Obj object = stored.with("metadata", meta);
        Rollout rollout = RolloutReader.read(object);
        return switch (rollout.spec()) {
            case Rollout.Spec.Invalid(String error) -> Optional.of(Broken.of(error));
            case Rollout.Spec.Valid(RolloutSpec spec) ->
                template(manifest, object)
                        .or(() -> services(rollout, spec))
                        .or(() -> analyses(rollout, spec))
                        .map(Broken::of)
                        .or(() -> routing(rollout, object));
        };
    }

    private Optional<String> template(Manifest manifest, Json.Obj object) {
        TemplateCheck answer =
                neighbours.server().map(server -> server.judge(object)).orElseGet(TemplateCheck.Unasked::new);
        return switch (answer) {
            case TemplateCheck.Accepted ignored -> Optional.empty();
            case TemplateCheck.Invalid(String error) -> Optional.of(error);
            case TemplateCheck.Unasked ignored -> unseen(manifest, "");
            case TemplateCheck.Refused(String why) -> unseen(manifest, " (" + why + ")");
        };
    }

    private Optional<String> unseen(Manifest manifest, String why) {
        neighbours.note("the pod template of " + manifest.label() + why);
        return Optional.empty();
    }

    private Optional<String> services(Rollout rollout, RolloutSpec spec) {
        List<Service> found = spec.strategy().services().stream()
                .map(Strategy.ServiceName::name)
                .flatMap(name -> neighbours.service(rollout.id().namespace(), name).stream())
                .toList();
        return neighbours.complete()
                ? ServiceRules.firstBroken(rollout, spec, found)
                : ServiceRules.firstBrokenOf(rollout, spec, found);
    }

    private Optional<String> analyses(Rollout rollout, RolloutSpec spec) {
        Templates found = neighbours.templates(rollout.id().namespace(), spec.templates());
        return neighbours.complete()
                ? AnalysisRules.firstBroken(spec, found)
                : AnalysisRules.firstBrokenOf(spec, found);
    }

    private Optional<Broken> routing(Rollout rollout, Json.Obj object) {
        RoutingSpec spec =
                new RoutingSpec(rollout.id(), object.obj("spec").obj("strategy").obj("canary"));
        return TrafficRouters.of(spec).stream()
                .flatMap(router -> routing(router, spec).stream())
                .findFirst();
    }

    private Optional<Broken> routing(TrafficRouter router, RoutingSpec spec) {
        return RoutingRules.firstBroken(router, spec, neighbours::routing)
                .filter(error -> neighbours.complete() || error.cause() != RoutingError.Cause.NOT_FOUND)
                .map(error -> new Broken(
                        error.object().isEmpty()
                                ? error.field()
                                : spec.config(router.field()).path(),
                        error.message()));
    }
}
