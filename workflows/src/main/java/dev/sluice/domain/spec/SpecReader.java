package dev.sluice.domain.spec;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.hash.StepHash;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.AntiAffinity;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.IntOrPercent;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.PodRoles;
import dev.sluice.domain.rollout.ProgressThreshold;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Strategy;
import dev.sluice.domain.rollout.TemplateSource;
import dev.sluice.domain.rollout.Times;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code spec}: defaults are filled in once all rules are kept (spec 1.1, 1.3). */
final class SpecReader {
    private static final IntOrPercent A_QUARTER = new IntOrPercent(25, true);
    static final int REVISION_HISTORY_LIMIT = 10;
    private static final int ANALYSIS_HISTORY_LIMIT = 5;
    static final int PROGRESS_DEADLINE_SECONDS = 600;

    private SpecReader() {}

    static Rollout.Spec read(Json.Obj spec) {
        return read(spec, Optional.empty());
    }

    static Rollout.Spec read(Json.Obj spec, Optional<TemplateSource> source) {
        return SpecRules.firstBroken(spec)
                .<Rollout.Spec>map(Rollout.Spec.Invalid::new)
                .orElseGet(() -> new Rollout.Spec.Valid(toSpec(spec, source)));
    }

    private static RolloutSpec toSpec(Json.Obj spec, Optional<TemplateSource> source) {
        return new RolloutSpec(
                optional(spec, "replicas"),
                spec.obj("selector"),
                spec.obj("template"),
                count(spec, "minReadySeconds", 0),
                count(spec, "revisionHistoryLimit", REVISION_HISTORY_LIMIT),
                new RolloutSpec.ProgressDeadline(
                        count(spec, "progressDeadlineSeconds", PROGRESS_DEADLINE_SECONDS),
                        spec.flag("progressDeadlineAbort")),
                spec.flag("paused"),
                Times.read(spec, "restartAt"),
                rollbackWindow(spec),
                analysisHistory(spec.obj("analysis")),
                toStrategy(spec.obj("strategy")),
                source);
    }

    private static RolloutSpec.AnalysisHistory analysisHistory(Json.Obj analysis) {
        return new RolloutSpec.AnalysisHistory(
                atLeastZero(analysis, "successfulRunHistoryLimit", ANALYSIS_HISTORY_LIMIT),
                atLeastZero(analysis, "unsuccessfulRunHistoryLimit", ANALYSIS_HISTORY_LIMIT));
    }

    private static OptionalInt rollbackWindow(Json.Obj spec) {
        return spec.get("rollbackWindow").isPresent()
                ? OptionalInt.of(atLeastZero(spec.obj("rollbackWindow"), "revisions", 0))
                : OptionalInt.empty();
    }

    private static Strategy toStrategy(Json.Obj strategy) {
        return strategy.get("canary").isPresent()
                ? toCanary(strategy.obj("canary"))
                : BlueGreenReader.read(strategy.obj("blueGreen"));
    }

    private static CanaryStrategy toCanary(Json.Obj canary) {
        return new CanaryStrategy(
                canary.list("steps").stream().map(StepReader::read).toList(),
                StepHash.of(canary.get("steps")),
                share(canary, "maxSurge"),
                share(canary, "maxUnavailable"),
                antiAffinity(canary),
                canary.get("analysis").map(ignored -> background(canary.obj("analysis"))),
                new CanaryStrategy.Services(name(canary, "canaryService"), name(canary, "stableService")),
                canary.get("replicaProgressThreshold").map(ignored -> threshold(canary)),
                TrafficReader.read(canary),
                roles(canary, "stableMetadata", "canaryMetadata"));
    }

    private static ProgressThreshold threshold(Json.Obj canary) {
        Json.Obj threshold = canary.obj("replicaProgressThreshold");
        return new ProgressThreshold(
                threshold.text("type").filter("Pods"::equals).isEmpty(), atLeastZero(threshold, "value", 100));
    }

    private static CanaryStrategy.BackgroundAnalysis background(Json.Obj analysis) {
        return new CanaryStrategy.BackgroundAnalysis(new AnalysisRequest(analysis), count(analysis, "startingStep", 0));
    }

    static PodRoles roles(Json.Obj strategy, String stable, String coming) {
        return new PodRoles(PodMetadata.read(strategy.obj(stable)), PodMetadata.read(strategy.obj(coming)));
    }

    static Optional<AntiAffinity> antiAffinity(Json.Obj strategy) {
        Json.Obj preferred = strategy.obj("antiAffinity").obj("preferredDuringSchedulingIgnoredDuringExecution");
        return strategy.get("antiAffinity").map(ignored -> new AntiAffinity(optional(preferred, "weight")));
    }

    /** The name in this field; empty text counts as none. */
    static Optional<String> name(Json.Obj strategy, String field) {
        return strategy.text(field).filter(name -> !name.isEmpty());
    }

    /** Text without a per cent sign still means per cent (spec 1.3, quirk 26). */
    static IntOrPercent share(Json.Obj object, String field) {
        OptionalLong number = object.integer(field);
        if (number.isPresent()) {
            return new IntOrPercent((int) number.getAsLong(), false);
        }
        return object.text(field)
                .flatMap(SpecReader::percentage)
                .map(value -> new IntOrPercent(value, true))
                .orElse(A_QUARTER);
    }

    /** The number before the optional per cent sign; empty when there is none that fits. */
    static Optional<Integer> percentage(String text) {
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        return digits.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    static int count(Json.Obj object, String field, int absent) {
        return (int) object.integer(field).orElse(absent);
    }

    /** The nearest number of seconds, pods or revisions that makes sense. */
    static int atLeastZero(Json.Obj object, String field, int absent) {
        return (int) Math.clamp(object.integer(field).orElse(absent), 0L, Integer.MAX_VALUE);
    }

    private static OptionalInt optional(Json.Obj object, String field) {
        OptionalLong number = object.integer(field);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
