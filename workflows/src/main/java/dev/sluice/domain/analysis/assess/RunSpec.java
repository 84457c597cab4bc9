package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.argument.RunArguments;
import dev.sluice.domain.analysis.argument.Substitution;
import dev.sluice.domain.analysis.metric.Delegate;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricReader;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.metric.NameRules;
import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a run measures, with all rules of spec 4.3 kept. Where a value is secret it holds a stand-in, so it may be looked at
 * but not measured with.
 */
public record RunSpec(List<MetricSpec> metrics, NameRules dryRun, NameRules retention) {
    private static final int KEPT = 10;

    public RunSpec {
        metrics = List.copyOf(metrics);
    }

    /**
     * Reads the spec of a run.
     *
     * @throws InvalidAnalysis in the words of the run's message
     */
    public static RunSpec read(Json.Obj spec) {
        SequencedMap<String, String> arguments = arguments(spec);
        try {
            List<MetricSpec> metrics = metrics(spec.objects("metrics"), arguments);
            List<String> names = metrics.stream().map(MetricSpec::name).toList();
            return new RunSpec(
                    metrics,
                    NameRules.read(spec, "dryRun", names),
                    NameRules.read(spec, "measurementRetention", names));
        } catch (InvalidAnalysis invalid) {
            throw new InvalidAnalysis("Analysis spec invalid: " + invalid.why());
        }
    }

    private static SequencedMap<String, String> arguments(Json.Obj spec) {
        try {
            SequencedMap<String, String> arguments = RunArguments.withoutSecrets(spec);
            spec.objects("metrics").forEach(metric -> Substitution.ofArguments(metric, arguments));
            return arguments;
        } catch (InvalidAnalysis unresolved) {
            throw new InvalidAnalysis("Unable to resolve metric arguments: " + unresolved.why());
        }
    }

    private static List<MetricSpec> metrics(List<Json.Obj> given, SequencedMap<String, String> arguments) {
        if (given.isEmpty()) {
            throw new InvalidAnalysis("no metrics specified");
        }
        List<MetricSpec> metrics = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            metrics.add(metric(i, Substitution.ofArguments(given.get(i), arguments), metrics));
        }
        return metrics;
    }

    private static MetricSpec metric(int index, Json.Obj given, List<MetricSpec> before) {
        try {
            String name = given.text("name").orElse("");
            if (before.stream().anyMatch(other -> other.name().equals(name))) {
                throw new InvalidAnalysis("duplicate name '" + name + "'");
            }
            MetricSpec metric = MetricReader.read(given);
            Delegate.of(metric).ifPresent(RunSpec::requireOpen);
            return metric;
        } catch (InvalidAnalysis invalid) {
            throw new InvalidAnalysis("metrics[" + index + "]: " + invalid.why());
        }
    }

    /** What a history keeps must hold no secret. */
    private static void requireOpen(Delegate delegate) {
        if (RunArguments.mayHoldSecret(delegate.config())) {
            throw new InvalidAnalysis(Delegate.PROVIDER + ".config must not hold an argument from a Secret");
        }
    }

    /** The metric of this name. */
    public Optional<MetricSpec> metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /** How many measurements of this metric are kept (spec 4.4, step 6). */
    public int kept(String metric) {
        return retention.limit(metric).orElse(KEPT);
    }
}
