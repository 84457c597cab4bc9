package dev.sluice.workflow.analysis;

import dev.sluice.domain.analysis.assess.MeasureTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to be measured, as it was last planned. */
final class Agenda {
    /** The object keeps instants to the second, so a plan that is made from it alone may be so much too early. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private List<MeasureTask> tasks = List.of();

    /** A new plan was made. */
    void plan(List<MeasureTask> next) {
        List<MeasureTask> before = tasks;
        tasks = next.stream().map(task -> asKnown(task, before)).toList();
    }

    private static MeasureTask asKnown(MeasureTask task, List<MeasureTask> before) {
        return before.stream()
                .filter(known -> isSame(known, task))
                .filter(known -> known.due().isAfter(task.due())
                        && known.due().isBefore(task.due().plus(ROUNDING)))
                .findFirst()
                .map(known -> task.at(known.due()))
                .orElse(task);
    }

    private static boolean isSame(MeasureTask one, MeasureTask other) {
        return one.metric().equals(other.metric()) && one.kind() == other.kind() && one.number() == other.number();
    }

    /** Whether this is still to be asked. */
    boolean holds(MeasureTask asked) {
        return tasks.stream().anyMatch(task -> isSame(task, asked));
    }

    /** What is due, of metrics of this kind. */
    List<MeasureTask> due(Instant now, Predicate<String> metrics) {
        return tasks.stream()
                .filter(task -> !task.due().isAfter(now))
                .filter(task -> metrics.test(task.metric()))
                .toList();
    }

    /** When the next is due, of metrics of this kind; empty when there is none. */
    Optional<Instant> next(Predicate<String> metrics) {
        return tasks.stream()
                .filter(task -> metrics.test(task.metric()))
                .map(MeasureTask::due)
                .min(Instant::compareTo);
    }
}
