package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.AnalysisPlanner;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.view.Ages;
import dev.sluice.starter.view.Head;
import dev.sluice.starter.view.Icon;
import dev.sluice.starter.view.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes an AnalysisRun as text: a head of labelled lines, its metrics as a table, and each metric in full. */
public final class AnalysisRunPage {
    private final boolean coloured;

    /** @param coloured whether signs carry the colour codes of a terminal */
    public AnalysisRunPage(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * The whole page, each line ended by a line feed.
     *
     * @param now ages are counted up to here, and what is due from here
     */
    public String text(AnalysisRun run, Instant now) {
        AnalysisPlan plan = AnalysisPlanner.plan(run.id().uid(), Optional.of(run), List.of(), now);
        List<MetricReport> metrics = MetricReport.of(run, plan);
        return head(run, plan, now)
                + "\n"
                + MetricsTable.text(metrics, coloured)
                + metrics.stream()
                        .map(metric -> "\n" + new MetricBlock(metric, now, coloured).text())
                        .collect(Collectors.joining());
    }

    private String head(AnalysisRun run, AnalysisPlan plan, Instant now) {
        Head head = new Head(coloured);
        String phase = run.phase().name();
        head.line("Name:", run.name());
        head.line("Namespace:", run.id().namespace());
        head.line("Status:", new Node.State(Icon.ofAnalysis(phase), phase));
        line(head, "Message:", run.status().message());
        line(head, "Owner:", Owners.text(run));
        times(head, run, now);
        if (run.terminating()) {
            head.line("Terminate:", "asked for");
        }
        if (run.completed()) {
            plan.expiry().ifPresent(end -> head.line("Kept until:", end));
        }
        line(head, "Dry run:", dryRun(run.spec()));
        args(head, run.spec().objects("args"));
        return head.text();
    }

    private static void line(Head head, String label, String value) {
        if (!value.isEmpty()) {
            head.line(label, value);
        }
    }

    private static void times(Head head, AnalysisRun run, Instant now) {
        Instant created = run.meta().created();
        if (created.isAfter(Instant.EPOCH)) {
            head.line("Age:", Ages.text(Duration.between(created, now)));
        }
        run.status().startedAt().ifPresent(start -> {
            Instant end = run.status().completedAt().orElse(now);
            head.line("Started:", start);
            run.status().completedAt().ifPresent(completed -> head.line("Completed:", completed));
            head.line("Duration:", Ages.text(Duration.between(start, end)));
        });
    }

    private static String dryRun(Json.Obj spec) {
        return spec.objects("dryRun").stream()
                .map(rule -> rule.text("metricName").orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static void args(Head head, List<Json.Obj> args) {
        if (!args.isEmpty()) {
            head.line("Args:", "");
        }
        args.forEach(arg -> head.line("  " + arg.text("name").orElse("") + ":", value(arg)));
    }

    /** The value, or where it comes from; the value in a Secret is not even read. */
    private static String value(Json.Obj arg) {
        Json.Obj source = arg.obj("valueFrom");
        Json.Obj secret = source.obj("secretKeyRef");
        return secret.text("name")
                .map(name -> "from key " + secret.text("key").orElse("") + " of Secret " + name)
                .or(() -> arg.text("value"))
                .or(() -> source.obj("fieldRef").text("fieldPath").map(path -> "from field " + path))
                .orElse("not set");
    }
}
