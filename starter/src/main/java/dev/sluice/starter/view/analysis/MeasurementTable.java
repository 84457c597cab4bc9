package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.starter.view.Icon;
import dev.sluice.starter.view.Node;
import dev.sluice.starter.view.Printable;
import dev.sluice.starter.view.TextTable;
import dev.sluice.starter.view.TextTable.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest measurements of a metric, the last one at the end; columns without any text are left out. */
final class MeasurementTable {
    private static final int MOST = 10;
    private static final int WIDEST = 60;
    private static final List<Column> OPTIONAL = List.of(
            new Column("VALUE", one -> Printable.cut(one.value(), WIDEST)),
            new Column("STARTED", one -> time(one.startedAt())),
            new Column("FINISHED", one -> time(one.finishedAt())),
            new Column("METADATA", one -> Printable.cut(metadata(one), 2 * WIDEST)),
            new Column("MESSAGE", Measurement::message));

    private MeasurementTable() {}

    private record Column(String title, Function<Measurement, String> text) {
        boolean hasText(List<Measurement> measurements) {
            return measurements.stream().anyMatch(one -> !text.apply(one).isEmpty());
        }
    }

    /**
     * The table, each line ended by a line feed; nothing before the first measurement.
     *
     * @param indent what each line begins with
     */
    static String text(MetricResult result, String indent, boolean coloured) {
        List<Measurement> all = result.measurements();
        if (all.isEmpty()) {
            return "";
        }
        List<Measurement> newest = all.subList(Math.max(0, all.size() - MOST), all.size());
        List<Column> columns =
                OPTIONAL.stream().filter(column -> column.hasText(newest)).toList();
        TextTable table = new TextTable().row(titles(indent, columns));
        long number = last(result) - newest.size();
        for (Measurement one : newest) {
            number++;
            table.painted(cells(indent + number, one, columns, coloured));
        }
        return table.text();
    }

    /** The number of the newest measurement, counted from the first that was ever made. */
    private static long last(MetricResult result) {
        long taken = (long) result.tally().count()
                + result.tally().error()
                + (result.unfinished().isPresent() ? 1 : 0);
        return Math.max(taken, result.measurements().size());
    }

    private static List<String> titles(String indent, List<Column> columns) {
        List<String> titles = new ArrayList<>(List.of(indent + "#", "STATUS"));
        columns.forEach(column -> titles.add(column.title()));
        return titles;
    }

    private static List<Cell> cells(String first, Measurement one, List<Column> columns, boolean coloured) {
        String phase = one.phase().name();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(first));
        cells.add(Cell.of(new Node.State(Icon.ofAnalysis(phase), phase), coloured));
        columns.forEach(column -> cells.add(Cell.of(column.text().apply(one))));
        return cells;
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }

    private static String metadata(Measurement measurement) {
        return measurement.metadata().sequencedEntrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
