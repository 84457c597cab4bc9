package dev.sluice.domain.bluegreen;

import dev.sluice.domain.rollout.BlueGreenStrategy.AutoPromotion;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Times;
import java.time.Instant;
import java.util.Optional;

/** Enters the pause before the switch, and leaves it when its time is over or a human says so (spec 3.7, F1). */
final class PauseWalk {
    private static final String REASON = PauseCondition.BLUE_GREEN_PAUSE;

    private final Situation at;
    private final Instant now;

    PauseWalk(Situation at) {
        this.at = at;
        this.now = at.scene().now();
    }

    /**
     * Where the pause is now.
     *
     * @param over whether nothing holds the switch any more
     */
    record Walked(Halt halt, boolean over) {}

    Walked walk() {
        Halt halt = at.halt();
        AutoPromotion auto = at.strategy().autoPromotion();
        if (at.fastTracked() || at.services().checkPoint() || auto.atOnce()) {
            return leave();
        }
        if (!at.gates().prePromotion().open()) {
            return new Walked(halt, false);
        }
        Optional<PauseCondition> held = halt.pause(REASON);
        if (held.isEmpty()) {
            return halt.controllerPause() ? leave() : enter();
        }
        Instant end = held.get().startTime().plus(auto.after());
        if (auto.enabled() && !now.isBefore(end)) {
            return leave();
        }
        at.scene().out().wakeAt(Optional.of(end).filter(ignored -> auto.enabled()));
        return new Walked(halt, false);
    }

    private Walked enter() {
        AutoPromotion auto = at.strategy().autoPromotion();
        Instant start = Times.toSecond(now);
        at.scene().out().wakeAt(Optional.of(start.plus(auto.after())).filter(ignored -> auto.enabled()));
        return new Walked(at.halt().paused(REASON, start), false);
    }

    private Walked leave() {
        return new Walked(at.halt().resumed(REASON), true);
    }
}
