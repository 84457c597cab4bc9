package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The texts of action annotations; their order of fields is fixed (spec 5.2, exact).
 *
 * @param root the service that the Ingress names
 * @param port of all services
 * @param stickiness for how long a client stays, in seconds; empty for not at all
 */
record AlbActions(String prefix, String root, long port, Optional<Long> stickiness) {
    private static final long LONGEST_STICKINESS = 604_800;
    private static final long ALL = 100;

    static AlbActions of(Spot config, TrafficState state) {
        Spot port = config.at("servicePort");
        return new AlbActions(
                config.at("annotationPrefix").text().orElse("alb.ingress.kubernetes.io"),
                config.at("rootService").text().orElse(state.stable().service()),
                port.integer().orElseThrow(() -> port.refused("is required")),
                stickiness(config.at("stickinessConfig")));
    }

    private static Optional<Long> stickiness(Spot config) {
        if (!config.obj().flag("enabled")) {
            return Optional.empty();
        }
        Spot duration = config.at("durationSeconds");
        long seconds = duration.integer().orElse(0L);
        if (seconds < 1 || seconds > LONGEST_STICKINESS) {
            throw duration.refused(
                    "TargetGroupStickinessConfig's duration must be between 1 and 604800 seconds (7 days)");
        }
        return Optional.of(seconds);
    }

    /** The annotation of an action. */
    String action(String name) {
        return prefix + "/actions." + name;
    }

    /** The annotation of an action's conditions. */
    String conditions(String name) {
        return prefix + "/conditions." + name;
    }

    /** Splits the traffic as the state says. */
    String split(TrafficState state) {
        return forward(
                Stream.of(List.of(state.canary()), state.additional(), List.of(state.stable()))
                        .flatMap(List::stream)
                        .map(destination -> target(destination.service(), destination.weight()))
                        .toList(),
                stickiness);
    }

    /** Sends all traffic to one service. */
    String only(String service) {
        return forward(List.of(target(service, ALL)), Optional.empty());
    }

    /** The name under which the load balancer controller tags the target group of a destination. */
    String resource(String namespace, String ingress, Destination destination) {
        return namespace + "/" + ingress + "-" + destination.service() + ":" + port;
    }

    private Json target(String service, long weight) {
        SequencedMap<String, Json> target = new LinkedHashMap<>();
        target.put("ServiceName", Json.of(service));
        target.put("ServicePort", Json.of(Long.toString(port)));
        target.put("Weight", Json.of(weight));
        return new Json.Obj(target);
    }

    private static String forward(List<Json> targets, Optional<Long> stickiness) {
        SequencedMap<String, Json> config = new LinkedHashMap<>();
        config.put("TargetGroups", new Json.Arr(targets));
        stickiness.ifPresent(seconds -> {
            SequencedMap<String, Json> sticky = new LinkedHashMap<>();
            sticky.put("Enabled", Json.of(true));
            sticky.put("DurationSeconds", Json.of(seconds));
            config.put("TargetGroupStickinessConfig", new Json.Obj(sticky));
        });
        SequencedMap<String, Json> action = new LinkedHashMap<>();
        action.put("Type", Json.of("forward"));
        action.put("ForwardConfig", new Json.Obj(config));
        return JsonText.write(new Json.Obj(action));
    }
}
