package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * The AnalysisRun that a release asks for (spec 4.1 and 4.2).
 *
 * @param name its name
 * @param step index of the step; empty unless the kind is {@link AnalysisKind#Step}
 * @param revision of the release
 * @param latest hash label of the ReplicaSet of the current template
 * @param stable hash label of the ReplicaSet last promoted
 */
public record RunBlueprint(
        String name, AnalysisKind kind, OptionalInt step, int revision, String latest, String stable) {
    private static final List<String> JUDGED = List.of("metrics", "dryRun", "measurementRetention", "args");

    /**
     * The object to create.
     *
     * @param rollout the object that asks for it
     * @throws InvalidAnalysis when it asks for none, or when it cannot be made from the templates
     */
    public Json.Obj build(Json.Obj rollout, Templates templates) {
        AnalysisRequest request = kind.request(rollout, step)
                .orElseThrow(() -> new InvalidAnalysis("the Rollout no longer asks for this analysis"));
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("AnalysisRun"))
                .with("metadata", metadata(rollout, request))
                .with("spec", spec(rollout, request, templates));
    }

    /** Whether both ask for the same, so that one can stand in for the other (spec 4.1). */
    public static boolean isSame(Json.Obj oneSpec, Json.Obj otherSpec) {
        return JUDGED.stream().allMatch(field -> oneSpec.list(field).equals(otherSpec.list(field)));
    }

    private Json.Obj spec(Json.Obj rollout, AnalysisRequest request, Templates templates) {
        TemplateUnion union = TemplateUnion.of(request.templates(), templates).with(request);
        RolloutArguments arguments = new RolloutArguments(rollout, latest, stable);
        List<Json.Obj> args = arguments.values(ArgumentMerge.of(union.args(), arguments.values(request.args())));
        Json.Obj spec = Json.Obj.EMPTY.with("metrics", array(union.metrics()));
        spec = union.dryRun().isEmpty() ? spec : spec.with("dryRun", array(union.dryRun()));
        spec = union.retention().isEmpty() ? spec : spec.with("measurementRetention", array(union.retention()));
        return args.isEmpty() ? spec : spec.with("args", array(args));
    }

    private static Json array(List<Json.Obj> objects) {
        return new Json.Arr(objects.stream().<Json>map(object -> object).toList());
    }

    private Json.Obj metadata(Json.Obj rollout, AnalysisRequest request) {
        Json.Obj meta = rollout.obj("metadata");
        Json.Obj wanted = request.body().obj("analysisRunMetadata");
        return Json.Obj.EMPTY
                .with("name", Json.of(name))
                .with("namespace", Json.of(meta.text("namespace").orElse("")))
                .with("labels", labels(rollout, wanted.obj("labels").texts()))
                .with("annotations", annotations(wanted.obj("annotations").texts()))
                .with("ownerReferences", new Json.Arr(List.of(owner(meta))));
    }

    private Json.Obj labels(Json.Obj rollout, SequencedMap<String, String> wanted) {
        Json.Obj labels = Json.Obj.EMPTY
                .with(Keys.POD_TEMPLATE_HASH, Json.of(latest))
                .with(Keys.ROLLOUT_TYPE, Json.of(kind.name()));
        if (step.isPresent()) {
            labels = labels.with(Keys.STEP_INDEX, Json.of(Integer.toString(step.getAsInt())));
        }
        String instance =
                rollout.obj("metadata").obj("labels").text(Keys.INSTANCE_ID).orElse("");
        labels = instance.isEmpty() ? labels : labels.with(Keys.INSTANCE_ID, Json.of(instance));
        return with(
                with(labels, wanted),
                rollout.obj("spec").obj("selector").obj("matchLabels").texts());
    }

    private Json.Obj annotations(SequencedMap<String, String> wanted) {
        return with(Json.Obj.EMPTY.with(Keys.REVISION, Json.of(Integer.toString(revision))), wanted);
    }

    private static Json.Obj with(Json.Obj object, SequencedMap<String, String> texts) {
        Json.Obj all = object;
        for (var entry : texts.sequencedEntrySet()) {
            all = all.with(entry.getKey(), Json.of(entry.getValue()));
        }
        return all;
    }

    private static Json owner(Json.Obj meta) {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("Rollout"))
                .with("name", Json.of(meta.text("name").orElse("")))
                .with("uid", Json.of(meta.text("uid").orElse("")))
                .with("controller", Json.of(true))
                .with("blockOwnerDeletion", Json.of(true));
    }
}
