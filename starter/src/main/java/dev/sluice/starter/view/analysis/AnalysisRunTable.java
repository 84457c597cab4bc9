package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.view.Ages;
import dev.sluice.starter.view.OutcomeCounts;
import dev.sluice.starter.view.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * AnalysisRuns, one per line.
 *
 * @param withNamespace whether each line says in which namespace it is
 * @param now ages are counted up to here
 */
public record AnalysisRunTable(boolean withNamespace, Instant now) {
    private static final String NONE = "-";
    private static final Comparator<AnalysisRun> NEWEST_FIRST = Comparator.comparing(
                    (AnalysisRun run) -> run.meta().created(), Comparator.reverseOrder())
            .thenComparing(run -> run.id().namespace())
            .thenComparing(AnalysisRun::name);

    /** The objects, those created last first; those of one second by namespace and name. */
    public static List<Json.Obj> newestFirst(List<Json.Obj> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(AnalysisRun::read, NEWEST_FIRST))
                .toList();
    }

    /** The table, with a header also when there are no runs. */
    public String text(List<AnalysisRun> runs) {
        TextTable table = new TextTable();
        table.row(withNamespace("NAMESPACE", "NAME", "STATUS", "OWNER", "MEASUREMENTS", "DURATION", "AGE"));
        runs.forEach(run -> table.row(withNamespace(
                run.id().namespace(),
                run.name(),
                run.phase().name(),
                or(Owners.name(run)),
                or(String.join(",", OutcomeCounts.of(run.status().results()))),
                duration(run),
                Ages.text(Duration.between(run.meta().created(), now)))));
        return table.text();
    }

    private List<String> withNamespace(String namespace, String... others) {
        List<String> cells = new ArrayList<>(List.of(others));
        if (withNamespace) {
            cells.addFirst(namespace);
        }
        return cells;
    }

    private static String or(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private String duration(AnalysisRun run) {
        return run.status()
                .startedAt()
                .map(start -> Ages.text(
                        Duration.between(start, run.status().completedAt().orElse(now))))
                .orElse(NONE);
    }
}
