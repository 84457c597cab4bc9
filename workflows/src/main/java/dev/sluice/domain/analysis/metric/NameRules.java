package dev.sluice.domain.analysis.metric;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.regex.LinearPattern;
import dev.sluice.domain.expr.value.Budget;
import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Rules that pick metrics by their name, with expressions that need not match all of it (spec 4.3): which metrics are only
 * dry-run, and how many measurements are kept.
 *
 * @param kind the field that holds the rules
 */
public record NameRules(String kind, List<Rule> rules) {
    public NameRules {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param limit measurements to keep; 0 where that is not what the rule is about
     */
    public record Rule(String pattern, int limit) {
        boolean matches(String metric) {
            Budget budget = new Budget();
            return LinearPattern.of(pattern, budget).isIn(metric, budget);
        }
    }

    /**
     * Reads them.
     *
     * @throws InvalidAnalysis when a rule is no regular expression or matches no metric
     */
    public static NameRules read(Json.Obj spec, String kind, List<String> metrics) {
        NameRules rules = new NameRules(
                kind,
                spec.objects(kind).stream()
                        .map(rule -> new Rule(
                                rule.text("metricName").orElse(""),
                                Math.clamp(rule.integer("limit").orElse(0), 0, Integer.MAX_VALUE)))
                        .toList());
        for (int i = 0; i < rules.rules().size(); i++) {
            rules.judge(i, metrics);
        }
        return rules;
    }

    private void judge(int index, List<String> metrics) {
        String path = kind + "[" + index + "]: ";
        try {
            if (metrics.stream().noneMatch(rules.get(index)::matches)) {
                throw new InvalidAnalysis(path + "Rule didn't match any metric name(s)");
            }
        } catch (ExprException broken) {
            throw new InvalidAnalysis(path + broken.reason());
        }
    }

    /** Whether some rule is about this metric. */
    public boolean cover(String metric) {
        return rules.stream().anyMatch(rule -> rule.matches(metric));
    }

    /** The limit of the first rule about this metric that has one. */
    public Optional<Integer> limit(String metric) {
        return rules.stream()
                .filter(rule -> rule.limit() > 0 && rule.matches(metric))
                .map(Rule::limit)
                .findFirst();
    }
}
