package dev.sluice.domain.canary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sizes that come nearest to a weight when pods are all there is to steer traffic with (spec 3.3, exact). */
final class CanaryTarget {
    private final int size;
    private final int weight;
    private final int surge;

    private CanaryTarget(int size, int weight, int surge) {
        this.size = size;
        this.weight = weight;
        this.surge = surge;
    }

    /**
     * The sizes to aim at.
     *
     * @param size {@code spec.replicas}, not negative
     * @param weight per cent, 0..100
     * @param surge pods allowed beyond the size, not negative
     */
    static Sizes of(int size, int weight, int surge) {
        return size == 0 ? new Sizes(0, 0) : new CanaryTarget(size, weight, surge).nearest();
    }

    private record Candidate(int canary, int total) {}

    private Sizes nearest() {
        Candidate best = candidates().stream()
                .min(Comparator.comparingDouble(this::error))
                .orElseGet(() -> new Candidate(up(), size));
        return new Sizes(best.canary(), best.total() - best.canary());
    }

    private double error(Candidate candidate) {
        return Math.abs((double) candidate.canary() * CanaryWeight.ALL / candidate.total() - weight);
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        boolean mayBeNone = weight == 0 || weight == CanaryWeight.ALL || (size == 1 && surge == 0);
        boolean downCounts = down() != 0 || mayBeNone;
        if (up() < size || mayBeNone) {
            candidates.add(new Candidate(up(), size));
        }
        if (!tie(size) && downCounts) {
            candidates.add(new Candidate(down(), size));
        }
        if (surge > 0) {
            candidates.add(new Candidate(up(), size + 1));
        }
        if (surge > 0 && !tie(size + 1) && downCounts) {
            candidates.add(new Candidate(down(), size + 1));
        }
        return candidates;
    }

    private int up() {
        return (int) Math.ceilDiv((long) size * weight, (long) CanaryWeight.ALL);
    }

    private int down() {
        return (int) Math.floorDiv((long) size * weight, (long) CanaryWeight.ALL);
    }

    private boolean tie(int total) {
        return (long) total * weight % CanaryWeight.ALL == CanaryWeight.ALL / 2;
    }
}
