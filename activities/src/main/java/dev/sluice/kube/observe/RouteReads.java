package dev.sluice.kube.observe;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.service.NamedServices;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouters;
import dev.sluice.domain.traffic.TrafficSight;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.Excerpt;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.Optional;

/** Reads the objects that route a Rollout's traffic. They are of many kinds and few, so they are not watched. */
final class RouteReads {
    private final KubeApi api;

    RouteReads(KubeApi api) {
        this.api = api;
    }

    /** What there is; that something cannot be read is part of the answer, since the release may go on without it. */
    TrafficSight look(Rollout rollout) {
        return options(rollout)
                .map(options -> new RoutingSpec(rollout.id(), options.canary()))
                .<TrafficSight>map(spec -> new Look().at(spec))
                .orElseGet(TrafficSight.Unseen::new);
    }

    private static Optional<TrafficOptions> options(Rollout rollout) {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                        && spec.strategy() instanceof CanaryStrategy canary
                        && !rollout.meta().deleting()
                ? canary.traffic()
                : Optional.empty();
    }

    /** Names come from users: one that no object can have leads nowhere. */
    private static boolean canExist(ObjectRef ref) {
        return NamedServices.isName(ref.name()) && NamedServices.isName(ref.namespace());
    }

    private final class Look {
        private Optional<String> unreadable = Optional.empty();

        TrafficSight at(RoutingSpec spec) {
            return new TrafficSight.Seen(TrafficRouters.look(spec, this::read), unreadable);
        }

        private Optional<Json.Obj> read(ObjectRef ref) {
            if (!canExist(ref)) {
                return Optional.empty();
            }
            try {
                Answer answer = api.get(Paths.object(ref));
                if (answer.code() != Answer.NOT_FOUND && !answer.ok()) {
                    fail(ref, answer.why());
                }
                return Optional.of(answer.body()).filter(body -> answer.ok());
            } catch (IOException unanswered) {
                fail(ref, Excerpt.of(String.valueOf(unanswered.getMessage())));
                return Optional.empty();
            }
        }

        private void fail(ObjectRef ref, String why) {
            unreadable = unreadable.or(() -> Optional.of(ref + " cannot be read: " + why));
        }
    }
}
