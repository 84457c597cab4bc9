package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.traffic.TrafficRouterContract;

class KongRouterTest extends TrafficRouterContract {
    KongRouterTest() {
        super(new GatewayRouter("sluice.dev/kong"), "kong");
    }
}
