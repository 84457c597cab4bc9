package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.view.RolloutObjects;
import dev.sluice.starter.view.RolloutView;
import dev.sluice.starter.view.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A Rollout as one line of {@code list rollouts} (spec 7.2). */
final class RolloutRow {
    private static final String NONE = "-";

    private RolloutRow() {}

    /** The column titles. */
    static List<String> header(boolean withNamespace) {
        List<String> titles = new ArrayList<>();
        if (withNamespace) {
            titles.add("NAMESPACE");
        }
        titles.addAll(List.of(
                "NAME", "STRATEGY", "STATUS", "STEP", "SET-WEIGHT", "READY", "DESIRED", "UP-TO-DATE", "AVAILABLE"));
        return titles;
    }

    /** The cells under these titles; {@code -} where there is nothing to tell. */
    static List<String> cells(Json.Obj rollout, boolean withNamespace) {
        RolloutView view = Screen.of(RolloutObjects.of(rollout), Instant.EPOCH);
        List<String> cells = new ArrayList<>();
        if (withNamespace) {
            cells.add(view.namespace());
        }
        cells.add(view.name());
        cells.add(view.strategy().word());
        cells.add(status(view.phase().phase()));
        cells.addAll(progress(view.strategy()));
        cells.addAll(counts(view.replicas()));
        return cells;
    }

    /** As wide as the longest phase, so that lines stay aligned while it changes. */
    private static String status(String phase) {
        return "%-11s".formatted(phase);
    }

    private static List<String> progress(RolloutView.Strategy strategy) {
        return strategy instanceof RolloutView.Strategy.Canary canary
                ? List.of(canary.step().isEmpty() ? NONE : canary.step(), Long.toString(canary.setWeight()))
                : List.of(NONE, NONE);
    }

    private static List<String> counts(RolloutView.Replicas replicas) {
        return List.of(
                replicas.ready() + "/" + replicas.current(),
                Long.toString(replicas.desired()),
                Long.toString(replicas.updated()),
                Long.toString(replicas.available()));
    }
}
