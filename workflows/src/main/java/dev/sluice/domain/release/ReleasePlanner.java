package dev.sluice.domain.release;

import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.podmetadata.MetadataPass;
import dev.sluice.domain.replicaset.CurrentRevision;
import dev.sluice.domain.replicaset.CurrentSet;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.status.StatusDraft.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a release of any kind: sees to the ReplicaSet of the current template, then leaves the rest to the strategy. */
public final class ReleasePlanner {
    private final Look look;

    /** One look by the rules of a strategy. */
    @FunctionalInterface
    public interface Look {

        /**
         * The plan.
         *
         * @param turn whether the current set was found or is created, should the release begin
         */
        Plan plan(Scene scene, Turn turn);
    }

    public ReleasePlanner(Look look) {
        this.look = look;
    }

    /** The plan for a valid Rollout; the template check matters only while no ReplicaSet has its template. */
    public Plan plan(Observation seen, Rollout rollout, RolloutSpec spec) {
        PlanBuilder out = new PlanBuilder();
        Optional<ReplicaSet> found = CurrentSet.find(rollout, spec, seen.replicaSets(), seen.templateCheck());
        CurrentRevision revision = new CurrentRevision(rollout, spec, seen.replicaSets(), out);
        if (found.isPresent()) {
            ReplicaSet current = revision.sync(found.get());
            List<ReplicaSet> all = seen.replicaSets().stream()
                    .map(set -> set.equals(found.get()) ? current : set)
                    .toList();
            return look(scene(seen, rollout, spec, out, current, all), Turn.FOUND);
        }
        String hash = CurrentSet.hashFor(rollout, spec);
        return switch (seen.templateCheck()) {
            case TemplateCheck.Accepted ignored -> create(seen, rollout, spec, out, revision, hash);
            case TemplateCheck.Unasked ignored -> CreationTrouble.unasked(seen, rollout);
            case TemplateCheck.Refused(String error) -> CreationTrouble.refused(seen, rollout, spec, hash, error);
            case TemplateCheck.Invalid ignored ->
                throw new IllegalStateException("an invalid template is planned as an invalid spec");
        };
    }

    private Plan create(
            Observation seen,
            Rollout rollout,
            RolloutSpec spec,
            PlanBuilder out,
            CurrentRevision revision,
            String hash) {
        Optional<Trouble> trouble = CreationTrouble.of(seen, rollout, hash);
        if (trouble.isPresent() && seen.now().isBefore(trouble.get().notBefore())) {
            return CreationTrouble.plan(seen, rollout, spec, hash, trouble.get());
        }
        ReplicaSet current = revision.create(hash);
        List<ReplicaSet> all = new ArrayList<>(seen.replicaSets());
        all.add(current);
        return look(scene(seen, rollout, spec, out, current, all), Turn.CREATED);
    }

    private Plan look(Scene scene, Turn turn) {
        return new MetadataPass(scene.seen(), scene.spec(), scene.sets()).after(look.plan(scene, turn));
    }

    private static Scene scene(
            Observation seen,
            Rollout rollout,
            RolloutSpec spec,
            PlanBuilder out,
            ReplicaSet current,
            List<ReplicaSet> all) {
        ReplicaSets sets =
                ReplicaSets.of(all, Optional.of(current), rollout.status().release());
        return new Scene(seen, rollout, spec, sets, out);
    }
}
