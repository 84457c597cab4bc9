package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.starter.view.Ages;
import dev.sluice.starter.view.Printable;
import dev.sluice.starter.view.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric in full: when its values are good, what its provider tells, what comes next, and its newest measurements.
 *
 * @param now what is due is counted from here
 */
record MetricBlock(MetricReport metric, Instant now, boolean coloured) {
    private static final String INDENT = "  ";

    /** The text, each line ended by a line feed. */
    String text() {
        return title() + "\n" + facts().text() + MeasurementTable.text(metric.result(), INDENT, coloured);
    }

    private String title() {
        List<String> remarks = new ArrayList<>();
        metric.spec().map(MetricSpec::provider).ifPresent(remarks::add);
        metric.given().text("interval").ifPresent(interval -> remarks.add("every " + interval));
        metric.given().text("initialDelay").ifPresent(delay -> remarks.add("after " + delay));
        if (metric.result().dryRun()) {
            remarks.add("dry run");
        }
        return Printable.of(metric.name() + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")"));
    }

    private TextTable facts() {
        TextTable facts = new TextTable();
        metric.next().ifPresent(task -> fact(facts, "Next", next(task)));
        fact(facts, "Message", metric.result().message());
        fact(facts, "Success when", metric.given().text("successCondition").orElse(""));
        fact(facts, "Failure when", metric.given().text("failureCondition").orElse(""));
        metric.result().metadata().sequencedEntrySet().forEach(entry -> fact(facts, entry.getKey(), entry.getValue()));
        return facts;
    }

    private static void fact(TextTable facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.row(INDENT + label + ":", value);
        }
    }

    private String next(MeasureTask task) {
        String measurement = "measurement " + task.number();
        return switch (task.kind()) {
            case measure -> measurement + " at " + time(task.due());
            case resume -> measurement + " goes on, asked again at " + time(task.due());
            case terminate -> measurement + " is to be ended";
        };
    }

    private String time(Instant due) {
        return due
                + (due.isAfter(now)
                        ? " (in " + Ages.text(Duration.between(now, due)) + ")"
                        : " (due for " + Ages.text(Duration.between(due, now)) + ")");
    }
}
