package dev.sluice.starter.demo.replica;

import java.util.Comparator;
import java.util.List;

/** Which pods go first when there are too many: those that are not ready, then the cheap ones, then the youngest. */
final class Surplus {
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final Comparator<Pod> FIRST_TO_GO = Comparator.comparing(Pod::isReady)
            .thenComparingInt(Surplus::cost)
            .thenComparing(Surplus::created, Comparator.reverseOrder());

    private Surplus() {}

    static List<Pod> of(List<Pod> pods, int wanted) {
        return pods.stream()
                .sorted(FIRST_TO_GO)
                .limit(Math.max(0, pods.size() - wanted))
                .toList();
    }

    private static int cost(Pod pod) {
        return pod.meta()
                .annotation(DELETION_COST)
                .filter(text -> text.matches("-?[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /** An ISO instant, so that it sorts as text. */
    private static String created(Pod pod) {
        return pod.meta().fields().text("creationTimestamp").orElse("");
    }
}
