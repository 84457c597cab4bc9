package dev.sluice.domain.spec;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.analysis.template.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plugin.StepWork;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.GoDuration;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reads one step, and judges it (spec 1.4, 1.10 rule 10). */
final class StepReader {
    private static final String PLUGIN = "plugin";
    private static final List<String> KINDS = List.of(
            "setWeight",
            "pause",
            "experiment",
            "analysis",
            "setCanaryScale",
            "setHeaderRoute",
            "setMirrorRoute",
            PLUGIN);
    private static final String ONE_OF =
            "Step must have one of the following set: experiment, setWeight, setCanaryScale, plugin or pause";
    private static final String METADATA =
            "Analyses arguments must refer to valid object metadata supported by downwardAPI";
    private static final long LONGEST_PAUSE_SECONDS = Duration.ofDays(36_500).toSeconds();

    private StepReader() {}

    /** The step; call it only for one that breaks no rule. */
    static Step read(Json json) {
        Json.Obj step = (Json.Obj) json;
        OptionalLong weight = step.integer("setWeight");
        if (weight.isPresent()) {
            return new Step.SetWeight((int) weight.getAsLong());
        }
        if (step.get(PLUGIN).isPresent()) {
            return plugin(step.obj(PLUGIN));
        }
        if (step.get("analysis").isPresent()) {
            return new Step.Analysis(new AnalysisRequest(step.obj("analysis")));
        }
        return routed(step).orElseGet(() -> pause(step.obj("pause")));
    }

    private static Optional<Step> routed(Json.Obj step) {
        Json.Obj scale = step.obj("setCanaryScale");
        Json.Obj header = step.obj("setHeaderRoute");
        Json.Obj mirror = step.obj("setMirrorRoute");
        return step.get("setCanaryScale")
                .<Step>map(ignored -> new Step.SetCanaryScale(
                        number(scale, "weight"), number(scale, "replicas"), scale.flag("matchTrafficWeight")))
                .or(() -> step.get("setHeaderRoute")
                        .map(ignored ->
                                new Step.SetHeaderRoute(header.text("name").orElse(""), header)))
                .or(() -> step.get("setMirrorRoute")
                        .map(ignored ->
                                new Step.SetMirrorRoute(mirror.text("name").orElse(""), mirror)));
    }

    private static OptionalInt number(Json.Obj scale, String field) {
        return scale.integer(field).isPresent()
                ? OptionalInt.of(SpecReader.atLeastZero(scale, field, 0))
                : OptionalInt.empty();
    }

    /** @param most the weight that means all traffic */
    static Optional<String> firstBroken(String path, Json json, int most) {
        if (!(json instanceof Json.Obj step)) {
            return Optional.of(FieldError.invalid(path, json, ONE_OF));
        }
        if (KINDS.stream().filter(kind -> step.get(kind).isPresent()).count() != 1) {
            return Optional.of(FieldError.invalid(path, step, ONE_OF));
        }
        return setWeight(path, step, most).or(() -> pause(path, step)).or(() -> plugin(path, step));
    }

    /** The first broken one of the rules that come after those of routing, for a step that breaks none before. */
    static Optional<String> nextBroken(String path, Json json) {
        Json.Obj step = (Json.Obj) json;
        return notBuilt(path, step).or(() -> arguments(path, step));
    }

    private static Optional<String> setWeight(String path, Json.Obj step, int most) {
        OptionalLong weight = step.integer("setWeight");
        boolean bad = step.get("setWeight").isPresent()
                && (weight.isEmpty() || weight.getAsLong() < 0 || weight.getAsLong() > most);
        return bad
                ? Optional.of(FieldError.invalid(
                        path + ".setWeight",
                        step.get("setWeight").orElse(Json.NULL),
                        "SetWeight needs to be between 0 and " + most))
                : Optional.empty();
    }

    private static Optional<String> pause(String path, Json.Obj step) {
        if (step.get("pause").isEmpty()) {
            return Optional.empty();
        }
        Optional<Json> given = step.obj("pause").get("duration");
        boolean bad = given.isPresent() && length(given.get()).isEmpty();
        return bad
                ? Optional.of(FieldError.invalid(
                        path + ".pause.duration", given.get(), "Duration needs to be greater than 0"))
                : Optional.empty();
    }

    /** What a plug-in that nobody knows wants is no rule of ours. */
    private static Optional<String> plugin(String path, Json.Obj step) {
        Json.Obj plugin = step.obj(PLUGIN);
        if (step.get(PLUGIN).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = plugin.text("name").filter(text -> !text.isEmpty());
        return name.isEmpty()
                ? Optional.of(FieldError.required(path + ".plugin.name", "a step plugin must be named"))
                : name.filter(StepWork.PLUGIN::equals)
                        .flatMap(ours -> StepWork.firstBroken(path + ".plugin.config", plugin.obj("config")));
    }

    private static Step.Plugin plugin(Json.Obj plugin) {
        String name = plugin.text("name").orElse("");
        return new Step.Plugin(
                name,
                name.equals(StepWork.PLUGIN) ? Optional.of(StepWork.read(plugin.obj("config"))) : Optional.empty());
    }

    private static Optional<String> notBuilt(String path, Json.Obj step) {
        return List.of("experiment").stream()
                .flatMap(kind -> SpecRules.unsupported(step, path, kind).stream())
                .findFirst();
    }

    private static Optional<String> arguments(String path, Json.Obj step) {
        List<Json.Obj> args = step.obj("analysis").objects("args");
        return IntStream.range(0, args.size())
                .mapToObj(i -> argument(path + ".analysis.args[" + i + "]", args.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> argument(String path, Json.Obj arg) {
        return arg.obj("valueFrom")
                .obj("fieldRef")
                .text("fieldPath")
                .filter(field -> field.startsWith("metadata") && !FieldPath.isSupported(field))
                .map(field -> FieldError.invalid(path + ".valueFrom.fieldRef.fieldPath", Json.of(field), METADATA));
    }

    private static Step.Pause pause(Json.Obj pause) {
        Optional<Json> given = pause.get("duration");
        return new Step.Pause(given.flatMap(StepReader::length), given.map(StepReader::text));
    }

    private static String text(Json duration) {
        return duration instanceof Json.Str(String text)
                ? text
                : ((Json.Num) duration).value().toPlainString();
    }

    /** The pause's length, to the second; empty when it cannot be read, is negative or beyond a hundred years. */
    private static Optional<Duration> length(Json duration) {
        Optional<Duration> length = switch (duration) {
            case Json.Num number ->
                number.asLong().isPresent() ? seconds(number.asLong().getAsLong()) : Optional.empty();
            case Json.Str(String text) ->
                text.matches("[0-9]{1,12}") ? seconds(Long.parseLong(text)) : GoDuration.parse(text);
            default -> Optional.empty();
        };
        return length.filter(value -> !value.isNegative() && value.toSeconds() <= LONGEST_PAUSE_SECONDS);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(seconds)
                .filter(value -> Math.abs(value) <= LONGEST_PAUSE_SECONDS)
                .map(Duration::ofSeconds);
    }
}
