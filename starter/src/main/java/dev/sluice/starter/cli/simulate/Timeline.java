package dev.sluice.starter.cli.simulate;

import dev.sluice.domain.simulate.TimelineEntry;
import dev.sluice.starter.view.TextTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A simulated release as a table for people, and as a tree for programs. */
final class Timeline {
    private Timeline() {}

    static String asTable(List<TimelineEntry> timeline) {
        TextTable table = new TextTable().row("TIME", "STEP", "WEIGHT", "CANARY", "STABLE", "PHASE", "WAITS FOR");
        timeline.forEach(entry -> table.row(
                clock(entry.at()),
                entry.step(),
                entry.weight() + "%",
                entry.canary(),
                entry.stable(),
                entry.phase(),
                entry.waitsFor()));
        return table.text();
    }

    static List<Map<String, Object>> asTree(List<TimelineEntry> timeline) {
        return timeline.stream().map(Timeline::asTree).toList();
    }

    private static Map<String, Object> asTree(TimelineEntry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("atSeconds", entry.at().toSeconds());
        tree.put("step", entry.step());
        tree.put("weight", entry.weight());
        tree.put("canary", entry.canary());
        tree.put("stable", entry.stable());
        tree.put("phase", entry.phase());
        tree.put("waitsFor", entry.waitsFor());
        return tree;
    }

    private static String clock(Duration at) {
        return String.format("%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    }
}
