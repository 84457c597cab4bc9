package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Times;
import dev.sluice.starter.view.TextTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of {@code list rollouts}: all at first, later those that have changed. */
final class RolloutLines {
    private final boolean withNamespace;
    private final boolean withTime;
    private final Clock clock;
    private final TextTable table = new TextTable();
    private final Map<String, List<String>> shown = new HashMap<>();

    RolloutLines(boolean withNamespace, boolean withTime, Clock clock) {
        this.withNamespace = withNamespace;
        this.withTime = withTime;
        this.clock = clock;
        List<String> header = new ArrayList<>(RolloutRow.header(withNamespace));
        if (withTime) {
            header.addFirst("TIMESTAMP");
        }
        table.row(header);
    }

    /** The text to print next, with the header the first time; empty when no line has changed. */
    String update(List<Json.Obj> rollouts) {
        boolean first = shown.isEmpty();
        StringBuilder later = new StringBuilder();
        rollouts.stream().sorted(Comparator.comparing(RolloutLines::key)).forEach(rollout -> {
            List<String> cells = RolloutRow.cells(rollout, withNamespace);
            if (!cells.equals(shown.put(key(rollout), cells))) {
                table.row(stamped(cells));
                later.append(table.lastRow());
            }
        });
        return first ? table.text() : later.toString();
    }

    private List<String> stamped(List<String> cells) {
        List<String> row = new ArrayList<>(cells);
        if (withTime) {
            row.addFirst(Times.toSecond(clock.instant()).toString());
        }
        return row;
    }

    private static String key(Json.Obj rollout) {
        Json.Obj meta = rollout.obj("metadata");
        return meta.text("namespace").orElse("") + "/" + meta.text("name").orElse("");
    }
}
