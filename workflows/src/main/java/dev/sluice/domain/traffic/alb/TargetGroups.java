package dev.sluice.domain.traffic.alb;

import java.util.List;
import java.util.Optional;

/** The load balancers of AWS, as far as verification looks at them (spec 5.2). */
public interface TargetGroups {

    /**
     * The weighted target groups in the rules of a load balancer's listeners; empty when there is no load balancer of that
     * host name.
     *
     * @param hostname as in the status of an Ingress
     */
    Optional<List<Weighted>> behind(String hostname);

    /**
     * A target group in a rule.
     *
     * @param resource its tag {@code ingress.k8s.aws/resource}
     */
    record Weighted(String resource, int weight) {}
}
