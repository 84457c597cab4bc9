package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Several templates as one (spec 4.2).
 *
 * @param args by name; those of which no template knows the value are among them
 */
public record TemplateUnion(
        List<Json.Obj> metrics, List<Json.Obj> args, List<Json.Obj> dryRun, List<Json.Obj> retention) {
    public TemplateUnion {
        metrics = List.copyOf(metrics);
        args = List.copyOf(args);
        dryRun = List.copyOf(dryRun);
        retention = List.copyOf(retention);
    }

    /**
     * The union of these and of all that they refer to; of one that is met twice the first counts, and those of a namespace
     * come before those of the cluster.
     *
     * @throws InvalidAnalysis when one is missing, or two do not go together
     */
    public static TemplateUnion of(List<TemplateRef> references, Templates templates) {
        List<AnalysisTemplate> all = inOrder(references, templates);
        return new TemplateUnion(
                distinct(gathered(all, "metrics"), "name", "two metrics have the same name '%s'"),
                arguments(gathered(all, "args")),
                dryRuns(gathered(all, "dryRun")),
                retentions(gathered(all, "measurementRetention")));
    }

    /**
     * The spec of a run that measures all of it (spec 1.7 and 4.2).
     *
     * @param given values for the arguments; those that no template declares are passed over
     * @param dryRunToo rules that come before the templates' own
     * @param retentionToo rules that come before the templates' own
     * @throws InvalidAnalysis for an argument without a value, or two rules of one name
     */
    public Json.Obj runSpec(List<Json.Obj> given, List<Json.Obj> dryRunToo, List<Json.Obj> retentionToo) {
        Json.Obj spec = Json.Obj.EMPTY.with("metrics", new Json.Arr(List.copyOf(metrics)));
        spec = with(spec, "dryRun", dryRuns(both(dryRunToo, dryRun)));
        spec = with(spec, "measurementRetention", retentions(both(retentionToo, retention)));
        return with(spec, "args", ArgumentMerge.of(args, given));
    }

    private static Json.Obj with(Json.Obj spec, String field, List<Json.Obj> objects) {
        return objects.isEmpty() ? spec : spec.with(field, new Json.Arr(List.copyOf(objects)));
    }

    private static List<Json.Obj> both(List<Json.Obj> first, List<Json.Obj> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Json.Obj> dryRuns(List<Json.Obj> rules) {
        return distinct(rules, "metricName", "two Dry-Run metric rules have the same name '%s'");
    }

    private static List<Json.Obj> retentions(List<Json.Obj> rules) {
        return distinct(rules, "metricName", "two Measurement Retention metric rules have the same name '%s'");
    }

    private static List<AnalysisTemplate> inOrder(List<TemplateRef> references, Templates templates) {
        SequencedSet<AnalysisTemplate> met = new LinkedHashSet<>();
        references.forEach(reference -> follow(reference, templates, met));
        return Stream.concat(
                        met.stream().filter(template -> !template.ref().cluster()),
                        met.stream().filter(template -> template.ref().cluster()))
                .toList();
    }

    private static void follow(TemplateRef reference, Templates templates, SequencedSet<AnalysisTemplate> met) {
        AnalysisTemplate template =
                templates.find(reference).orElseThrow(() -> new InvalidAnalysis(reference.notFound()));
        if (met.add(template)) {
            template.nested().forEach(nested -> follow(nested, templates, met));
        }
    }

    private static List<Json.Obj> gathered(List<AnalysisTemplate> templates, String field) {
        return templates.stream()
                .flatMap(template -> template.spec().objects(field).stream())
                .toList();
    }

    private static List<Json.Obj> distinct(List<Json.Obj> objects, String key, String complaint) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Json.Obj object : objects) {
            String name = object.text(key).orElse("");
            if (!names.add(name)) {
                throw new InvalidAnalysis(complaint.formatted(name));
            }
        }
        return objects;
    }

    private static List<Json.Obj> arguments(List<Json.Obj> given) {
        SequencedMap<String, Json.Obj> byName = new LinkedHashMap<>();
        given.forEach(arg -> byName.merge(arg.text("name").orElse(""), arg, TemplateUnion::together));
        return new ArrayList<>(byName.sequencedValues());
    }

    private static Json.Obj together(Json.Obj one, Json.Obj other) {
        Optional<String> before = one.text("value");
        Optional<String> after = other.text("value");
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            throw new InvalidAnalysis("Argument `%s` specified multiple times with different values: '%s', '%s'"
                    .formatted(one.text("name").orElse(""), before.get(), after.get()));
        }
        boolean empty = before.isEmpty() && one.get("valueFrom").isEmpty();
        return empty ? other : one;
    }
}
