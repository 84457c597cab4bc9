package dev.sluice.domain.bluegreen;

import dev.sluice.domain.release.Retention;
import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.rollout.BlueGreenStrategy.ScaleDown;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The sizes of the ReplicaSets of a blue-green release, and until when those out of use are kept (spec 3.7, F2, F3). */
final class SetSizes {
    private final Situation at;
    private final ScaleDown scaleDown;
    private final Instant now;

    SetSizes(Situation at) {
        this.at = at;
        this.scaleDown = at.strategy().scaleDown();
        this.now = at.scene().now();
    }

    /** The stable and the current set. */
    List<Sizing> inUse() {
        return Stream.concat(
                        at.sets().distinctStable().stream().map(set -> new Sizing(set, at.size(), "stable")),
                        at.current().stream().map(set -> at.halt().abort() ? aborted(set) : wanted(set)))
                .filter(sizing -> sizing.needed(at.size()))
                .toList();
    }

    private Sizing wanted(ReplicaSet set) {
        boolean comesBack = at.keptForDelay() && !at.active();
        return new Sizing(
                set,
                at.target(),
                at.active() ? "active" : "preview",
                comesBack ? set.scaleDownDeadline() : Optional.empty());
    }

    /** Kept for the delay after an abort, or for ever when that is zero; never less while production traffic goes there. */
    private Sizing aborted(ReplicaSet set) {
        if (at.active() || scaleDown.afterAbort().isZero() || set.replicas() == 0) {
            return new Sizing(set, set.replicas(), "aborted");
        }
        Instant end = set.scaleDownDeadline().orElseGet(() -> after(scaleDown.afterAbort()));
        return now.isBefore(end)
                ? new Sizing(set, kept(set), "aborted", Optional.of(end))
                : new Sizing(set, 0, "aborted");
    }

    /** Sets of versions that are out of use, the newest first. */
    List<Sizing> outOfUse() {
        if (scaleDownWaits()) {
            return List.of();
        }
        List<ReplicaSet> unused = at.sets().others().stream()
                .filter(set -> set.replicas() > 0 && !at.isSelected(set))
                .toList();
        return new Retention(scaleDown.most(), now).of(unused, this::deadline, this::kept);
    }

    /** Whether old versions stay as they are because it is not sure yet that they are not needed. */
    private boolean scaleDownWaits() {
        boolean unproven =
                scaleDown.delay().isEmpty() && !at.gates().postPromotion().open();
        return unproven || at.unclear();
    }

    private Optional<Instant> deadline(ReplicaSet set) {
        Duration delay = scaleDown.delayOrDefault();
        return set.scaleDownDeadline().or(() -> delay.isZero() ? Optional.empty() : Optional.of(after(delay)));
    }

    private Instant after(Duration delay) {
        return Times.toSecond(now).plus(delay);
    }

    /** A set at full size follows the Rollout's, so that it can come back; a smaller one stays as it is. */
    private int kept(ReplicaSet set) {
        return set.desiredReplicas().equals(OptionalInt.of(set.replicas())) ? at.size() : set.replicas();
    }
}
