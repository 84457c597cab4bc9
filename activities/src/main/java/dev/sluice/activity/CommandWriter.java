package dev.sluice.activity;

import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.command.CommandDecision;
import dev.sluice.domain.command.CommandRules;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.observe.RolloutObserver;
import dev.sluice.kube.write.RolloutWrites;
import java.io.IOException;
import java.util.Optional;

/** Writes an operator's command into the Rollout's status, if it makes sense there (spec 7.2). */
public final class CommandWriter {
    private static final int TRIES = 5;

    private final RolloutObserver observer;
    private final RolloutWrites writes;

    /** A writer that reads through this observer. */
    public CommandWriter(RolloutObserver observer, RolloutWrites writes) {
        this.observer = observer;
        this.writes = writes;
    }

    /** Decides anew on the live object when it changes under the write. */
    public Outcome write(CommandRequest request) {
        Key key = new Key(request.id().namespace(), request.id().name());
        try {
            Outcome outcome = decide(request, observer.rollout(key, request.notBefore()));
            for (int tries = 1; tries < TRIES && outcome instanceof Outcome.Conflict; tries++) {
                outcome = decide(request, observer.liveRollout(key));
            }
            return outcome;
        } catch (IOException unanswered) {
            return new Outcome.Failed(Outcome.Failed.UNREACHABLE, String.valueOf(unanswered.getMessage()));
        }
    }

    private Outcome decide(CommandRequest request, Optional<CachedRollout> found) {
        return found.map(CachedRollout::rollout)
                .filter(rollout -> rollout.id().equals(request.id()))
                .map(rollout -> carryOut(rollout, request.command()))
                .orElseGet(() -> new Outcome.Refused("the Rollout is gone"));
    }

    private Outcome carryOut(Rollout rollout, Command command) {
        RolloutId id = rollout.id();
        String version = rollout.meta().resourceVersion();
        return switch (CommandRules.decide(rollout, command)) {
            case CommandDecision.Write write -> writes.patchStatus(id, write.statusPatch(), version);
            case CommandDecision.Already ignored -> new Outcome.Done(Freshness.of(Freshness.ROLLOUTS, version));
            case CommandDecision.Refuse refuse -> new Outcome.Refused(refuse.why());
        };
    }
}
