package dev.sluice.workflow;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.plan.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans for a {@link TinyState}: two pods, weights, pauses, abort, and a delay before the old version goes. */
final class TinyPlanner {
    private static final int PODS = 2;

    private final Duration scaleDownDelay;

    /** @param scaleDownDelay between the verdict and the end of the pods that lost; zero for none */
    TinyPlanner(Duration scaleDownDelay) {
        this.scaleDownDelay = scaleDownDelay;
    }

    /** One look. */
    private record Seen(TinyState state, Instant now, Optional<Trouble> trouble) {}

    Plan plan(TinyState state, ObserveRequest request) {
        if (!state.uid().equals(request.id().uid())) {
            return gone(state);
        }
        Seen seen = new Seen(state, request.now(), request.trouble());
        if (!state.template().equals(state.podHash())) {
            return plan(seen, begin(state), Optional.empty());
        }
        if (state.aborted()) {
            return abort(seen);
        }
        return state.stable().equals(state.podHash()) ? promoted(seen) : step(seen);
    }

    private static Plan gone(TinyState state) {
        Optional<ReleaseId> other = Optional.of(state.uid())
                .filter(uid -> !uid.isEmpty())
                .map(uid -> new ReleaseId(uid, "", "", "", 0, 1, List.of()));
        return new Plan(
                List.of(),
                Optional.empty(),
                Plan.State.GONE,
                true,
                other,
                new Position(OptionalInt.empty(), ""),
                "",
                state.freshness());
    }

    private static List<Action> begin(TinyState state) {
        List<Action> actions = new ArrayList<>();
        if (!state.sizes().containsKey(state.template())) {
            actions.add(new Action.CreateReplicaSet(
                    state.template(),
                    state.template(),
                    state.sizes().size() + 1,
                    PODS,
                    1,
                    Optional.empty(),
                    "create " + state.template(),
                    List.of()));
        }
        Json.Obj status = Json.Obj.EMPTY
                .with("podHash", Json.of(state.template()))
                .with("step", Json.of(0))
                .with("abort", Json.NULL)
                .with("pausedAt", Json.NULL)
                .with("goesAt", Json.NULL);
        actions.add(patch(state, status, state.template() + " begins"));
        return actions;
    }

    private Plan abort(Seen seen) {
        TinyState state = seen.state();
        if (state.step() > 0 || state.time("pausedAt").isPresent()) {
            Json.Obj status = Json.Obj.EMPTY.with("step", Json.of(0)).with("pausedAt", Json.NULL);
            return plan(seen, List.of(patch(state, delayed(status, seen.now()), "aborted")), Optional.empty());
        }
        Optional<Instant> goesAt = state.time("goesAt").filter(seen.now()::isBefore);
        boolean due = state.size(state.podHash()) > 0 && goesAt.isEmpty();
        return plan(seen, due ? List.of(scale(state, state.podHash(), 0, "abort")) : List.of(), goesAt);
    }

    private Json.Obj delayed(Json.Obj status, Instant now) {
        return scaleDownDelay.isZero()
                ? status
                : status.with("goesAt", Json.of(now.plus(scaleDownDelay).toString()));
    }

    private Plan promoted(Seen seen) {
        TinyState state = seen.state();
        Optional<String> old = state.sizes().sequencedKeySet().stream()
                .filter(set -> !set.equals(state.stable()) && state.size(set) > 0)
                .findFirst();
        Optional<Instant> goesAt = state.time("goesAt");
        if (old.isPresent() && goesAt.filter(seen.now()::isBefore).isPresent()) {
            return plan(seen, List.of(), goesAt);
        }
        return plan(
                seen,
                old.<List<Action>>map(set -> List.of(scale(state, set, 0, "old version")))
                        .orElse(List.of()),
                Optional.empty());
    }

    private Plan step(Seen seen) {
        TinyState state = seen.state();
        if (state.step() >= state.steps().size()) {
            return promote(seen);
        }
        String step = state.steps().get(state.step());
        return step.startsWith("w") ? weigh(seen, Integer.parseInt(step.substring(1))) : pause(seen, step);
    }

    private static Plan weigh(Seen seen, int weight) {
        TinyState state = seen.state();
        int wanted = (PODS * weight + 99) / 100;
        String summary = "setWeight " + weight;
        List<Action> actions = new ArrayList<>();
        if (state.size(state.podHash()) != wanted) {
            actions.add(scale(state, state.podHash(), wanted, summary));
        }
        actions.add(patch(state, passed(state), summary));
        return plan(seen, actions, Optional.empty());
    }

    private static Plan pause(Seen seen, String step) {
        TinyState state = seen.state();
        Optional<Instant> since = state.time("pausedAt");
        if (since.isEmpty()) {
            Json.Obj status = Json.Obj.EMPTY.with("pausedAt", Json.of(seen.now().toString()));
            return plan(seen, List.of(patch(state, status, step)), Optional.empty());
        }
        Optional<Instant> until = step.contains(":")
                ? since.map(start -> start.plusSeconds(Long.parseLong(step.substring(step.indexOf(':') + 1))))
                : Optional.empty();
        boolean over = until.filter(end -> !seen.now().isBefore(end)).isPresent();
        return over
                ? plan(seen, List.of(patch(state, passed(state), step + " is over")), Optional.empty())
                : plan(seen, List.of(), until);
    }

    private Plan promote(Seen seen) {
        TinyState state = seen.state();
        Json.Obj status = Json.Obj.EMPTY.with("stable", Json.of(state.podHash()));
        if (!scaleDownDelay.isZero()) {
            status = status.with(
                    "goesAt", Json.of(seen.now().plus(scaleDownDelay).toString()));
        }
        List<Action> actions = new ArrayList<>();
        if (state.size(state.podHash()) != PODS) {
            actions.add(scale(state, state.podHash(), PODS, "promotion"));
        }
        actions.add(patch(state, status, "promoted " + state.podHash()));
        return plan(seen, actions, Optional.empty());
    }

    private static Json.Obj passed(TinyState state) {
        return Json.Obj.EMPTY.with("step", Json.of(state.step() + 1)).with("pausedAt", Json.NULL);
    }

    private static Action scale(TinyState state, String set, int to, String why) {
        return new Action.ScaleReplicaSet(
                set, state.size(set), to, List.of(), why + ": " + set + " " + state.size(set) + " → " + to, List.of());
    }

    private static Action patch(TinyState state, Json.Obj status, String summary) {
        return new Action.PatchStatus(
                Json.Obj.EMPTY.with("status", status), Long.toString(state.rolloutVersion()), summary, List.of());
    }

    private static Plan plan(Seen seen, List<Action> actions, Optional<Instant> deadline) {
        TinyState state = seen.state();
        List<Action> allowed = actions.stream()
                .takeWhile(action -> !Trouble.holds(seen.trouble(), action, seen.now()))
                .toList();
        boolean promoted =
                state.podHash().equals(state.template()) && state.stable().equals(state.podHash());
        boolean busy = !actions.isEmpty() || deadline.isPresent();
        Plan.State end = promoted ? Plan.State.PROMOTED : state.aborted() ? Plan.State.ABORTED : Plan.State.IN_FLIGHT;
        return new Plan(
                allowed,
                deadline,
                busy ? Plan.State.IN_FLIGHT : end,
                true,
                Optional.of(release(state)),
                new Position(OptionalInt.of(state.step()), state.podHash()),
                phase(state, end),
                state.freshness(),
                Optional.of(end).filter(how -> how != Plan.State.IN_FLIGHT),
                Optional.ofNullable(state.records().get(state.template())));
    }

    private static ReleaseId release(TinyState state) {
        boolean again = !state.aborted()
                && state.records().getOrDefault(state.template(), "").contains("Aborted");
        return new ReleaseId(
                state.uid(),
                state.template(),
                "steps",
                state.template(),
                new ArrayList<>(state.sizes().sequencedKeySet()).indexOf(state.template()) + 1,
                again ? 2 : 1,
                List.of("app:" + state.template()));
    }

    private static String phase(TinyState state, Plan.State end) {
        return switch (end) {
            case PROMOTED -> "Healthy";
            case ABORTED -> "Degraded";
            default -> state.time("pausedAt").isPresent() ? "Paused" : "Progressing";
        };
    }
}
