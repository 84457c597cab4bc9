package dev.sluice.domain.traffic.apisix;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.StringMatch;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Owner;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The ApisixRoutes of header routes: copies of the Rollout's route, with the headers as a condition, more important by one,
 * and without the stable backend (spec 5.2).
 *
 * @param base the Rollout's route
 * @param rules names of its rules that are copied
 */
record HeaderRoutes(RoutingSpec spec, TrafficState state, Spot base, List<String> rules) {
    private static final long ALL = 100;

    /** What is to become of the route of that name; empty when it is none of ours. */
    Optional<Wanted> wanted(ObjectRef ref, SeenObjects seen) {
        Optional<Spot> present = seen.find(ref);
        boolean ours =
                present.filter(object -> Owner.controls(spec.rollout(), object)).isPresent();
        Optional<HeaderRoute> route = state.headerRoutes().stream()
                .filter(one -> one.name().equals(ref.name()))
                .findFirst();
        if (route.isEmpty()) {
            return ours ? Optional.of(Wanted.gone(ref)) : Optional.empty();
        }
        if (present.isPresent() && !ours) {
            throw present.get()
                    .at("metadata", "ownerReferences")
                    .foreign("duplicate ApisixRoute [" + ref.name() + "] already exists");
        }
        Json.Obj object = present.map(Spot::obj).orElseGet(() -> copied(ref));
        return Optional.of(Wanted.of(ref, FieldPath.of("spec", "http").set(object, http(route.get()))));
    }

    private Json.Obj copied(ObjectRef ref) {
        return Owner.controlled(spec.rollout(), ref.blank())
                .with("spec", base.at("spec").obj().without("http"));
    }

    private Json.Arr http(HeaderRoute route) {
        return new Json.Arr(base.at("spec", "http").elements().stream()
                .filter(rule -> rules.contains(rule.at("name").text().orElse("")))
                .map(rule -> rule(rule, route))
                .toList());
    }

    private Json rule(Spot rule, HeaderRoute route) {
        List<Json> backends = rule.at("backends").elements().stream()
                .filter(backend -> !leadsTo(backend, state.stable()))
                .map(backend ->
                        leadsTo(backend, state.canary()) ? backend.obj().with("weight", Json.of(ALL)) : backend.value())
                .toList();
        List<Json> conditions = Stream.concat(
                        rule.at("match", "exprs").elements().stream().map(Spot::value),
                        route.match().stream().map(HeaderRoutes::condition))
                .toList();
        Json.Obj copy = rule.obj()
                .with("priority", Json.of(rule.at("priority").integer().orElse(0L) + 1))
                .with("backends", new Json.Arr(backends));
        return copy.with("match", rule.at("match").obj().with("exprs", new Json.Arr(conditions)));
    }

    private static boolean leadsTo(Spot backend, TrafficState.Destination destination) {
        return ApisixRouter.BY_NAME.service(backend).equals(Optional.of(destination.service()));
    }

    private static Json condition(HeaderRoute.Header header) {
        StringMatch match = header.value();
        String value = switch (match.kind()) {
            case EXACT, REGEX -> match.value();
            case PREFIX -> "^" + match.value() + ".*";
        };
        SequencedMap<String, Json> subject = new LinkedHashMap<>();
        subject.put("scope", Json.of("Header"));
        subject.put("name", Json.of(header.name()));
        SequencedMap<String, Json> condition = new LinkedHashMap<>();
        condition.put("subject", new Json.Obj(subject));
        condition.put("op", Json.of(match.kind() == StringMatch.Kind.EXACT ? "Equal" : "RegexMatch"));
        condition.put("value", Json.of(value));
        return new Json.Obj(condition);
    }
}
