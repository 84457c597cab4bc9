package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * What a Rollout hands to an analysis, as values (spec 4.2).
 *
 * @param rollout the object
 * @param latest hash label of the ReplicaSet of the current template
 * @param stable hash label of the ReplicaSet last promoted
 */
record RolloutArguments(Json.Obj rollout, String latest, String stable) {

    /** @throws InvalidAnalysis when a value cannot be found */
    List<Json.Obj> values(List<Json.Obj> args) {
        return args.stream().map(this::value).toList();
    }

    private Json.Obj value(Json.Obj arg) {
        Json.Obj source = arg.obj("valueFrom");
        Optional<String> found = source.text("podTemplateHashValue")
                .map(this::hash)
                .or(() -> source.obj("fieldRef").text("fieldPath").map(path -> FieldPath.value(rollout, path)));
        return found.map(text -> arg.without("valueFrom").with("value", Json.of(text)))
                .orElse(arg);
    }

    private String hash(String which) {
        return switch (which) {
            case "Latest" -> latest;
            case "Stable" -> stable;
            default ->
                throw new InvalidAnalysis(
                        "podTemplateHashValue must be Latest or Stable, and is " + JsonText.write(Json.of(which)));
        };
    }
}
