package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.traffic.TrafficRouterContract;

class GatewayRouterTest extends TrafficRouterContract {
    GatewayRouterTest() {
        super(new GatewayRouter("argoproj-labs/gatewayAPI"), "gateway");
    }
}
