package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of spec 1.10, rules 9 and 10. */
class TrafficRulesTest {
    private static final String BOTH = "canaryService: c, stableService: s, ";
    private static final String SAME =
            "This rollout uses the same service for the ping and pong services, but two different services are"
                    + " required.";

    private static Json.Obj canary(String flow) {
        return Yaml.read("{" + flow.replace("BOTH, ", BOTH) + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pingPong: {pingService: a, pongService: b} | trafficRouting.alb |"
                        + " Ping-pong feature works with the ALB, Istio, and plugin-based traffic routers only",
                "BOTH, pingPong: {pingService: a, pongService: b}, trafficRouting: {nginx: {stableIngress: i}} |"
                        + " trafficRouting.alb |"
                        + " Ping-pong feature works with the ALB, Istio, and plugin-based traffic routers only",
                "pingPong: {pingService: a}, trafficRouting: {istio: {virtualService: {name: v}}} |"
                        + " pingPong.pongService |"
                        + " Ping service and Pong service must to be set to use Ping-Pong feature",
                "pingPong: {pingService: a, pongService: a}, trafficRouting: {istio: {virtualService: {name: v}}} |"
                        + " pingPong.pingService | " + SAME,
                "pingPong: {pingService: a, pongService: b}, trafficRouting: {alb: {ingress: i, servicePort: 1}} |"
                        + " trafficRouting.alb.rootService |"
                        + " Root service field is required for the configuration with ALB and ping-pong feature enabled",
                "trafficRouting: {nginx: {stableIngress: i}} | stableService |"
                        + " Canary service and Stable service must to be set to use Traffic Routing",
                "stableService: s, trafficRouting: {smi: {}} | canaryService |"
                        + " Canary service and Stable service must to be set to use Traffic Routing",
                "trafficRouting: {istio: {virtualService: {name: v}}} | stableService |"
                        + " Canary service and Stable service must to be set to use Traffic Routing",
                "trafficRouting: {alb: {ingress: i, servicePort: 1}} | stableService |"
                        + " Canary service and Stable service must to be set to use Traffic Routing",
                "scaleDownDelaySeconds: 5 | scaleDownDelaySeconds |"
                        + " Canary scaleDownDelaySeconds can only be used with traffic routing",
                "dynamicStableScale: true | dynamicStableScale |"
                        + " Canary dynamicStableScale can only be used with traffic routing",
                "BOTH, dynamicStableScale: true, scaleDownDelaySeconds: 5, trafficRouting: {smi: {}} |"
                        + " dynamicStableScale | Canary dynamicStableScale cannot be used with scaleDownDelaySeconds",
                "BOTH, trafficRouting: {smi: {}, maxTrafficWeight: 1000} | trafficRouting.maxTrafficWeight |"
                        + " Canary maxTrafficWeight in traffic routing only supported in Nginx and Plugins",
                "steps: [{setCanaryScale: {weight: 1}}] | steps[0].setCanaryScale |"
                        + " SetCanaryScale requires TrafficRouting to be set",
                "BOTH, trafficRouting: {nginx: {stableIngress: i}}, steps: [{setHeaderRoute: {name: r}}] |"
                        + " steps[0].setHeaderRoute |"
                        + " SetHeaderRoute requires TrafficRouting, supports Istio and ALB and Apisix",
                "BOTH, trafficRouting: {managedRoutes: [{name: r}], alb: {ingress: i, servicePort: 1}}, steps:"
                        + " [{setHeaderRoute: {name: r, match: [{headerName: h, headerValue: {prefix: x}}]}}] |"
                        + " steps[0].setHeaderRoute.match |"
                        + " SetHeaderRoute match value invalid. ALB supports 'exact' value only",
                "BOTH, trafficRouting: {managedRoutes: [{name: r}], apisix: {route: {name: a}}}, steps:"
                        + " [{setHeaderRoute: {name: r, match: [{headerName: h, headerValue: {prefix: x, exact: y}}]}}]"
                        + " | steps[0].setHeaderRoute.match[0].headerValue |"
                        + " StringMatch match value must have exactly one of the following: exact, regex, prefix",
                "BOTH, trafficRouting: {managedRoutes: [{name: r}], apisix: {route: {name: a}}}, steps:"
                        + " [{setHeaderRoute: {name: r, match: [{headerName: h, headerValue: {}}]}}] |"
                        + " steps[0].setHeaderRoute.match[0].headerValue | StringMatch value missed, match value must"
                        + " have one of the following: exact, regex, prefix",
                "BOTH, trafficRouting: {apisix: {route: {name: a}}}, steps: [{setMirrorRoute: {name: r}}] |"
                        + " steps[0].setMirrorRoute |"
                        + " SetMirrorRoute requires TrafficRouting, supports Istio and Plugins",
                "BOTH, trafficRouting: {managedRoutes: [{name: r}], istio: {virtualService: {name: v}}}, steps:"
                        + " [{setMirrorRoute: {name: r, match: [{headers: {h: {exact: x, regex: y}}}]}}] |"
                        + " steps[0].setMirrorRoute.match[0].headers.h |"
                        + " StringMatch match value must have exactly one of the following: exact, regex, prefix",
                "BOTH, trafficRouting: {managedRoutes: [{name: x}], istio: {virtualService: {name: v}}}, steps:"
                        + " [{setHeaderRoute: {name: r}}] | steps[0].setHeaderRoute.name | Steps define a route that"
                        + " does not exist in spec.strategy.canary.trafficRouting.managedRoutes",
                "steps: [{experiment: {templates: [{name: t, weight: 5}]}}] |"
                        + " steps[0].experiment.templates[0].weight |"
                        + " Experiment template weight cannot be set unless TrafficRouting is enabled",
                "BOTH, trafficRouting: {nginx: {stableIngress: i}}, steps: [{experiment: {templates: [{name: t, weight:"
                        + " 5}]}}] | steps[0].experiment.templates[0].weight | Experiment template weight is only"
                        + " available for TrafficRouting with SMI, ALB, Istio and Plugins at this time",
            })
    void aBrokenRuleIsToldInTheReferencesWords(String canary, String field, String text) {
        assertThat(TrafficRules.firstBroken(canary(canary)))
                .hasValueSatisfying(error -> assertThat(error)
                        .startsWith("spec.strategy." + field + ": Invalid value: ")
                        .endsWith(": " + text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOTH, trafficRouting: {istio: {virtualService: {name: v}}}, steps: [{setHeaderRoute: {name: r}}] |"
                        + " spec.strategy.trafficRouting.managedRoutes: Required value: Rollout has missing field"
                        + " 'spec.strategy.canary.trafficRouting.managedRoutes'",
                "trafficRouting: {plugins: {example.com/x: {}}} |"
                        + " spec.strategy.trafficRouting.plugins[example.com/x]: Forbidden: not supported by this"
                        + " version of Sluice",
                "trafficRouting: 5 | spec.strategy.trafficRouting: Invalid value: 5: must be an object",
            })
    void whatIsMissingOrUnknownIsTold(String canary, String error) {
        assertThat(TrafficRules.firstBroken(canary(canary))).hasValue(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: [{setWeight: 5}]",
                "BOTH, trafficRouting: {nginx: {stableIngress: i}, maxTrafficWeight: 1000}, scaleDownDelaySeconds: 5",
                "pingPong: {pingService: a, pongService: b}, trafficRouting: {alb: {ingress: i, servicePort: 1,"
                        + " rootService: r}}",
                "pingPong: {pingService: a, pongService: b}, trafficRouting: {istio: {virtualService: {name: v}}}",
                "trafficRouting: {istio: {virtualService: {name: v}, destinationRule: {name: d}}}",
                "trafficRouting: {plugins: {argoproj-labs/gatewayAPI: {httpRoute: h}}, maxTrafficWeight: 1000}",
                "BOTH, dynamicStableScale: true, trafficRouting: {smi: {}}, steps: [{experiment: {templates: [{name: t,"
                        + " weight: 5}]}}]",
                "BOTH, trafficRouting: {managedRoutes: [{name: r}], istio: {virtualService: {name: v}}}, steps:"
                        + " [{setHeaderRoute: {name: r}}, {setMirrorRoute: {name: r}}, {setCanaryScale: {weight: 1}}]",
            })
    void whatKeepsTheRulesIsTaken(String canary) {
        assertThat(TrafficRules.firstBroken(canary(canary))).isEmpty();
    }
}
