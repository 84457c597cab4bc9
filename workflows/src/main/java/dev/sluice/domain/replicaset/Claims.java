package dev.sluice.domain.replicaset;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.LabelSelector;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which ReplicaSets come to a Rollout and which leave it, before anything else is done (spec 3.1): one that nothing controls
 * and its selector matches is adopted, one of its own that the selector does not match is let go.
 *
 * @param actions the claims to make now
 * @param seen what there is once they are made
 * @param retry when claims that failed are tried again; empty when there are none
 */
public record Claims(List<Action> actions, Observation seen, Optional<Instant> retry) {
    private static final Comparator<ReplicaSet> OLDEST_FIRST =
            Comparator.comparing((ReplicaSet set) -> set.meta().created()).thenComparing(ReplicaSet::name);

    /** One ReplicaSet that is to come or to go. */
    private record Claim(ReplicaSet set, boolean adopt) {
        Action action() {
            String summary = (adopt ? "adopt " : "let go of ") + set.name();
            return new Action.ClaimReplicaSet(set.name(), set.meta().uid(), adopt, summary, List.of());
        }
    }

    public static Claims of(Observation seen, RolloutSpec spec) {
        List<Claim> due = Stream.concat(
                        seen.orphans().stream()
                                .filter(set -> isSelected(set, spec))
                                .map(set -> new Claim(set, true)),
                        seen.replicaSets().stream()
                                .filter(set -> !isSelected(set, spec))
                                .map(set -> new Claim(set, false)))
                .filter(claim -> !claim.set().meta().deleting())
                .toList();
        List<Claim> now = due.stream()
                .filter(claim -> !Trouble.holds(seen.trouble(), claim.action(), seen.now()))
                .toList();
        return new Claims(
                now.stream().map(Claim::action).toList(),
                now.isEmpty() ? seen : seen.with(claimed(seen.replicaSets(), now)),
                now.size() == due.size() ? Optional.empty() : seen.trouble().map(Trouble::notBefore));
    }

    private static boolean isSelected(ReplicaSet set, RolloutSpec spec) {
        return LabelSelector.matches(spec.selector(), set.meta().labels());
    }

    private static List<ReplicaSet> claimed(List<ReplicaSet> owned, List<Claim> claims) {
        List<ReplicaSet> released =
                claims.stream().filter(claim -> !claim.adopt()).map(Claim::set).toList();
        Stream<ReplicaSet> adopted = claims.stream().filter(Claim::adopt).map(Claim::set);
        return Stream.concat(owned.stream().filter(set -> !released.contains(set)), adopted)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** The plan for what there is once they are made, with the claims before it. */
    public Plan before(Plan plan) {
        return actions.isEmpty() && retry.isEmpty() ? plan : plan.after(actions).wakingBy(retry);
    }
}
