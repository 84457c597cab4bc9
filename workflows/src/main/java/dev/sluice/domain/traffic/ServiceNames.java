package dev.sluice.domain.traffic;

/**
 * The services that lead to the two versions. Which ones differs by router (spec 3.6, end).
 *
 * @param canary empty when none is named
 * @param stable empty when none is named
 */
public record ServiceNames(String canary, String stable) {

    /** Which services a router follows when a Rollout names ping and pong. */
    public enum Choice {
        /** Canary and stable, always. */
        CANARY_AND_STABLE,
        /** Ping and pong when they are named. */
        PING_PONG_FIRST,
        /** Ping and pong when neither canary nor stable is named. */
        PING_PONG_LAST
    }

    /**
     * The names for a router.
     *
     * @param stableIsPing {@code status.canary.stablePingPong} is {@code ping}
     */
    public static ServiceNames of(RoutingSpec spec, Choice choice, boolean stableIsPing) {
        ServiceNames plain = new ServiceNames(name(spec, "canaryService"), name(spec, "stableService"));
        boolean none = plain.canary.isEmpty() && plain.stable.isEmpty();
        boolean pingPong = switch (choice) {
            case CANARY_AND_STABLE -> false;
            case PING_PONG_FIRST -> true;
            case PING_PONG_LAST -> none;
        };
        if (!pingPong || spec.strategy().at("pingPong").isAbsent()) {
            return plain;
        }
        String ping = name(spec, "pingPong", "pingService");
        String pong = name(spec, "pingPong", "pongService");
        return stableIsPing ? new ServiceNames(pong, ping) : new ServiceNames(ping, pong);
    }

    private static String name(RoutingSpec spec, String... field) {
        return spec.strategy().at(field).text().orElse("");
    }
}
