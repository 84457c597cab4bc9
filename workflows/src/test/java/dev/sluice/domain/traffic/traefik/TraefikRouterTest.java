package dev.sluice.domain.traffic.traefik;

import dev.sluice.domain.traffic.TrafficRouterContract;

class TraefikRouterTest extends TrafficRouterContract {
    TraefikRouterTest() {
        super(new TraefikRouter(), "traefik");
    }
}
