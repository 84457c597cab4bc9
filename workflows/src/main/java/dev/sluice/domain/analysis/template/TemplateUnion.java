package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
     * The same with the rules that a request has of its own, which come first.
     *
     * @throws InvalidAnalysis when two rules have one name
     */
    public TemplateUnion with(AnalysisRequest request) {
        return new TemplateUnion(
                metrics,
                args,
                dryRuns(both(request.body().objects("dryRun"), dryRun)),
                retentions(both(request.body().objects("measurementRetention"), retention)));
    }

    /**
     * The arguments, each with its value or where that is.
     *
     * @param given by who starts the analysis; those that no template declares are passed over
     * @throws InvalidAnalysis for one without either
     */
    public List<Json.Obj> resolved(List<Json.Obj> given) {
        return ArgumentMerge.of(args, given);
    }

    /** The spec of a run that measures all of it with these arguments (spec 1.7 and 4.2). */
    public Json.Obj runSpec(List<Json.Obj> arguments) {
        Json.Obj spec = Json.Obj.EMPTY.with("metrics", new Json.Arr(List.copyOf(metrics)));
        spec = with(spec, "dryRun", dryRun);
        spec = with(spec, "measurementRetention", retention);
        return with(spec, "args", arguments);
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
        SequencedMap<TemplateRef, AnalysisTemplate> met = new LinkedHashMap<>();
        Deque<TemplateRef> open = new ArrayDeque<>(references);
        while (!open.isEmpty()) {
            TemplateRef next = open.pop();
            if (!met.containsKey(next)) {
                AnalysisTemplate template =
                        templates.find(next).orElseThrow(() -> new InvalidAnalysis(next.notFound()));
                met.put(next, template);
                template.nested().reversed().forEach(open::push);
            }
        }
        return Stream.concat(of(met, false), of(met, true)).toList();
    }

    private static Stream<AnalysisTemplate> of(SequencedMap<TemplateRef, AnalysisTemplate> met, boolean cluster) {
        return met.sequencedEntrySet().stream()
                .filter(entry -> entry.getKey().cluster() == cluster)
                .map(Map.Entry::getValue);
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
