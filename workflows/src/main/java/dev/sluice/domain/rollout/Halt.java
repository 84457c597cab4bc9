package dev.sluice.domain.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds a release: an abort, or pauses (spec 2.2).
 *
 * @param abortedAt when the abort was first seen; empty unless aborted
 * @param controllerPause whether the controller paused; true without a pause means that a human resumed
 */
public record Halt(boolean abort, Optional<Instant> abortedAt, List<PauseCondition> pauses, boolean controllerPause) {
    public static final Halt NONE = new Halt(false, Optional.empty(), List.of(), false);

    public Halt {
        pauses = List.copyOf(pauses);
    }

    /** Aborted at the time of an earlier abort, or now; an abort ends all pauses. */
    public Halt aborted(Instant now) {
        return new Halt(true, abortedAt.or(() -> Optional.of(now)), List.of(), false);
    }

    /** Without the time of an abort that was taken back. */
    public Halt settled() {
        return abort ? this : new Halt(false, Optional.empty(), pauses, controllerPause);
    }

    /** With one more pause, which the controller owns. */
    public Halt paused(String reason, Instant now) {
        List<PauseCondition> more = new ArrayList<>(pauses);
        more.add(new PauseCondition(reason, now));
        return new Halt(false, Optional.empty(), more, true);
    }

    /** Without pauses of this reason; when none is left the controller holds nothing any more. */
    public Halt resumed(String reason) {
        List<PauseCondition> left =
                pauses.stream().filter(pause -> !pause.reason().equals(reason)).toList();
        return new Halt(abort, abortedAt, left, controllerPause && !left.isEmpty());
    }

    /** Whether pauses hold the release, or held it until a human took them away. */
    public boolean isHeld() {
        return controllerPause || !pauses.isEmpty();
    }

    /** The pause of this reason, if there is one. */
    public Optional<PauseCondition> pause(String reason) {
        return pauses.stream().filter(pause -> pause.reason().equals(reason)).findFirst();
    }
}
